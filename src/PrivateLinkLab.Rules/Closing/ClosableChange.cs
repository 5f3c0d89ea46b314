using PrivateLinkLab.Network;

namespace PrivateLinkLab.Rules.Closing;

/// <summary>Something that could be taken away, and everything that the rules want reachable still is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Resource">The resource that has it.</param>
/// <param name="Change">What to do, in one sentence.</param>
public sealed record ClosableChange(ClosableKind Kind, Identity Resource, string Change);

/// <summary>What can be taken away.</summary>
public enum ClosableKind
{
    /// <summary>A rule of a security group.</summary>
    SecurityGroupRule,

    /// <summary>A route.</summary>
    Route,

    /// <summary>An endpoint.</summary>
    Endpoint,

    /// <summary>A permission of a role.</summary>
    Permission,
}
