using PrivateLinkLab.Amazon.Services;

namespace PrivateLinkLab.Scenarios;

/// <summary>Session Manager without the internet: interface endpoints for ssm and ssmmessages.</summary>
public static class SessionManagerScenario
{
    /// <summary>The scenario.</summary>
    public static readonly Scenario Definition = new()
    {
        Name = "session-manager",
        Summary =
            "private-subnet with interface endpoints for Session Manager: a shell on AppServer, with no bastion and "
            + "no inbound rule.",
        Endpoints = AwsServices.SessionManager,
        Build = PrivateSubnetScenario.Build,
    };
}
