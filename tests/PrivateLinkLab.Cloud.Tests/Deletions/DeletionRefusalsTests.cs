using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud.Tests.Deletions;

public sealed class DeletionRefusalsTests
{
    private const string Database = "aws:rds/instance:Instance";
    private const string Vpc = "aws:ec2/vpc:Vpc";

    [Fact]
    public void Of_ProtectedDatabaseDeleted_NamesItAndTheCure()
    {
        var refusal = Assert.Single(Refusals([Resource(Database, "myDB", isDeletionProtected: true)], []));

        Assert.Equal(DeletionGuard.DeletionProtection, refusal.Guard);
        Assert.Equal(
            "deleting RDS DB Instance 'myDB': InvalidParameterCombination: the DB instance has deletion protection. "
                + "First deploy it with deletionProtection false.",
            refusal.Message
        );
    }

    [Fact]
    public void Of_ProtectedDatabaseReplaced_IsRefusedThoughTheNewOneIsNotProtected()
    {
        var before = Resource(Database, "myDB", isDeletionProtected: true, username: "admin");
        var after = Resource(Database, "myDB", isDeletionProtected: false, username: "other");

        Assert.StartsWith(
            "replacing RDS DB Instance 'myDB': ",
            Assert.Single(Refusals([before], [after])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_ProtectedDatabaseReleasedOrChangedInPlace_IsAccepted() =>
        Assert.Empty(
            Refusals(
                [Resource(Database, "myDB", isDeletionProtected: true)],
                [Resource(Database, "myDB", isDeletionProtected: false)]
            )
        );

    [Fact]
    public void Of_UnprotectedDatabaseDeleted_IsAccepted() =>
        Assert.Empty(Refusals([Resource(Database, "myDB", isDeletionProtected: false)], []));

    [Fact]
    public void Of_DatabaseThatStaysInTheCloud_IsAccepted() =>
        Assert.Empty(
            Refusals([Resource(Database, "myDB", isDeletionProtected: true) with { RetainOnDelete = true }], [])
        );

    [Fact]
    public void Of_ProviderAnswersOnly_Counts()
    {
        var imported = Resource(Database, "myDB", isDeletionProtected: false) with
        {
            Inputs = MapValue.Empty,
            Outputs = MapValue.Create(("deletionProtection", true)),
        };

        Assert.Single(Refusals([imported], []));
    }

    [Fact]
    public void Of_ProtectedResources_NamesEachOne()
    {
        var one = Resource(Vpc, "one") with { Protect = true };
        var two = Resource(Vpc, "two") with { Protect = true };
        var free = Resource(Vpc, "free");

        var refusals = Refusals(
            [one, two, free],
            [two with { Inputs = MapValue.Create(("cidrBlock", "10.9.0.0/16")) }]
        );

        Assert.Equal(
            [
                "replacing aws:ec2/vpc:Vpc 'two': the resource is protected. First deploy it without the option "
                    + "protect.",
                "deleting aws:ec2/vpc:Vpc 'one': the resource is protected. First deploy it without the option "
                    + "protect.",
            ],
            refusals.Select(refusal => refusal.Message)
        );
        Assert.All(refusals, refusal => Assert.Equal(DeletionGuard.Protect, refusal.Guard));
    }

    [Fact]
    public void Of_ProtectedLoadBalancerDeleted_NamesItAndTheCure()
    {
        var balancer = Resource("aws:lb/loadBalancer:LoadBalancer", "NLB") with
        {
            Inputs = MapValue.Create(("enableDeletionProtection", true)),
        };

        var refusal = Assert.Single(Refusals([balancer], []));

        Assert.Equal(DeletionGuard.LoadBalancerProtection, refusal.Guard);
        Assert.Equal(
            "deleting ELBv2 Load Balancer 'NLB': OperationNotPermitted: the load balancer has deletion protection. "
                + "First deploy it with enableDeletionProtection false.",
            refusal.Message
        );
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void Of_EndpointServiceDeleted_IsRefusedWhileAnEndpointRemains(
        bool inTheStack,
        bool inTheCloud,
        bool refused
    )
    {
        var service = Resource("aws:ec2/vpcEndpointService:VpcEndpointService", "service") with
        {
            Inputs = MapValue.Empty,
            Outputs = MapValue.Create(("serviceName", "com.amazonaws.vpce.us-east-1.vpce-svc-1")),
        };
        var endpoint = Resource("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint") with
        {
            Inputs = MapValue.Create(("serviceName", "com.amazonaws.vpce.us-east-1.vpce-svc-1")),
            RetainOnDelete = inTheCloud,
        };
        var other = endpoint with
        {
            Urn = ResourceUrn.Create("dev", "project", null, endpoint.Type, "other"),
            Inputs = MapValue.Create(("serviceName", "com.amazonaws.us-east-1.sqs")),
        };

        var refusals = Refusals([service, endpoint, other], inTheStack ? [endpoint, other] : [other]);

        Assert.Equal(
            refused
                ?
                [
                    (
                        DeletionGuard.Connections,
                        "deleting EC2 VPC Endpoint Service 'service': ExistingVpcEndpointConnections: endpoint "
                            + "'endpoint' is connected to it and remains. First remove the endpoint, or reject its "
                            + "connection."
                    ),
                ]
                : [],
            refusals.Select(refusal => (refusal.Guard, refusal.Message))
        );
    }

    [Theory]
    [InlineData("aws:route53/zone:Zone", "aws:route53/record:Record", "zoneId", "HostedZoneNotEmpty")]
    [InlineData("aws:eks/cluster:Cluster", "aws:eks/nodeGroup:NodeGroup", "clusterName", "ResourceInUseException")]
    [InlineData("aws:efs/fileSystem:FileSystem", "aws:efs/mountTarget:MountTarget", "fileSystemId", "FileSystemInUse")]
    public void Of_ContainerDeleted_IsRefusedWhileItsContentsRemain(
        string type,
        string contents,
        string reference,
        string code
    )
    {
        var container = Resource(type, "container");
        var content = Resource(contents, "content") with
        {
            Inputs = MapValue.Create((reference, "container")),
            Outputs = MapValue.Create((reference, "container")),
        };

        var refusal = Assert.Single(Refusals([container, content], [content]));

        Assert.Equal(DeletionGuard.Contents, refusal.Guard);
        Assert.Contains($": {code}: ", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Refusals([container, content], []));
    }

    [Theory]
    [InlineData("aws:dynamodb/table:Table", "deletionProtectionEnabled")]
    [InlineData("aws:rds/cluster:Cluster", "deletionProtection")]
    public void Of_ProtectedTableOrCluster_IsRefused(string type, string protection)
    {
        var resource = Resource(type, "one") with { Inputs = MapValue.Create((protection, true)) };

        Assert.Equal(DeletionGuard.ResourceProtection, Assert.Single(Refusals([resource], [])).Guard);
    }

    private static IReadOnlyList<DeletionRefusal> Refusals(ResourceNode[] before, ResourceNode[] after) =>
        DeletionRefusals.In(
            GraphDiff.Compare(
                ResourceGraph.Create("project", "dev", before),
                ResourceGraph.Create("project", "dev", after)
            )
        );

    private static ResourceNode Resource(
        string type,
        string name,
        bool? isDeletionProtected = null,
        string username = "admin"
    ) =>
        new()
        {
            Urn = ResourceUrn.Create("dev", "project", null, type, name),
            Custom = true,
            Id = name,
            Inputs = isDeletionProtected is { } value
                ? MapValue.Create(("deletionProtection", value), ("username", username))
                : MapValue.Create(("cidrBlock", "10.0.0.0/16")),
        };
}
