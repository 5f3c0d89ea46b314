using PrivateLinkLab.Cloud.Answering;
using PrivateLinkLab.Cloud.Services.CloudWatchLogs;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Services.Elb;
using PrivateLinkLab.Cloud.Services.Iam;
using PrivateLinkLab.Cloud.Services.Identity;
using PrivateLinkLab.Cloud.Services.Random;
using PrivateLinkLab.Cloud.Services.Rds;
using PrivateLinkLab.Cloud.Services.S3;
using PrivateLinkLab.Cloud.Services.Sns;
using PrivateLinkLab.Cloud.Services.Sqs;
using PrivateLinkLab.Cloud.Services.Ssm;

namespace PrivateLinkLab.Cloud.Services;

/// <summary>What the simulated cloud knows: one line for every resource type and function.</summary>
internal static class ServiceCatalog
{
    private static readonly string[] Packages = ["aws:", "random:"];

    public static readonly IReadOnlyDictionary<string, ResourceKind> Resources = new ResourceKind[]
    {
        new("aws:cloudwatch/logGroup:LogGroup", "CloudWatch Log Group", LogGroups.Create),
        new("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "EC2 Default Security Group", SecurityGroups.AdoptDefault),
        new("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "EC2 Egress-only Internet Gateway", EgressOnlyInternetGateways.Create),
        new("aws:ec2/eip:Eip", "EC2 EIP", ElasticAddresses.Create),
        new("aws:ec2/flowLog:FlowLog", "EC2 Flow Log", FlowLogs.Create),
        new("aws:ec2/instance:Instance", "EC2 Instance", Instances.Create),
        new("aws:ec2/internetGateway:InternetGateway", "EC2 Internet Gateway", InternetGateways.Create),
        new("aws:ec2/natGateway:NatGateway", "EC2 NAT Gateway", NatGateways.Create),
        new("aws:ec2/route:Route", "EC2 Route", Routes.Create),
        new("aws:ec2/routeTable:RouteTable", "EC2 Route Table", RouteTables.Create),
        new("aws:ec2/routeTableAssociation:RouteTableAssociation", "EC2 Route Table Association", RouteTables.Associate),
        new("aws:ec2/securityGroup:SecurityGroup", "EC2 Security Group", SecurityGroups.Create),
        new("aws:ec2/subnet:Subnet", "EC2 Subnet", Subnets.Create),
        new("aws:ec2/vpc:Vpc", "EC2 VPC", Vpcs.Create),
        new("aws:ec2/vpcEndpoint:VpcEndpoint", "EC2 VPC Endpoint", VpcEndpoints.Create),
        new("aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter", "EC2 VPC Endpoint Connection Accepter", EndpointConnections.Accept),
        new("aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification", "EC2 VPC Endpoint Connection Notification", EndpointConnections.Notify),
        new("aws:ec2/vpcEndpointService:VpcEndpointService", "EC2 VPC Endpoint Service", VpcEndpointServices.Create),
        new("aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple", "EC2 VPC Endpoint Service Allowed Principal", VpcEndpointServices.AllowPrincipal),
        new("aws:ec2transitgateway/instanceState:InstanceState", "EC2 Instance State", InstanceStates.Set),
        new("aws:iam/instanceProfile:InstanceProfile", "IAM Instance Profile", InstanceProfiles.Create),
        new("aws:iam/policy:Policy", "IAM Policy", ManagedPolicies.Create),
        new("aws:iam/role:Role", "IAM Role", Roles.Create),
        new("aws:iam/rolePolicy:RolePolicy", "IAM Role Policy", Roles.AddPolicy),
        new("aws:lb/listener:Listener", "ELBv2 Listener", Listeners.Create),
        new("aws:lb/loadBalancer:LoadBalancer", "ELBv2 Load Balancer", LoadBalancers.Create),
        new("aws:lb/targetGroup:TargetGroup", "ELBv2 Target Group", TargetGroups.Create),
        new("aws:lb/targetGroupAttachment:TargetGroupAttachment", "ELBv2 Target", TargetGroupAttachments.Create),
        new(DbInstances.Type, "RDS DB Instance", DbInstances.Create),
        new(DbInstanceStates.Type, "RDS Instance State", DbInstanceStates.Set),
        new("aws:rds/parameterGroup:ParameterGroup", "RDS DB Parameter Group", ParameterGroups.Create),
        new(DbSnapshots.Type, "RDS DB Snapshot", DbSnapshots.Create),
        new(SubnetGroups.Type, "RDS DB Subnet Group", SubnetGroups.Create),
        new("aws:s3/bucket:Bucket", "S3 Bucket", Buckets.Create),
        new("aws:s3/bucketPolicy:BucketPolicy", "S3 Bucket Policy", BucketPolicies.Set),
        new("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "S3 Bucket Public Access Block", BucketPublicAccess.Block),
        new("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "S3 Bucket Server-side Encryption Configuration", BucketEncryption.Configure),
        new("aws:sns/topic:Topic", "SNS Topic", Topics.Create),
        new("aws:sns/topicPolicy:TopicPolicy", "SNS Topic Policy", Topics.SetPolicy),
        new("aws:sqs/queue:Queue", "SQS Queue", Queues.Create),
        new("aws:sqs/queuePolicy:QueuePolicy", "SQS Queue Policy", Queues.SetPolicy),
        new("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "SQS Redrive Allow Policy", Queues.SetRedriveAllowPolicy),
        new("aws:vpc/endpointPrivateDns:EndpointPrivateDns", "EC2 VPC Endpoint Private DNS", EndpointPrivateDns.Create),
        new("aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification", "EC2 VPC Endpoint Service Private DNS Verification", VpcEndpointServices.VerifyPrivateDns),
        new("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "VPC Security Group Egress Rule", SecurityGroupRules.CreateEgress),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "VPC Security Group Ingress Rule", SecurityGroupRules.CreateIngress),
        new("pulumi:providers:aws", "AWS Provider", Providers.Create),
        new("random:index/randomId:RandomId", "Random Id", RandomIds.Create),
        new("random:index/randomPassword:RandomPassword", "Random Password", RandomPasswords.Create),
    }.ToDictionary(kind => kind.Type, StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, FunctionKind> Functions = new FunctionKind[]
    {
        new("aws:ec2/getVpcEndpointService:getVpcEndpointService", "EC2 VPC Endpoint Service", EndpointServiceLookup.Answer),
        new("aws:index/getAvailabilityZone:getAvailabilityZone", "EC2 Availability Zone", ZoneLookup.Answer),
        new("aws:index/getCallerIdentity:getCallerIdentity", "STS Caller Identity", Whereabouts.CallerIdentity),
        new("aws:index/getPartition:getPartition", "AWS Partition", Whereabouts.Partition),
        new("aws:index/getRegion:getRegion", "AWS Region", Whereabouts.Region),
        new("aws:ssm/getParameter:getParameter", "SSM Parameter", PublicParameters.Answer),
    }.ToDictionary(kind => kind.Token, StringComparer.Ordinal);

    /// <summary>
    /// Whether a type is a provider's, which the cloud must know, rather than a component's: it is of a simulated package, or
    /// has the form of provider types, package:module/name:Name.
    /// </summary>
    public static bool IsProviderType(string type) =>
        type.Contains('/', StringComparison.Ordinal) || Packages.Any(package => type.StartsWith(package, StringComparison.Ordinal));
}
