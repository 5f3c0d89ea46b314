using PrivateLinkLab.Amazon.Types;
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
using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Cloud.Services;

/// <summary>What the simulated cloud knows: one line for every resource type and function.</summary>
internal static class ServiceCatalog
{
    private static readonly string[] Packages = ["aws:", "random:"];

    public static readonly IReadOnlyDictionary<string, ResourceKind> Resources = new ResourceKind[]
    {
        new(AwsTypes.LogGroup, "CloudWatch Log Group", LogGroups.Create),
        new(AwsTypes.DefaultSecurityGroup, "EC2 Default Security Group", SecurityGroups.AdoptDefault),
        new(AwsTypes.EgressOnlyInternetGateway, "EC2 Egress-only Internet Gateway", EgressOnlyInternetGateways.Create),
        new(AwsTypes.Eip, "EC2 EIP", ElasticAddresses.Create),
        new(AwsTypes.FlowLog, "EC2 Flow Log", FlowLogs.Create),
        new(AwsTypes.Instance, "EC2 Instance", Instances.Create),
        new(AwsTypes.InternetGateway, "EC2 Internet Gateway", InternetGateways.Create),
        new(AwsTypes.NatGateway, "EC2 NAT Gateway", NatGateways.Create),
        new(AwsTypes.Route, "EC2 Route", Routes.Create),
        new(AwsTypes.RouteTable, "EC2 Route Table", RouteTables.Create),
        new(AwsTypes.RouteTableAssociation, "EC2 Route Table Association", RouteTables.Associate),
        new(AwsTypes.SecurityGroup, "EC2 Security Group", SecurityGroups.Create),
        new(AwsTypes.Subnet, "EC2 Subnet", Subnets.Create),
        new(AwsTypes.Vpc, "EC2 VPC", Vpcs.Create),
        new(AwsTypes.VpcEndpoint, "EC2 VPC Endpoint", VpcEndpoints.Create),
        new(AwsTypes.VpcEndpointConnectionAccepter, "EC2 VPC Endpoint Connection Accepter", EndpointConnections.Accept),
        new(AwsTypes.VpcEndpointConnectionNotification, "EC2 VPC Endpoint Connection Notification", EndpointConnections.Notify),
        new(AwsTypes.VpcEndpointService, "EC2 VPC Endpoint Service", VpcEndpointServices.Create),
        new(AwsTypes.VpcEndpointServiceAllowedPrincipal, "EC2 VPC Endpoint Service Allowed Principal", VpcEndpointServices.AllowPrincipal),
        new(AwsTypes.InstanceState, "EC2 Instance State", InstanceStates.Set),
        new(AwsTypes.InstanceProfile, "IAM Instance Profile", InstanceProfiles.Create),
        new(AwsTypes.Policy, "IAM Policy", ManagedPolicies.Create),
        new(AwsTypes.Role, "IAM Role", Roles.Create),
        new(AwsTypes.RolePolicy, "IAM Role Policy", Roles.AddPolicy),
        new(AwsTypes.Listener, "ELBv2 Listener", Listeners.Create),
        new(AwsTypes.LoadBalancer, "ELBv2 Load Balancer", LoadBalancers.Create),
        new(AwsTypes.TargetGroup, "ELBv2 Target Group", TargetGroups.Create),
        new(AwsTypes.TargetGroupAttachment, "ELBv2 Target", TargetGroupAttachments.Create),
        new(AwsTypes.DbInstance, "RDS DB Instance", DbInstances.Create),
        new(AwsTypes.DbInstanceState, "RDS Instance State", DbInstanceStates.Set),
        new(AwsTypes.DbParameterGroup, "RDS DB Parameter Group", ParameterGroups.Create),
        new(AwsTypes.DbSnapshot, "RDS DB Snapshot", DbSnapshots.Create),
        new(AwsTypes.DbSubnetGroup, "RDS DB Subnet Group", SubnetGroups.Create),
        new(AwsTypes.Bucket, "S3 Bucket", Buckets.Create),
        new(AwsTypes.BucketPolicy, "S3 Bucket Policy", BucketPolicies.Set),
        new(AwsTypes.BucketPublicAccessBlock, "S3 Bucket Public Access Block", BucketPublicAccess.Block),
        new(AwsTypes.BucketEncryption,
            "S3 Bucket Server-side Encryption Configuration", BucketEncryption.Configure),
        new(AwsTypes.Topic, "SNS Topic", Topics.Create),
        new(AwsTypes.TopicPolicy, "SNS Topic Policy", Topics.SetPolicy),
        new(AwsTypes.Queue, "SQS Queue", Queues.Create),
        new(AwsTypes.QueuePolicy, "SQS Queue Policy", Queues.SetPolicy),
        new(AwsTypes.RedriveAllowPolicy, "SQS Redrive Allow Policy", Queues.SetRedriveAllowPolicy),
        new(AwsTypes.VpcEndpointPrivateDns, "EC2 VPC Endpoint Private DNS", EndpointPrivateDns.Create),
        new(AwsTypes.VpcEndpointServicePrivateDnsVerification, "EC2 VPC Endpoint Service Private DNS Verification", VpcEndpointServices.VerifyPrivateDns),
        new(AwsTypes.SecurityGroupEgressRule, "VPC Security Group Egress Rule", SecurityGroupRules.CreateEgress),
        new(AwsTypes.SecurityGroupIngressRule, "VPC Security Group Ingress Rule", SecurityGroupRules.CreateIngress),
        new("pulumi:providers:aws", "AWS Provider", Providers.Create),
        new(RandomTypes.RandomId, "Random Id", RandomIds.Create),
        new(RandomTypes.RandomPassword, "Random Password", RandomPasswords.Create),
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
