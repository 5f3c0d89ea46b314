namespace PrivateLinkLab.Network;

/// <summary>Whether an instance or a database runs.</summary>
/// <param name="IsOn">Whether it runs; null when that is not known.</param>
/// <param name="Name">The state's name as AWS writes it, for example <c>stopped</c>; null when it is not known.</param>
/// <param name="SetBy">The resource that sets it; null when nothing of the graph does.</param>
public sealed record PowerState(bool? IsOn, string? Name, Identity? SetBy)
{
    /// <summary>What nothing says otherwise of: AWS starts what it makes.</summary>
    public static PowerState On { get; } = new(true, null, null);
}
