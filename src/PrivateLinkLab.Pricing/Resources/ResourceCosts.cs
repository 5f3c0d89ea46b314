using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// Adds to a bill what each resource costs. No resource is passed over: one of an unknown type is listed as not priced.
/// </summary>
internal static class ResourceCosts
{
    private const string ProviderType = "pulumi:providers:";

    private static readonly Dictionary<string, Action<ResourceNode, Bill>> ByType = new(StringComparer.Ordinal)
    {
        [AwsTypes.LogGroup] = LogCosts.AddLogGroup,
        [AwsTypes.EgressOnlyInternetGateway] = GatewayCosts.AddInternetGateway,
        [AwsTypes.Eip] = GatewayCosts.AddElasticIp,
        [AwsTypes.FlowLog] = LogCosts.AddFlowLog,
        [AwsTypes.Instance] = InstanceCosts.Add,
        [AwsTypes.InternetGateway] = GatewayCosts.AddInternetGateway,
        [AwsTypes.NatGateway] = GatewayCosts.AddNatGateway,
        [AwsTypes.TransitGatewayVpcAttachment] = GatewayCosts.AddTransitGatewayAttachment,
        [AwsTypes.HostedZone] = (node, bill) => bill.Charge(node, "hosted zone", 1, PriceItem.HostedZone),
        [AwsTypes.Subnet] = SubnetCosts.Add,
        [AwsTypes.VpcEndpoint] = EndpointCosts.Add,
        [AwsTypes.KmsKey] = (node, bill) => bill.Charge(node, "customer managed key", 1, PriceItem.KmsKey),
        [AwsTypes.EcrRepository] = ContainerCosts.AddRepository,
        [AwsTypes.EcsService] = ContainerCosts.AddService,
        [AwsTypes.EksCluster] = KubernetesCosts.AddCluster,
        [AwsTypes.EksNodeGroup] = KubernetesCosts.AddNodeGroup,
        [AwsTypes.LambdaFunction] = (node, bill) => bill.Free(node, "its invocations cost, by their time and memory"),
        [AwsTypes.LoadBalancer] = LoadBalancerCosts.Add,
        [AwsTypes.ClassicLoadBalancer] = LoadBalancerCosts.AddClassic,
        [AwsTypes.DbInstance] = DatabaseCosts.Add,
        [AwsTypes.RdsCluster] = DatabaseCosts.AddCluster,
        [AwsTypes.RdsClusterInstance] = DatabaseCosts.AddClusterInstance,
        [AwsTypes.DbSnapshot] = SnapshotCosts.Add,
        [AwsTypes.Bucket] = StorageCosts.AddBucket,
        [AwsTypes.Secret] = (node, bill) => bill.Charge(node, "secret", 1, PriceItem.Secret),
        [AwsTypes.Topic] = MessagingCosts.AddTopic,
        [AwsTypes.Queue] = MessagingCosts.AddQueue,
    };

    // Types that cost nothing themselves and make AWS create what does.
    private static readonly Dictionary<string, string> MadeElsewhere = new(StringComparer.Ordinal)
    {
        ["aws:autoscaling/group:Group"] = "the instances of the Auto Scaling group",
        ["aws:ec2/fleet:Fleet"] = "the instances of the fleet",
        ["aws:ec2/spotFleetRequest:SpotFleetRequest"] = "the instances of the fleet",
        ["aws:cloudformation/stack:Stack"] = "the resources of the CloudFormation stack",
        ["aws:cloudformation/stackSet:StackSet"] = "the resources of the CloudFormation stack set",
    };

    /// <summary>Whether the cost of a resource type is known, including types that are free.</summary>
    public static bool Knows(string type) => ByType.ContainsKey(TokenOf(type)) || FreeTypes.Knows(TokenOf(type));

    /// <summary>Adds one resource.</summary>
    public static void Add(ResourceNode node, Bill bill)
    {
        // Components, the stack and providers are nothing in AWS.
        if (
            !node.Custom
            || node.Type == ResourceUrn.StackType
            || node.Type.StartsWith(ProviderType, StringComparison.Ordinal)
        )
        {
            return;
        }

        if (node.External)
        {
            bill.Free(node, "only read: it does not belong to the stack");
        }
        else if (ByType.TryGetValue(TokenOf(node.Type), out var add))
        {
            add(node, bill);
        }
        else if (FreeTypes.Knows(TokenOf(node.Type)))
        {
            bill.Free(node, FreeTypes.ReasonOf(TokenOf(node.Type)));
        }
        else if (MadeElsewhere.GetValueOrDefault(node.Type) is { } made)
        {
            bill.Missing(node, $"It is not known what {made} {node.Name} cost: they are not in the stack.");
        }
        else
        {
            bill.Missing(
                node,
                $"It is not known what {node.Name} costs: the price table has nothing for the type {node.Type}."
            );
        }
    }

    // The token of today's package; older stacks have others of the same type.
    private static string TokenOf(string type) => AwsTypes.Find(type)?.Token ?? type;
}
