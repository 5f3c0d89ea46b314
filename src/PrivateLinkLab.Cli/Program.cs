using PrivateLinkLab.Cli;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Terminals;

LabEnvironment environment;
try
{
    environment = LabEnvironment.OfProcess();
}
catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync("lab: The folder that this was started in does not exist any more.");
    return ExitStatus.NotCarriedOut;
}

return await Lab.RunAsync(args, environment);
