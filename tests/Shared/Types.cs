namespace PrivateLinkLab.TestSupport;

/// <summary>Type tokens of the resources that tests look for.</summary>
internal static class Types
{
    public const string Vpc = "aws:ec2/vpc:Vpc";
    public const string Subnet = "aws:ec2/subnet:Subnet";
    public const string EgressOnlyInternetGateway = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";
    public const string InternetGateway = "aws:ec2/internetGateway:InternetGateway";
    public const string Eip = "aws:ec2/eip:Eip";
    public const string NatGateway = "aws:ec2/natGateway:NatGateway";
    public const string Route = "aws:ec2/route:Route";
    public const string RouteTable = "aws:ec2/routeTable:RouteTable";
    public const string RouteTableAssociation = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    public const string DefaultSecurityGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    public const string SecurityGroup = "aws:ec2/securityGroup:SecurityGroup";
    public const string IngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    public const string EgressRule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    public const string VpcEndpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    public const string EndpointService = "aws:ec2/vpcEndpointService:VpcEndpointService";
    public const string AllowedPrincipal =
        "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple";
    public const string Accepter = "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter";
    public const string ConnectionNotification =
        "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification";
    public const string PrivateDns = "aws:vpc/endpointPrivateDns:EndpointPrivateDns";
    public const string PrivateDnsVerification =
        "aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification";
    public const string LoadBalancer = "aws:lb/loadBalancer:LoadBalancer";
    public const string Listener = "aws:lb/listener:Listener";
    public const string TargetGroup = "aws:lb/targetGroup:TargetGroup";
    public const string TargetGroupAttachment = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
    public const string Topic = "aws:sns/topic:Topic";
    public const string TopicPolicy = "aws:sns/topicPolicy:TopicPolicy";
    public const string Provider = "pulumi:providers:aws";
    public const string Instance = "aws:ec2/instance:Instance";
    public const string InstanceState = "aws:ec2transitgateway/instanceState:InstanceState";
    public const string FlowLog = "aws:ec2/flowLog:FlowLog";
    public const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    public const string Role = "aws:iam/role:Role";
    public const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    public const string Policy = "aws:iam/policy:Policy";
    public const string InstanceProfile = "aws:iam/instanceProfile:InstanceProfile";
    public const string Database = "aws:rds/instance:Instance";
    public const string DatabaseState = "aws:rds/instanceDesiredState:InstanceDesiredState";
    public const string DatabaseSnapshot = "aws:rds/snapshot:Snapshot";
    public const string SubnetGroup = "aws:rds/subnetGroup:SubnetGroup";
    public const string ParameterGroup = "aws:rds/parameterGroup:ParameterGroup";
    public const string Bucket = "aws:s3/bucket:Bucket";
    public const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    public const string BucketPublicAccessBlock = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    public const string BucketEncryption =
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    public const string Queue = "aws:sqs/queue:Queue";
    public const string QueuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
    public const string RedriveAllowPolicy = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";
    public const string RandomPassword = "random:index/randomPassword:RandomPassword";
    public const string RandomId = "random:index/randomId:RandomId";
}
