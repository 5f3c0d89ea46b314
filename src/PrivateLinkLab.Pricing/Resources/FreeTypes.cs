using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Pricing;

/// <summary>The resource types that cost nothing themselves, with the AWS pages that say so.</summary>
internal static class FreeTypes
{
    // VPC (aws.amazon.com/vpc/pricing), IAM (aws.amazon.com/iam), PrivateLink (aws.amazon.com/privatelink/pricing),
    // Systems Manager (aws.amazon.com/systems-manager/pricing), Elastic Load Balancing, RDS and S3 ask nothing for
    // these; a reason is given where somebody might expect otherwise.
    private static readonly Dictionary<string, string?> Reasons = new(StringComparer.Ordinal)
    {
        [AwsTypes.DefaultSecurityGroup] = null,
        [AwsTypes.Route] = null,
        [AwsTypes.RouteTable] = null,
        [AwsTypes.RouteTableAssociation] = null,
        [AwsTypes.SecurityGroup] = null,
        [AwsTypes.Vpc] = null,
        [AwsTypes.VpcEndpointConnectionAccepter] = null,
        [AwsTypes.VpcEndpointConnectionNotification] = "its topic's requests cost",
        [AwsTypes.VpcEndpointService] = "its consumers pay for their endpoints, its provider for the load balancer",
        [AwsTypes.VpcEndpointServiceAllowedPrincipal] = null,
        [AwsTypes.InstanceState] = null,
        [AwsTypes.NetworkInterface] = null,
        [AwsTypes.NetworkInterfaceAttachment] = null,
        [AwsTypes.InstanceProfile] = null,
        [AwsTypes.Policy] = null,
        [AwsTypes.Role] = null,
        [AwsTypes.RolePolicy] = null,
        [AwsTypes.RolePolicyAttachment] = null,
        [AwsTypes.Listener] = null,
        [AwsTypes.TargetGroup] = null,
        [AwsTypes.TargetGroupAttachment] = null,
        [AwsTypes.DbInstanceState] = null,
        [AwsTypes.DbParameterGroup] = null,
        [AwsTypes.DbSubnetGroup] = null,
        [AwsTypes.BucketPolicy] = null,
        [AwsTypes.BucketPublicAccessBlock] = null,
        [AwsTypes.BucketEncryption] = null,
        [AwsTypes.TopicPolicy] = null,
        [AwsTypes.QueuePolicy] = null,
        [AwsTypes.RedriveAllowPolicy] = null,
        [AwsTypes.SsmDocument] = null,
        [AwsTypes.VpcEndpointPrivateDns] = null,
        [AwsTypes.VpcEndpointServicePrivateDnsVerification] = null,
        [AwsTypes.SecurityGroupEgressRule] = null,
        [AwsTypes.SecurityGroupIngressRule] = null,
        [RandomTypes.RandomId] = "made in the program, nothing in AWS",
        [RandomTypes.RandomPassword] = "made in the program, nothing in AWS",
    };

    public static bool Knows(string type) => Reasons.ContainsKey(type);

    public static string? ReasonOf(string type) => Reasons[type];
}
