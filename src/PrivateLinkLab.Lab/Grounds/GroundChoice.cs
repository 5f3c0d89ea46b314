namespace PrivateLinkLab.Lab.Grounds;

/// <summary>The ground that a command line names.</summary>
/// <param name="Target">The ground; null when it names none.</param>
/// <param name="Endpoint">The URL of an emulator that runs already; null to have one started.</param>
/// <param name="AllowRemoteEndpoint">Whether that may be on another machine.</param>
internal sealed record GroundChoice(string? Target, Uri? Endpoint, bool AllowRemoteEndpoint)
{
    /// <summary>The ground to build on: the simulated cloud unless the command line names another.</summary>
    public string Ground => Target ?? Grounds.Ground.Simulated;
}
