using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// The API of an EKS cluster: inside the VPC by its network interfaces when private access is on, else by the internet
/// from the blocks that the cluster admits (Amazon EKS User Guide, "Cluster API server endpoint").
/// </summary>
internal sealed class KubernetesClusterHop(Topology topology, BetweenInterfaces connection, ToPublicAddress toPublic)
{
    /// <summary>The port of the API.</summary>
    public const int Port = 443;

    /// <summary>Traces from a network interface.</summary>
    public void To(Trace trace, NetworkInterface from, KubernetesCluster cluster, Flow flow)
    {
        AsksPort(trace, cluster, flow.Port);
        switch (Topology.IsPrivateIn(topology.VpcOf(from), cluster))
        {
            case Truth.True:
                ToPrivate(trace, from, cluster, flow);
                break;
            case Truth.False:
                ToPublic(trace, from, cluster, flow);
                break;
            case Truth.Unknown:
                var (inside, outside) = (new Trace(), new Trace());
                ToPrivate(inside, from, cluster, flow);
                ToPublic(outside, from, cluster, flow);
                trace.Fork([inside, outside], Picker.NotKnown);
                break;
            default:
                throw new UnreachableException($"Nobody knows whether {cluster.Identity} is private.");
        }

        OtherProtocol.Doubt(trace, cluster.Identity, flow);
    }

    /// <summary>Traces from the internet.</summary>
    public static void FromInternet(Trace trace, KubernetesCluster cluster, Flow flow)
    {
        AsksPort(trace, cluster, flow.Port);
        Admit(trace, cluster, flow.SourceOnInternet);
        trace.Arrive(cluster.Identity, new ApiTakes(null));
        trace.Return(Identity.OutsideGraph("internet"));
        OtherProtocol.Doubt(trace, cluster.Identity, flow);
    }

    private void ToPrivate(Trace trace, NetworkInterface from, KubernetesCluster cluster, Flow flow)
    {
        if (!cluster.SubnetsKnown || cluster.Interfaces.IsEmpty)
        {
            trace.Doubt(cluster.Identity, Reason.UnknownDestination, new ApiSubnetsNotKnown());
        }

        List<Trace> ways = [];
        foreach (var item in cluster.Interfaces)
        {
            var way = new Trace();
            connection.Between(way, from, item, flow);
            way.Arrive(cluster.Identity, new ApiTakes(topology.SubnetOf(item).Identity));
            ways.Add(way);
        }

        if (ways.Count > 0)
        {
            trace.Fork(ways, Picker.Placement);
        }
    }

    private void ToPublic(Trace trace, NetworkInterface from, KubernetesCluster cluster, Flow flow)
    {
        var way = new Trace();
        toPublic.To(way, from, flow.To(Place.Somewhere(null)), MissingRoute.Internet);
        trace.Append(way);
        Admit(trace, cluster, PublicSource.Of(topology, from, way));
        trace.Arrive(cluster.Identity, new ApiTakes(null));
        trace.Return(from.Identity);
    }

    private static void AsksPort(Trace trace, KubernetesCluster cluster, int port)
    {
        if (port != Port)
        {
            trace.Stop(
                cluster.Identity,
                Reason.TargetPortRestriction,
                new OtherApiPort(port),
                new ConnectToPlacedPort(cluster.Identity, Port)
            );
        }
    }

    private static void Admit(Trace trace, KubernetesCluster cluster, Place source)
    {
        var at = cluster.Identity;
        switch (cluster.IsPublic)
        {
            case Truth.False:
                trace.Stop(at, Reason.PublicAddressForIngress, new ApiIsPrivate(), new OpenApi(at));
                return;
            case Truth.Unknown:
                trace.Doubt(at, Reason.PublicAddressForIngress, new ApiIsPrivate());
                return;
            case Truth.True:
                break;
            default:
                throw new UnreachableException($"Nobody knows whether {at} is public.");
        }

        var admits = cluster.PublicBlocksKnown ? Truth.False : Truth.Unknown;
        foreach (var block in cluster.PublicBlocks)
        {
            admits = admits.Or(source.In(block));
        }

        var detail = new ApiAdmits(source, cluster.PublicBlocks);
        switch (admits)
        {
            case Truth.True:
                trace.Pass(at, detail);
                break;
            case Truth.False:
                trace.Stop(at, Reason.EksPublicAccess, detail, new AdmitToApi(at, source.Wanted));
                break;
            case Truth.Unknown:
                trace.Doubt(at, Reason.EksPublicAccess, detail);
                break;
            default:
                throw new UnreachableException($"There is no certainty {admits}.");
        }
    }
}

/// <summary>The subnets in which the API of a cluster has network interfaces are not known.</summary>
internal sealed record ApiSubnetsNotKnown : AdmissionDetail;

/// <summary>The API of a cluster listens on HTTPS only.</summary>
internal sealed record OtherApiPort(int Asked) : AdmissionDetail;

/// <summary>The API of a cluster has no public address, or may have none.</summary>
internal sealed record ApiIsPrivate : AdmissionDetail;

/// <summary>Whether the public API of a cluster admits whoever asks.</summary>
/// <param name="Source">Who asks, as the internet sees it.</param>
/// <param name="Blocks">The blocks that it admits.</param>
internal sealed record ApiAdmits(Place Source, ImmutableArray<CidrBlock> Blocks) : AdmissionDetail;

/// <summary>The API of a cluster takes a connection.</summary>
/// <param name="Subnet">The subnet of its network interface; null for its public address.</param>
internal sealed record ApiTakes(Identity? Subnet) : ArrivalDetail;

/// <summary>The API of a cluster is to have a public address, or to be asked inside its VPC.</summary>
internal sealed record OpenApi(Identity Cluster) : Change(Cluster, Reason.PublicAddressForIngress);

/// <summary>The API of a cluster is to admit an address.</summary>
internal sealed record AdmitToApi(Identity Cluster, string Address) : Change(Cluster, Reason.EksPublicAccess);
