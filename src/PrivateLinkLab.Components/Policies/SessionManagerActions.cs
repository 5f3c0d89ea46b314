namespace PrivateLinkLab.Components.Policies;

/// <summary>What the SSM agent of an instance must be allowed for Session Manager, and no more.</summary>
internal static class SessionManagerActions
{
    /// <summary>The channels of a session (Systems Manager guide, "Message APIs").</summary>
    public static readonly string[] Channels =
    [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ];

    /// <summary>The channels, and the agent's report that it is there.</summary>
    public static readonly string[] Agent = ["ssm:UpdateInstanceInformation", .. Channels];
}
