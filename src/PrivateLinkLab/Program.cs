using PrivateLinkLab.Configuration;
using PrivateLinkLab.Scenarios;
using Pulumi;

try
{
    return await Deployment.RunAsync(async () =>
    {
        try
        {
            var config = ScenarioCatalog.Read(await PulumiSettings.ReadAsync());
            return ScenarioCatalog.Build(config);
        }
        catch (Exception refusal) when (refusal is LabConfigException or ArgumentException)
        {
            // Pulumi prints a RunException's sentence, and the stack trace of anything else.
            throw new RunException(refusal.Message);
        }
    });
}
catch (InvalidOperationException withoutEngine) when (Environment.GetEnvironmentVariable("PULUMI_MONITOR") is null)
{
    // Started by hand rather than by `pulumi up`: the SDK's sentence says so.
    await Console.Error.WriteLineAsync(withoutEngine.Message);
    return 2;
}
