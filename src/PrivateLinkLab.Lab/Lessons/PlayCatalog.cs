namespace PrivateLinkLab.Lab.Lessons;

/// <summary>The plays, one for each scenario.</summary>
internal static class PlayCatalog
{
    /// <summary>Every play.</summary>
    public static readonly IReadOnlyList<Play> All =
    [
        PrivateSubnetPlay.Play,
        PublicEndpointPlay.Play,
        SessionManagerPlay.Play,
        SqsEndpointPlay.Play,
        PortForwardingPlay.Play,
        GatewayEndpointPlay.Play,
        EndpointServicePlay.Play,
    ];

    /// <summary>Finds a scenario's play, or gives null.</summary>
    /// <param name="scenario">The scenario's name.</param>
    public static Play? Find(string scenario) => All.FirstOrDefault(play => play.Scenario == scenario);
}
