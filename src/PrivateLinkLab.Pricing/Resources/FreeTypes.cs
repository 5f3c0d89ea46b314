namespace PrivateLinkLab.Pricing;

/// <summary>The resource types that cost nothing themselves, with the AWS pages that say so.</summary>
internal static class FreeTypes
{
    // VPC (aws.amazon.com/vpc/pricing), IAM (aws.amazon.com/iam), PrivateLink (aws.amazon.com/privatelink/pricing), Elastic
    // Load Balancing, RDS and S3 ask nothing for these; a reason is given where somebody might expect otherwise.
    private static readonly Dictionary<string, string?> Reasons = new(StringComparer.Ordinal)
    {
        ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"] = null,
        ["aws:ec2/route:Route"] = null,
        ["aws:ec2/routeTable:RouteTable"] = null,
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = null,
        ["aws:ec2/securityGroup:SecurityGroup"] = null,
        ["aws:ec2/vpc:Vpc"] = null,
        ["aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter"] = null,
        ["aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification"] = "its topic's requests cost",
        ["aws:ec2/vpcEndpointService:VpcEndpointService"] = "its consumers pay for their endpoints, its provider for the load balancer",
        ["aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple"] = null,
        ["aws:ec2transitgateway/instanceState:InstanceState"] = null,
        ["aws:iam/instanceProfile:InstanceProfile"] = null,
        ["aws:iam/policy:Policy"] = null,
        ["aws:iam/role:Role"] = null,
        ["aws:iam/rolePolicy:RolePolicy"] = null,
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = null,
        ["aws:lb/listener:Listener"] = null,
        ["aws:lb/targetGroup:TargetGroup"] = null,
        ["aws:lb/targetGroupAttachment:TargetGroupAttachment"] = null,
        ["aws:rds/instanceDesiredState:InstanceDesiredState"] = null,
        ["aws:rds/parameterGroup:ParameterGroup"] = null,
        ["aws:rds/subnetGroup:SubnetGroup"] = null,
        ["aws:s3/bucketPolicy:BucketPolicy"] = null,
        ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"] = null,
        ["aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"] = null,
        ["aws:sns/topicPolicy:TopicPolicy"] = null,
        ["aws:sqs/queuePolicy:QueuePolicy"] = null,
        ["aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"] = null,
        ["aws:vpc/endpointPrivateDns:EndpointPrivateDns"] = null,
        ["aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification"] = null,
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = null,
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = null,
        ["random:index/randomId:RandomId"] = "made in the program, nothing in AWS",
        ["random:index/randomPassword:RandomPassword"] = "made in the program, nothing in AWS",
    };

    public static bool Knows(string type) => Reasons.ContainsKey(type);

    public static string? ReasonOf(string type) => Reasons[type];
}
