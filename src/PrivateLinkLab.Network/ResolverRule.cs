using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A rule of Route 53 Resolver, in the VPCs that it is associated with.</summary>
/// <param name="Identity">What it is called.</param>
/// <param name="Domain">
/// The domain whose names it is for, in lower case and without a dot at its end, so that it is empty for all; null
/// when it is not known.
/// </param>
/// <param name="Forwards">Whether other DNS servers answer; false where Resolver itself does.</param>
/// <param name="Vpcs">The keys of the VPCs.</param>
public sealed record ResolverRule(Identity Identity, string? Domain, Truth Forwards, ImmutableArray<string> Vpcs);
