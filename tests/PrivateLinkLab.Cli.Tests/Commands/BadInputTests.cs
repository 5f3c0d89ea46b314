namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class BadInputTests
{
    [Theory]
    [InlineData(
        "scenario=port-forward",
        "privatelinklab:scenario is 'port-forward'. It must be one of port-forwarding, sqs-endpoint, session-manager, "
            + "private-subnet, public-endpoint, gateway-endpoint, endpoint-service."
    )]
    [InlineData("flowLogs=yes", "privatelinklab:flowLogs is 'yes'. It must be true or false.")]
    [InlineData("flowLogs=", "privatelinklab:flowLogs is ''. It must be true or false.")]
    [InlineData("endpointZones=two", "privatelinklab:endpointZones is 'two'. It must be a whole number from 1 to 6.")]
    [InlineData("endpointZones=0", "privatelinklab:endpointZones is '0'. It must be a whole number from 1 to 6.")]
    [InlineData(
        "endpointZones=99999999999",
        "privatelinklab:endpointZones is '99999999999'. It must be a whole number from 1 to 6."
    )]
    [InlineData(
        "endpoints=[ssm",
        "privatelinklab:endpoints is '[ssm'. It must be a JSON array of texts, or texts separated by commas."
    )]
    [InlineData(
        "endpoints=[1]",
        "privatelinklab:endpoints is '[1]'. It must be a JSON array of texts, or texts separated by commas."
    )]
    [InlineData("aws:region=moon", "aws:region is 'moon'. It is a region's code, such as us-east-1.")]
    [InlineData(
        "endpointPolicies=none",
        "privatelinklab:endpointPolicies is 'none'. It must be one of leastPrivilege, full."
    )]
    [InlineData(
        "databaseCredentials=given",
        "privatelinklab:databasePassword is not set, and databaseCredentials is given."
    )]
    [InlineData(
        "databaseDeletion=never",
        "privatelinklab:databaseDeletion is 'never'. It must be one of lab, protected."
    )]
    [InlineData("availabilityZones=", "privatelinklab:availabilityZones is empty.")]
    [InlineData("subnetCidrs=10.0.1.0/24,10.0.1.128/25", "10.0.1.128/25")]
    [InlineData("subnetCidrs=10.9.1.0/24", "10.9.1.0/24")]
    [InlineData("subnetCidrs=10.0.1.0/29,10.0.2.0/24", "10.0.1.0/29")]
    [InlineData("subnetCidrs=10.0.1.0", "10.0.1.0")]
    [InlineData("subnetCidrs=10.0.1.7/24", "10.0.1.7/24")]
    [InlineData("vpcCidr=10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("addressFamily=ipv6", "privatelinklab:addressFamily is 'ipv6'. It must be one of ipv4, dualstack.")]
    [InlineData(
        "addressFamily=dualstack endpoints=ssm,lambda",
        "Services has 'lambda', which AWS does not document to offer over IPv6, and the VPC is dual stack."
    )]
    [InlineData("endpointClients=2001:db8::/64", "AllowedCidrBlocks has 2001:db8::/64, and the VPC has IPv4 alone.")]
    [InlineData("databaseMultiAz=maybe", "privatelinklab:databaseMultiAz is 'maybe'. It must be true or false.")]
    [InlineData("availabilityZones=us-east-1a,use1-az6", "Subnets names zones both ways: us-east-1a, use1-az6.")]
    [InlineData("vpcCidr=10.0.0.0/29", "10.0.0.0/29")]
    [InlineData("vpcCidr=nonsense", "nonsense")]
    [InlineData("enableDnsHostnames=false", "the VPC lacks enableDnsSupport or enableDnsHostnames")]
    [InlineData("enableDnsSupport=false", "the VPC lacks enableDnsSupport or enableDnsHostnames")]
    [InlineData("aws:region=us-east-9", "Region 'us-east-9' is not an AWS region.")]
    [InlineData("endpoints=ssm,ssmmessages,ssm", "ssm")]
    [InlineData(
        "endpoints=ssm,ssmmessages,sqss",
        "Services has 'sqss', which is no service with an interface endpoint."
    )]
    [InlineData("availabilityZones=us-east-1a", "us-east-1a")]
    [InlineData("queueName=bad name", "bad name")]
    [InlineData("queueName=", "QueueName")]
    [InlineData("endpointClients=10.0.0.0/16,10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("databaseUsername=1st", "1st")]
    [InlineData("instanceType=huge", "huge")]
    [InlineData(
        "queueOnlyThroughEndpoint=true endpoints=ssm,ssmmessages",
        "privatelinklab:queueOnlyThroughEndpoint is true, and endpoints has no sqs."
    )]
    [InlineData(
        "scenario=public-endpoint natGateways=two",
        "privatelinklab:natGateways is 'two'. It must be one of one, perZone."
    )]
    [InlineData("scenario=public-endpoint publicSubnetCidrs=", "privatelinklab:publicSubnetCidrs is empty.")]
    [InlineData("scenario=public-endpoint publicSubnetCidrs=10.0.1.128/25", "10.0.1.128/25")]
    [InlineData("scenario=public-endpoint publicSubnetCidrs=10.9.1.0/24", "10.9.1.0/24")]
    [InlineData(
        "scenario=public-endpoint subnetCidrs=10.0.0.0/17,10.0.128.0/17",
        "privatelinklab:publicSubnetCidrs is auto, and the VPC's 10.0.0.0/16 has no /24 left for a public subnet."
    )]
    [InlineData(
        "scenario=public-endpoint queueOnlyThroughEndpoint=true",
        "privatelinklab:queueOnlyThroughEndpoint is true, and endpoints has no sqs."
    )]
    [InlineData(
        "bastionAccess=telnet",
        "privatelinklab:bastionAccess is 'telnet'. It must be one of sessionManager, ssh."
    )]
    [InlineData(
        "bastionAccess=ssh bastionKeyName=mykey",
        "privatelinklab:bastionSshCidr is not set, and bastionAccess is ssh."
    )]
    [InlineData(
        "bastionAccess=ssh bastionSshCidr=203.0.113.7/32",
        "privatelinklab:bastionKeyName is not set, and bastionAccess is ssh."
    )]
    [InlineData(
        "bastionSshCidr=203.0.113.7/32",
        "privatelinklab:bastionSshCidr is '203.0.113.7/32', and bastionAccess is not ssh."
    )]
    [InlineData(
        "scenario=gateway-endpoint bastionAccess=ssh bastionKeyName=mykey bastionSshCidr=0.0.0.0/0",
        "is 0.0.0.0/0, which admits strangers."
    )]
    [InlineData("scenario=gateway-endpoint bucketName=My_Bucket", "BucketName is 'My_Bucket'.")]
    [InlineData(
        "scenario=gateway-endpoint bucketOnlyThroughEndpoint=true s3GatewayEndpoint=false",
        "privatelinklab:bucketOnlyThroughEndpoint is true, and s3GatewayEndpoint is false."
    )]
    [InlineData("emptyOnDestroy=1", "privatelinklab:emptyOnDestroy is '1'. It must be true or false.")]
    [InlineData(
        "dynamoDbGatewayEndpoint=1",
        "privatelinklab:dynamoDbGatewayEndpoint is '1'. It must be true or false."
    )]
    [InlineData(
        "acceptEndpointConnections=maybe",
        "privatelinklab:acceptEndpointConnections is 'maybe'. It must be true or false."
    )]
    [InlineData(
        "consumerRegion=Ireland",
        "privatelinklab:consumerRegion is 'Ireland'. It is a region's code, such as us-east-1."
    )]
    [InlineData(
        "consumerRoleArn=Consumer",
        "privatelinklab:consumerRoleArn is 'Consumer'. It is the ARN of an IAM role, such as "
            + "arn:aws:iam::123456789012:role/Deployer."
    )]
    [InlineData("servicePort=0", "privatelinklab:servicePort is '0'. It must be a whole number from 1 to 65535.")]
    [InlineData(
        "servicePrivateDnsVerified=true",
        "privatelinklab:servicePrivateDnsVerified is true without servicePrivateDnsName. Set the name that is "
            + "verified, such as api.example.com."
    )]
    [InlineData("consumerSubnetCidrs=", "privatelinklab:consumerSubnetCidrs is empty.")]
    [InlineData(
        "consumerVpcCidr=10.0.0.0/28",
        "privatelinklab:consumerVpcCidr is 10.0.0.0/28, too small for the scenario's subnet. Choose a larger block, "
            + "or set privatelinklab:consumerSubnetCidrs."
    )]
    [InlineData(
        "scenario=endpoint-service servicePrivateDnsName=API",
        "PrivateDnsName is 'API'. Give a domain name in lower case"
    )]
    [InlineData(
        "scenario=endpoint-service consumerSubnetCidrs=10.0.1.0/24,10.0.1.0/25",
        "which overlaps 10.0.1.0/24 of subnet 'mySubnet1'"
    )]
    [InlineData(
        "serviceAllowedPrincipals=*",
        "privatelinklab:serviceAllowedPrincipals has '*'. It holds the ARNs of accounts, users or roles, such as "
            + "arn:aws:iam::123456789012:root."
    )]
    public async Task Up_BadSetting_IsExplainedAndChangesNothing(string settings, string expected) =>
        await AssertRefusedAsync(2, settings, expected);

    [Theory]
    [InlineData("databaseClients=sg-00000000000000000", "InvalidGroup.NotFound", "sg-00000000000000000")]
    [InlineData(
        "scenario=endpoint-service consumerAvailabilityZones=us-east-1b",
        "Subnets has none in a zone of the service",
        "Use a subnet in us-east-1a (use1-az4)."
    )]
    [InlineData(
        "scenario=endpoint-service serviceAllowedPrincipals=arn:aws:iam::333333333333:root "
            + "consumerRoleArn=arn:aws:iam::222222222222:role/Consumer consumerAvailabilityZones=us-east-1d",
        "InvalidServiceName",
        "Allow arn:aws:iam::222222222222:root."
    )]
    [InlineData("availabilityZones=us-east-1a,us-east-1z", "InvalidParameterValue", "us-east-1z")]
    [InlineData("availabilityZones=use1-az4,use1-az9", "InvalidParameterValue", "use1-az9")]
    public async Task Up_RefusedByTheCloud_IsExplainedWithItsCodeAndChangesNothing(
        string settings,
        string code,
        string expected
    ) => await AssertRefusedAsync(3, settings, code, expected);

    private static async Task AssertRefusedAsync(int status, string settings, params string[] expected)
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");
        var files = project.ReadAllFiles();
        string[] options =
        [
            .. settings
                .Replace("bad name", "bad\u00a0name", StringComparison.Ordinal)
                .Split(' ')
                .SelectMany(setting => new[] { "--config", setting.Replace('\u00a0', ' ') }),
        ];

        foreach (var command in new[] { "preview", "up" })
        {
            var result = await project.RunAsync([command, .. options]);

            Assert.True(result.Status == status, $"{command}: {result}");
            Assert.Equal("", result.Output);
            Assert.All(result.Error.TrimEnd('\n').Split('\n'), line =>
                Assert.StartsWith("lab: ", line, StringComparison.Ordinal)
            );
            Assert.All(expected, text => Assert.Contains(text, result.Error, StringComparison.Ordinal));
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
            Assert.Equal(files, project.ReadAllFiles());
        }
    }
}
