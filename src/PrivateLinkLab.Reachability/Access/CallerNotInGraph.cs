using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>The caller's credentials are not in the graph, for example those of a person.</summary>
internal sealed record CallerNotInGraph(string Action) : AuthorizationDetail;
