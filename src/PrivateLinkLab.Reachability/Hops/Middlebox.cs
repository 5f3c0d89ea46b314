using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// The endpoint of an appliance that a route leads to, at the edge of a VPC or inside it (Amazon VPC User Guide,
/// "Middlebox routing"). What its rules do with the packets is nothing that the network tells, so that they are
/// followed no further; also where only the one direction of a connection passes it, which stateful rules drop or not.
/// </summary>
internal sealed class MiddleboxHop(Topology topology)
{
    /// <summary>Notes when a route leads to an appliance.</summary>
    /// <returns>Whether it does.</returns>
    public bool Takes(Trace trace, Route? route, Identity table, Direction direction)
    {
        if (
            route
                is not {
                    Target: { Kind: RouteTargetKind.NotModelled or RouteTargetKind.GatewayEndpoint, Key: { } key }
                }
            || !topology.Model.Middleboxes.TryGetValue(key, out var middlebox)
        )
        {
            return false;
        }

        trace.Pass(table, new RouteToMiddlebox(route, middlebox), direction);
        switch (middlebox.IsAvailable)
        {
            case Truth.True:
                trace.Add(
                    new Admitted(
                        middlebox.Identity,
                        direction,
                        Truth.Unknown,
                        Reason.MiddleboxRules,
                        new MiddleboxDecides(middlebox.Kind)
                    )
                );
                break;
            case Truth.False:
                trace.Add(
                    new Admitted(
                        middlebox.Identity,
                        direction,
                        Truth.False,
                        Reason.BadStateRoute,
                        new MiddleboxIsInState(middlebox)
                    ),
                    new ReplaceBlackhole(table, route.Destination)
                );
                break;
            case Truth.Unknown:
                trace.Add(
                    new Admitted(
                        middlebox.Identity,
                        direction,
                        Truth.Unknown,
                        Reason.BadStateRoute,
                        new MiddleboxIsInState(middlebox)
                    )
                );
                break;
            default:
                throw new UnreachableException($"Nobody knows whether {middlebox.Identity} is available.");
        }

        return true;
    }
}

/// <summary>A route leads packets to the endpoint of an appliance.</summary>
internal sealed record RouteToMiddlebox(Route Route, Middlebox Middlebox) : RouteDetail, IByRoute;

/// <summary>What an appliance lets pass is not known.</summary>
internal sealed record MiddleboxDecides(MiddleboxKind Kind) : AdmissionDetail;

/// <summary>The endpoint of an appliance takes no traffic in its state, or the state is not known.</summary>
internal sealed record MiddleboxIsInState(Middlebox Middlebox) : AdmissionDetail;
