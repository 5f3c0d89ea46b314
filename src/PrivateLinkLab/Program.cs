using PrivateLinkLab.Configuration;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    try
    {
        var config = LabConfig.Read(await PulumiSettings.ReadAsync());
        return config.Scenario.Build(config);
    }
    catch (Exception refusal) when (refusal is LabConfigException or ArgumentException)
    {
        // Pulumi prints a RunException's sentence, and the stack trace of anything else.
        throw new RunException(refusal.Message);
    }
});
