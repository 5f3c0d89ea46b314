using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Graph.Tests.Replacements;

public class ReplacementRulesTests
{
    [Theory]
    [InlineData("aws:ec2/vpc:Vpc", "cidrBlock", true)]
    [InlineData("aws:ec2/vpc:Vpc", "enableDnsSupport", false)]
    [InlineData("aws:ec2/subnet:Subnet", "availabilityZone", true)]
    [InlineData("aws:ec2/subnet:Subnet", "tags.Name", false)]
    [InlineData("aws:ec2/routeTable:RouteTable", "vpcId", true)]
    [InlineData("aws:ec2/routeTable:RouteTable", "routes[0].cidrBlock", false)]
    [InlineData("aws:ec2/routeTableAssociation:RouteTableAssociation", "routeTableId", false)]
    [InlineData("aws:ec2/routeTableAssociation:RouteTableAssociation", "subnetId", true)]
    [InlineData("aws:ec2/securityGroup:SecurityGroup", "description", true)]
    [InlineData("aws:ec2/securityGroup:SecurityGroup", "ingress[0].fromPort", false)]
    [InlineData("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "securityGroupId", true)]
    [InlineData("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "fromPort", false)]
    [InlineData("aws:ec2/vpcEndpoint:VpcEndpoint", "serviceName", true)]
    [InlineData("aws:ec2/vpcEndpoint:VpcEndpoint", "subnetIds[0]", false)]
    [InlineData("aws:ec2/vpcEndpoint:VpcEndpoint", "privateDnsEnabled", false)]
    [InlineData("aws:ec2/instance:Instance", "ami", true)]
    [InlineData("aws:ec2/instance:Instance", "instanceType", false)]
    [InlineData("aws:ec2/instance:Instance", "rootBlockDevice.encrypted", true)]
    [InlineData("aws:ec2/instance:Instance", "rootBlockDevice.volumeSize", false)]
    [InlineData("aws:ec2/instance:Instance", "ebsBlockDevices[3].snapshotId", true)]
    [InlineData("aws:ec2/instance:Instance", "ebsBlockDevices[3].tags.Name", false)]
    [InlineData("aws:ec2transitgateway/instanceState:InstanceState", "instanceId", true)]
    [InlineData("aws:ec2transitgateway/instanceState:InstanceState", "state", false)]
    [InlineData("aws:ec2/flowLog:FlowLog", "trafficType", true)]
    [InlineData("aws:ec2/eip:Eip", "domain", true)]
    [InlineData("aws:ec2/eip:Eip", "instance", false)]
    [InlineData("aws:ec2/internetGateway:InternetGateway", "vpcId", false)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "subnetId", true)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "privateIps[0]", true)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "privateIps[1]", false)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "privateIpsCount", false)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "attachments[0].instance", false)]
    [InlineData("aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment", "deviceIndex", true)]
    [InlineData("aws:ec2/natGateway:NatGateway", "allocationId", true)]
    [InlineData("aws:ec2/natGateway:NatGateway", "secondaryAllocationIds[0]", false)]
    [InlineData("aws:ec2/route:Route", "destinationCidrBlock", true)]
    [InlineData("aws:ec2/route:Route", "natGatewayId", false)]
    [InlineData("aws:cloudwatch/logGroup:LogGroup", "retentionInDays", false)]
    [InlineData("aws:iam/role:Role", "assumeRolePolicy", false)]
    [InlineData("aws:iam/role:Role", "name", true)]
    [InlineData("aws:iam/policy:Policy", "policy", false)]
    [InlineData("aws:iam/policy:Policy", "description", true)]
    [InlineData("aws:iam/instanceProfile:InstanceProfile", "role", false)]
    [InlineData("aws:rds/instance:Instance", "storageEncrypted", true)]
    [InlineData("aws:rds/instance:Instance", "identifier", false)]
    [InlineData("aws:rds/instance:Instance", "password", false)]
    [InlineData("aws:rds/instanceDesiredState:InstanceDesiredState", "identifier", true)]
    [InlineData("aws:rds/instanceDesiredState:InstanceDesiredState", "state", false)]
    [InlineData("aws:rds/snapshot:Snapshot", "dbSnapshotIdentifier", true)]
    [InlineData("aws:rds/snapshot:Snapshot", "tags", false)]
    [InlineData("aws:rds/parameterGroup:ParameterGroup", "parameters[0].value", false)]
    [InlineData("aws:s3/bucket:Bucket", "bucket", true)]
    [InlineData("aws:s3/bucket:Bucket", "forceDestroy", false)]
    [InlineData("aws:s3/bucketPolicy:BucketPolicy", "policy", false)]
    [InlineData("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "blockPublicAcls", false)]
    [InlineData(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "bucket",
        true
    )]
    [InlineData(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "rules[0].bucketKeyEnabled",
        false
    )]
    [InlineData("aws:sqs/queue:Queue", "fifoQueue", true)]
    [InlineData("aws:sqs/queue:Queue", "visibilityTimeoutSeconds", false)]
    [InlineData("aws:ssm/document:Document", "name", true)]
    [InlineData("aws:ssm/document:Document", "content", false)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", "name", true)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", "subnets[0]", false)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", false)]
    [InlineData("aws:lb/listener:Listener", "port", false)]
    [InlineData("aws:lb/targetGroup:TargetGroup", "port", true)]
    [InlineData("aws:lb/targetGroup:TargetGroup", "healthCheck.path", false)]
    [InlineData("aws:lb/targetGroupAttachment:TargetGroupAttachment", "targetId", true)]
    [InlineData("aws:ec2/vpcEndpointService:VpcEndpointService", "acceptanceRequired", false)]
    [InlineData("aws:ec2/vpcEndpointService:VpcEndpointService", "networkLoadBalancerArns[0]", false)]
    [InlineData("aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple", "principalArn", true)]
    [InlineData("aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter", "vpcEndpointId", true)]
    [InlineData(
        "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification",
        "connectionEvents[0]",
        false
    )]
    [InlineData("aws:vpc/endpointPrivateDns:EndpointPrivateDns", "privateDnsEnabled", false)]
    [InlineData("aws:sns/topic:Topic", "name", true)]
    [InlineData("random:index/randomPassword:RandomPassword", "length", true)]
    [InlineData("random:index/randomPassword:RandomPassword", "keepers.version", true)]
    [InlineData("aws:none/such:Type", "name", false)]
    public void ForcesReplacement_Input_IsAsTheProviderHasIt(string type, string path, bool forces) =>
        Assert.Equal(forces, ReplacementRules.ForcesReplacement(type, path));

    [Theory]
    [InlineData("aws:ec2/instance:Instance", "userData", false, false)]
    [InlineData("aws:ec2/instance:Instance", "userData", true, true)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "privateIpLists[0]", false, false)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "privateIpLists[0]", true, true)]
    [InlineData("aws:ec2/networkInterface:NetworkInterface", "privateIpLists[1]", true, false)]
    public void ForcesReplacement_UnderACondition_NeedsIt(string type, string path, bool condition, bool forces) =>
        Assert.Equal(
            forces,
            ReplacementRules.ForcesReplacement(
                type,
                path,
                MapValue.Create(("userDataReplaceOnChange", condition), ("privateIpListEnabled", condition))
            )
        );

    [Fact]
    public void ForcesReplacement_PresenceOnly_NeedsTheValueToComeOrGo()
    {
        const string Rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

        Assert.False(ReplacementRules.ForcesReplacement(Rule, "cidrIpv4"));
        Assert.True(ReplacementRules.ForcesReplacement(Rule, "cidrIpv4", presence: true));
    }

    [Fact]
    public void Of_EveryType_HasDistinctRulesAndItsRegion()
    {
        foreach (var type in ReplacementRules.Types)
        {
            var paths = ReplacementRules.Of(type).Select(rule => rule.Path.ToString()).ToList();
            Assert.NotEmpty(paths);
            Assert.Equal(paths.Count, paths.Distinct().Count());
            // IAM and Route 53 are of no region, and the provider's resources of them have none.
            var isRegional =
                type.StartsWith("aws:", StringComparison.Ordinal)
                && !type.StartsWith("aws:iam/", StringComparison.Ordinal)
                && !type.StartsWith("aws:route53/", StringComparison.Ordinal);
            Assert.Equal(isRegional, paths.Contains("region"));
        }

        Assert.Empty(ReplacementRules.Of("aws:none/such:Type"));
    }
}
