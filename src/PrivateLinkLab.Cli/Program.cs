using PrivateLinkLab.Cli;

return await Lab.RunAsync(args, LabEnvironment.OfProcess());
