using System.Collections.Immutable;

namespace PrivateLinkLab.Network;

/// <summary>Something in the graph that does not fit together; the model is built all the same.</summary>
/// <param name="Component">The URN of the resource that it is found at.</param>
/// <param name="Message">A sentence that names both sides.</param>
public sealed record ModelWarning(string Component, string Message);

/// <summary>A resource whose type the model does not know.</summary>
/// <param name="Identity">The resource's identity.</param>
/// <param name="Type">Its type, for example <c>aws:networkfirewall/firewall:Firewall</c>.</param>
/// <param name="Touches">
/// The keys of the VPCs, subnets, route tables and so on that it refers to, when its type is one that can change what
/// traffic does there; empty when it cannot.
/// </param>
public sealed record NotModelledResource(Identity Identity, string Type, ImmutableArray<string> Touches);
