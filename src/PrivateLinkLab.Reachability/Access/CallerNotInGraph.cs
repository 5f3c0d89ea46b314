using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>Who asks is a person or somebody else whose credentials are not part of the graph.</summary>
internal sealed record CallerNotInGraph(string Action) : AuthorizationDetail;
