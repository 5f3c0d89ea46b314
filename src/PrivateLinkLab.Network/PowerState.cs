using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>Whether an instance or a database runs.</summary>
/// <param name="IsOn">Whether it runs.</param>
/// <param name="Name">The state's name as AWS writes it, for example <c>stopped</c>; null when it is not known.</param>
/// <param name="SetBy">The resource that sets it; null when nothing of the graph does.</param>
public sealed record PowerState(Truth IsOn, string? Name, Identity? SetBy)
{
    /// <summary>The state when nothing says otherwise: AWS starts what it creates.</summary>
    public static PowerState On { get; } = new(Truth.True, null, null);
}
