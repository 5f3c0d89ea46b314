using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes in the endpoint settings of EKS clusters.</summary>
internal static class KubernetesFaults
{
    private const string Settings = "vpcConfig";

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "cluster-api-public-only",
                Summary = "The API of the cluster has public access only, and the nodes no way to the internet.",
                Symptom = "Nodes do not join the cluster, and pods in the VPC get no answer of the API.",
                Reasons = [ReasonCode.NoRouteToDestination, ReasonCode.PublicAddressForEgress],
                Change = graph =>
                    EndpointSettings(graph, settings =>
                        settings.With("endpointPrivateAccess", false).With("endpointPublicAccess", true)
                    ),
            },
            new()
            {
                Name = "cluster-api-for-another-network",
                Summary =
                    "The API of the cluster has public access only, for a network that the nodes do not come from.",
                Symptom = "Nodes do not join the cluster, although they have a way to the internet.",
                Reasons = [ReasonCode.EksPublicAccess],
                Change = graph =>
                    EndpointSettings(graph, settings =>
                        settings
                            .With("endpointPrivateAccess", false)
                            .With("endpointPublicAccess", true)
                            .With("publicAccessCidrs", PropertyValue.OfTexts(["192.0.2.0/24"]))
                    ),
            },
            new()
            {
                Name = "fargate-pods-in-public-subnets",
                Summary =
                    "The subnets of the Fargate profile lead to the Internet gateway, and its pods have no public "
                    + "address.",
                Symptom = "Pods on Fargate stay pending: they pull no image and do not join the cluster.",
                Reasons = [ReasonCode.PublicAddressForEgress],
                Change = graph =>
                    new GraphEdit(graph).RouteToInternet(
                        graph,
                        graph
                            .OfTypes(AwsTypes.EksFargateProfile)
                            .SelectMany(profile => profile.Inputs.GetList("subnetIds"))
                            .Select(subnet => subnet.AsText())
                            .OfType<string>()
                    ),
            },
        ];

    private static GraphEdit EndpointSettings(ResourceGraph graph, Func<MapValue, MapValue> change)
    {
        var edit = new GraphEdit(graph);
        foreach (var cluster in graph.OfTypes(AwsTypes.EksCluster))
        {
            // The cluster's own group is in what AWS answered.
            edit.Set(cluster, Settings, change(cluster.Outputs.GetMap(Settings)));
        }

        return edit;
    }
}
