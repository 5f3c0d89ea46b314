using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Tests.Scenarios;

public class GatewayEndpointTests
{
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string Instance = "aws:ec2/instance:Instance";
    private const string IngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Bucket = "aws:s3/bucket:Bucket";

    private static readonly (string, string)[] Ssh =
    [
        ("bastionAccess", "ssh"),
        ("bastionSshCidr", "203.0.113.7/32"),
        ("bastionKeyName", "mykey"),
    ];

    [Fact]
    public async Task GatewayEndpoint_LeadsThePrivateSubnetToS3AndNoFurther()
    {
        var graph = await GraphAsync();

        var gateway = Assert.Single(graph.OfType(Endpoint), node =>
            node.Inputs.GetText("vpcEndpointType") == "Gateway"
        );
        var association = graph.Find(
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
            "myVPC-privateSubnet-private"
        )!;
        Assert.Equal([association.Inputs.GetText("routeTableId")!], gateway.Inputs.GetTexts("routeTableIds"));
        var route = Assert.Single(graph.OfType("aws:ec2/route:Route"));
        Assert.NotEqual(association.Inputs.GetText("routeTableId"), route.Inputs.GetText("routeTableId"));
        Assert.Empty(graph.OfType("aws:ec2/natGateway:NatGateway"));
    }

    [Theory]
    [InlineData("true", "false", "s3")]
    [InlineData("false", "false", "")]
    [InlineData("true", "true", "s3 dynamodb")]
    public async Task GatewayEndpoint_GatewayEndpoints_AreThoseOfTheSettings(
        string s3,
        string dynamoDb,
        string expected
    )
    {
        var graph = await GraphAsync(("s3GatewayEndpoint", s3), ("dynamoDbGatewayEndpoint", dynamoDb));

        var services = graph
            .OfType(Endpoint)
            .Where(node => node.Inputs.GetText("vpcEndpointType") == "Gateway")
            .Select(node => node.Inputs.GetText("serviceName")!.Split('.')[^1]);
        Assert.Equal(expected, string.Join(' ', services));
    }

    [Fact]
    public async Task GatewayEndpoint_ByDefault_TakesNoSsh()
    {
        var graph = await GraphAsync();

        Assert.DoesNotContain(graph.OfType(IngressRule), rule => rule.Inputs.GetInt("fromPort") == 22);
        Assert.All(graph.OfType(Instance), instance => Assert.False(instance.Inputs.ContainsKey("keyName")));
        Assert.False(graph.Outputs.ContainsKey("sshCommand"));
        Assert.Equal(
            $"aws ssm start-session --target {graph.Outputs.GetText("privateInstanceId")}",
            graph.Outputs.GetText("sessionCommand")
        );
    }

    [Fact]
    public async Task GatewayEndpoint_WithSsh_LeadsThroughTheBastionHostWithoutAnInterfaceEndpoint()
    {
        var graph = await GraphAsync(Ssh);

        Assert.Equal(
            ["BastionHost-ssh", "PrivateInstance-from-bastion"],
            graph
                .OfType(IngressRule)
                .Where(rule => rule.Inputs.GetInt("fromPort") == 22)
                .Select(rule => rule.Name)
                .Order()
        );
        Assert.All(graph.OfType(Instance), instance => Assert.Equal("mykey", instance.Inputs.GetText("keyName")));
        Assert.All(graph.OfType(Endpoint), endpoint =>
            Assert.Equal("Gateway", endpoint.Inputs.GetText("vpcEndpointType"))
        );
        Assert.Equal(
            $"ssh -J ec2-user@{graph.Outputs.GetText("bastionPublicIp")} "
                + $"ec2-user@{graph.Outputs.GetText("privateInstanceIp")}",
            graph.Outputs.GetText("sshCommand")
        );
        Assert.False(graph.Outputs.ContainsKey("sessionCommand"));
    }

    [Fact]
    public async Task GatewayEndpoint_OnlyTheBastionHost_HasAPublicAddress()
    {
        var graph = await GraphAsync(Ssh);

        Assert.Equal(
            ["BastionHost-instance"],
            graph
                .OfType(Instance)
                .Where(instance => instance.Outputs.GetText("publicIp") is { Length: > 0 })
                .Select(instance => instance.Name)
        );
    }

    [Fact]
    public async Task GatewayEndpoint_Commands_AreTheArticles()
    {
        var outputs = (await GraphAsync(("bucketName", "fotos-2026"))).Outputs;

        Assert.Equal("aws s3 ls", outputs.GetText("listBucketsCommand"));
        Assert.Equal("aws s3 ls s3://fotos-2026", outputs.GetText("listBucketCommand"));
        Assert.Equal("dig s3.us-east-1.amazonaws.com +short", outputs.GetText("digCommand"));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task GatewayEndpoint_EmptyOnDestroy_DecidesWhatBecomesOfTheObjects(string value)
    {
        var graph = await GraphAsync(("emptyOnDestroy", value));

        Assert.Equal(value == "true", Assert.Single(graph.OfType(Bucket)).Inputs.GetBool("forceDestroy"));
    }

    [Fact]
    public async Task GatewayEndpoint_BucketOnlyThroughEndpoint_NamesTheGatewayEndpointInItsPolicy()
    {
        var graph = await GraphAsync(("bucketOnlyThroughEndpoint", "true"));

        var endpoint = graph.Find(Endpoint, "gateway-endpoints-s3")!.Id!;
        Assert.Contains(
            endpoint,
            graph.Find("aws:s3/bucketPolicy:BucketPolicy", "myBucket-policy")!.Inputs.GetText("policy")!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task GatewayEndpoint_EndpointsThatAdmitGroupsOnly_AdmitTheBastionHostToo()
    {
        var graph = await GraphAsync(("endpointClients", "[]"));

        Assert.Equal(
            ["BastionHost-into-endpoints", "PrivateInstance-into-endpoints"],
            graph.OfType(IngressRule).Select(rule => rule.Name).Order()
        );
    }

    private static Task<ResourceGraph> GraphAsync(params (string, string)[] settings) =>
        ScenarioGraph.OfAsync([("scenario", "gateway-endpoint"), .. settings]);
}
