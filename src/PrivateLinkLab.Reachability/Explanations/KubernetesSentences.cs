using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what the APIs of EKS clusters do.</summary>
internal static class KubernetesSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Admitted { Detail: ApiSubnetsNotKnown } => new(
                HopKind.Destination,
                $"The API of cluster {step.Component} is in subnets that the graph does not say, or not all of them."
            ),
            Admitted { Detail: OtherApiPort { Asked: var asked } } => new(
                HopKind.Destination,
                $"The API of cluster {step.Component} listens on port {KubernetesClusterHop.Port}, not on {asked}."
            ),
            Admitted { Detail: ApiIsPrivate, Passes: var passes } => new(
                HopKind.Destination,
                passes == Truth.False
                    ? $"The API of cluster {step.Component} has private addresses only."
                    : $"Whether the API of cluster {step.Component} has public addresses is not known."
            ),
            Admitted { Detail: ApiAdmits { Source: var source, Blocks: var blocks }, Passes: var passes } => new(
                HopKind.Destination,
                $"The public API of cluster {step.Component} admits {string.Join(", ", blocks)}"
                    + passes switch
                    {
                        Truth.True => ".",
                        Truth.False => $", not {source.Text}.",
                        _ => $"; whether {source.Text} is among them is not known.",
                    }
            ),
            Arrived { Detail: ApiTakes { Subnet: var subnet } } => new(
                HopKind.Destination,
                subnet is null
                    ? $"The public API of cluster {step.Component} takes the connection."
                    : $"The API of cluster {step.Component} takes the connection in subnet {subnet.Name}."
            ),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            OpenApi { Cluster: var cluster } =>
                $"Set endpointPublicAccess of cluster {cluster} to true, or ask its API from inside the VPC.",
            AdmitToApi { Cluster: var cluster, Address: var address } =>
                $"Add {address} to publicAccessCidrs of cluster {cluster}, or turn endpointPrivateAccess on.",
            _ => null,
        };
}
