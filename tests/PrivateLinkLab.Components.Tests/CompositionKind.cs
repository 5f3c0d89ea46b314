namespace PrivateLinkLab.Components.Tests;

/// <summary>Which components stand together in a test.</summary>
public enum CompositionKind
{
    /// <summary>All that need no way to the internet: <see cref="Composition"/>.</summary>
    Private,

    /// <summary>Those with a way to the internet: <see cref="OpenComposition"/>.</summary>
    Open,

    /// <summary>Those of an endpoint service: <see cref="PrivateLinkPair"/>.</summary>
    PrivateLink,
}
