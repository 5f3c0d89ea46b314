using PrivateLinkLab.Cli;
using PrivateLinkLab.Cli.Terminals;

return await Lab.RunAsync(args, LabEnvironment.OfProcess());
