using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// EKS clusters cost by the hour, more once their Kubernetes version has left standard support
/// (aws.amazon.com/eks/pricing). Their nodes are EC2 instances.
/// </summary>
internal static class KubernetesCosts
{
    // Amazon EKS API Reference, "CreateNodegroup", instanceTypes.
    private const string UsualInstanceType = "t3.medium";

    public static void AddCluster(ResourceNode node, Bill bill) =>
        bill.Charge(node, "EKS cluster, standard support", 1, PriceItem.KubernetesCluster);

    public static void AddNodeGroup(ResourceNode node, Bill bill)
    {
        var types = node.Inputs.GetList("instanceTypes");
        var type =
            types.Count > 0 ? types[0].AsText()
            : node.Inputs.ContainsKey("launchTemplate") ? null
            : UsualInstanceType;
        if (
            node.Inputs.GetText("capacityType") is not (null or "ON_DEMAND")
            || type is null
            || node.Inputs.GetMap("scalingConfig").GetInt("desiredSize") is not { } size
        )
        {
            bill.Missing(
                node,
                $"It is not known what the instances of the node group {node.Name} cost: they are not in the stack."
            );
            return;
        }

        if (size > 0)
        {
            bill.Charge(node, size == 1 ? $"{type} node" : $"{size} {type} nodes", size, PriceItem.Instance(type));
            bill.Missing(node, $"The volumes of the nodes of {node.Name} have no price: they are not in the stack.");
        }
    }
}
