using System.Text.RegularExpressions;
using CsCheck;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests.Export;

public partial class TerraformExporterTests
{
    private const string Snapshot = "aws:rds/snapshot:Snapshot";

    [Fact]
    public void Export_InputWithAnId_RefersToTheResource()
    {
        var graph = new SmallGraph();
        var vpc = graph.AddVpc();
        graph.Add(
            SmallGraph.Subnet,
            "net-a",
            "subnet-0a0a0a0a0a0a0a0a0",
            [("vpcId", vpc.Id!), ("cidrBlock", "10.0.1.0/24")],
            uses: [("vpcId", vpc)]
        );

        var subnet = TerraformExporter.Export(graph.ToGraph()).Resource("aws_subnet.net_a");

        Assert.Equal("${aws_vpc.net.id}", (string?)subnet["vpc_id"]);
        Assert.Equal("10.0.1.0/24", (string?)subnet["cidr_block"]);
        Assert.False(subnet.ContainsKey("depends_on"));
    }

    [Fact]
    public void Export_PolicyWithArnAccountAndVariable_HasReferencesAndEscapes()
    {
        var graph = new SmallGraph();
        var queue = graph.AddQueue();
        var document =
            $$"""{"Resource":["arn:aws:sqs:eu-west-1:{{SmallGraph.Account}}:orders","arn:aws:sqs:eu-west-1:{{SmallGraph.Account}}:orders-old","arn:aws:iam::{{SmallGraph.Account}}:user/${aws:username}"],"Max":5}""";
        graph.Add(
            SmallGraph.Policy,
            "send-policy",
            "arn:aws:iam::111122223333:policy/send",
            [("policy", document)],
            uses: [("policy", queue)]
        );

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal(
            "${jsonencode(local.iam_policy_send_policy)}",
            (string?)configuration.Resource("aws_iam_policy.send")["policy"]
        );
        Assert.Equal(
            """{"Resource":["${aws_sqs_queue.orders.arn}","arn:aws:sqs:eu-west-1:${data.aws_caller_identity.current.account_id}:orders-old","arn:aws:iam::${data.aws_caller_identity.current.account_id}:user/$${aws:username}"],"Max":5}""",
            configuration.Merged()["locals"]!["iam_policy_send_policy"]!.ToJsonString(Plain)
        );
    }

    [Theory]
    [InlineData("""{"a":1.0}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("{not json}")]
    public void Export_TextThatJsonencodeWouldChange_StaysAText(string text)
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Policy, "p", "arn:aws:iam::111122223333:policy/p", [("policy", text)]);

        Assert.Equal(text, (string?)TerraformExporter.Export(graph.ToGraph()).Resource("aws_iam_policy.p")["policy"]);
    }

    [Fact]
    public void Export_SnapshotOfADatabaseOfTheStack_RefersToIt()
    {
        var graph = new SmallGraph();
        var database = graph.Add(SmallGraph.Database, "db", "db-1", [("identifier", "mydb")]);
        graph.Add(
            Snapshot,
            "kept",
            "mydb-kept",
            [("dbInstanceIdentifier", "mydb"), ("dbSnapshotIdentifier", "mydb-kept")],
            uses: [("dbInstanceIdentifier", database)]
        );

        var snapshot = TerraformExporter.Export(graph.ToGraph()).Resource("aws_db_snapshot.kept");

        Assert.Equal("${aws_db_instance.db.identifier}", (string?)snapshot["db_instance_identifier"]);
        Assert.Equal("mydb-kept", (string?)snapshot["db_snapshot_identifier"]);
    }

    [Fact]
    public void Export_SnapshotThatStandsInForItsDatabase_IsRefused()
    {
        var graph = new SmallGraph();
        var snapshot = graph.Add(
            Snapshot,
            "kept",
            "mydb-kept",
            [("dbInstanceIdentifier", "mydb"), ("dbSnapshotIdentifier", "mydb-kept")]
        );
        var parked = ResourceGraph.Create(
            "lab",
            "dev",
            graph
                .ToGraph()
                .Resources.Select(node => node.Urn == snapshot.Urn ? node with { RetainOnDelete = true } : node)
        );

        var refusal = Assert.Throws<TerraformException>(() => TerraformExporter.Export(parked));

        Assert.Equal(TerraformFailure.NotExportable, refusal.Failure);
        Assert.Equal(
            "The snapshot 'kept' stands in for the DB instance 'mydb': Terraform would delete the instance without "
                + "waiting for the snapshot, or find none to take it of. Export the stack with its database.",
            refusal.Message
        );
        Assert.NotNull(TerraformExporter.Export(graph.ToGraph()).Resource("aws_db_snapshot.kept"));
    }

    [Fact]
    public void Export_TextOfALaterResource_StaysAText()
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Subnet, "early", "subnet-0a0a0a0a0a0a0a0a0", [("vpcId", "vpc-0123456789abcdef0")]);
        graph.AddVpc();

        Assert.Equal(
            "vpc-0123456789abcdef0",
            (string?)TerraformExporter.Export(graph.ToGraph()).Resource("aws_subnet.early")["vpc_id"]
        );
    }

    [Fact]
    public void Export_SameTextOfTwoResources_StaysATextUnlessTheProgramNamedOne()
    {
        var graph = new SmallGraph();
        var one = graph.Add(SmallGraph.Role, "one", "shared-role-name", outputs: [("name", "shared-role-name")]);
        graph.Add(SmallGraph.Role, "two", "shared-role-name", outputs: [("name", "shared-role-name")]);
        graph.Add(SmallGraph.Policy, "free", "p1", [("description", "shared-role-name")]);
        graph.Add(
            SmallGraph.Policy,
            "named",
            "p2",
            [("description", "shared-role-name")],
            uses: [("description", one)]
        );

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal("shared-role-name", (string?)configuration.Resource("aws_iam_policy.free")["description"]);
        Assert.Equal(
            "${aws_iam_role.one.name}",
            (string?)configuration.Resource("aws_iam_policy.named")["description"]
        );
    }

    [Fact]
    public void Export_Dependencies_AreWrittenWhereNothingImpliesThem()
    {
        var graph = new SmallGraph();
        var vpc = graph.AddVpc();
        var first = graph.AddQueue("first", "first-queue");
        var second = graph.Add(
            SmallGraph.Queue,
            "second",
            "https://sqs.eu-west-1.amazonaws.com/111122223333/second-queue",
            [("name", "second-queue")],
            after: [first]
        );
        graph.Add(
            SmallGraph.Subnet,
            "net-a",
            "subnet-0a0a0a0a0a0a0a0a0",
            [("vpcId", vpc.Id!)],
            uses: [("vpcId", vpc)],
            after: [first, second]
        );

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal(
            """["aws_sqs_queue.first"]""",
            configuration.Resource("aws_sqs_queue.second")["depends_on"]!.ToJsonString()
        );
        Assert.Equal(
            """["aws_sqs_queue.second"]""",
            configuration.Resource("aws_subnet.net_a")["depends_on"]!.ToJsonString()
        );
    }

    [Fact]
    public void Export_DependencyOnAComponent_MeansEverythingInside()
    {
        var graph = new SmallGraph();
        var component = graph.Add("lab:a:Network", "network", null);
        graph.Add(
            SmallGraph.Vpc,
            "network-vpc",
            "vpc-0123456789abcdef0",
            [("cidrBlock", "10.0.0.0/16")],
            parent: component
        );
        graph.Add(
            SmallGraph.Queue,
            "q",
            "https://sqs.eu-west-1.amazonaws.com/111122223333/q",
            [("name", "q")],
            after: [component]
        );

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal(
            """["aws_vpc.network"]""",
            configuration.Resource("aws_sqs_queue.q")["depends_on"]!.ToJsonString()
        );
        Assert.Contains("network.tf.json", configuration.Files.Keys);
        Assert.Contains("main.tf.json", configuration.Files.Keys);
    }

    [Fact]
    public void Export_Options_BecomeTheLifecycle()
    {
        var graph = new SmallGraph();
        var vpc = graph.AddVpc();
        graph.Replace(vpc, node =>
            node with
            {
                Protect = true,
                RetainOnDelete = true,
                IgnoreChanges = ["tags.Owner", "cidrBlock", "region"],
            }
        );

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal(
            """{"prevent_destroy":true,"ignore_changes":["tags[\"Owner\"]","cidr_block"]}""",
            configuration.Resource("aws_vpc.net")["lifecycle"]!.ToJsonString(Plain)
        );
        Assert.Equal(["retainOnDelete"], configuration.LeftOut.Select(left => left.Property));
    }

    [Fact]
    public void Export_NameThatPulumiChose_BecomesAPrefix()
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Role, "a-role", "a-role-0123abc", outputs: [("name", "a-role-0123abc")]);
        graph.Add(SmallGraph.Role, "b-role", "given", [("name", "given")]);
        var longName = new string('x', 60) + "-0123abc";
        graph.Add(SmallGraph.Role, "c-role", longName, outputs: [("name", longName)]);

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal("a-role-", (string?)configuration.Resource("aws_iam_role.a")["name_prefix"]);
        Assert.False(configuration.Resource("aws_iam_role.b").ContainsKey("name_prefix"));
        Assert.Equal(38, ((string?)configuration.Resource("aws_iam_role.c")["name_prefix"])!.Length);
    }

    [Fact]
    public void Export_InputOfVersion6_IsLeftOutWithTheReason()
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Vpc, "net-vpc", "vpc-0123456789abcdef0", [("region", "eu-west-1")]);

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.False(configuration.Resource("aws_vpc.net").ContainsKey("region"));
        Assert.Equal("region", Assert.Single(configuration.LeftOut).Property);
    }

    [Fact]
    public void Export_InlineRule_NamesEveryMember()
    {
        var graph = new SmallGraph();
        var rule = MapValue.Create(("protocol", "tcp"), ("fromPort", 443), ("toPort", 443));
        graph.Add(SmallGraph.SecurityGroup, "g", "sg-0123456789abcdef0", [("ingress", ListValue.Create([rule]))]);

        var ingress = TerraformExporter.Export(graph.ToGraph()).Resource("aws_security_group.g")["ingress"]![
            0
        ]!.AsObject();

        Assert.Equal(9, ingress.Count);
        Assert.True(ingress.ContainsKey("cidr_blocks"));
        Assert.Null(ingress["cidr_blocks"]);
        Assert.Equal(443, (int?)ingress["from_port"]);
    }

    [Fact]
    public void Export_MemberThatTheProviderLacks_IsLeftOutWithTheReason()
    {
        var graph = new SmallGraph();
        graph.Add(
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "e",
            "vpce-0123456789abcdef0",
            [("dnsOptions", MapValue.Create(("dnsRecordIpType", "ipv4"), ("privateDnsPreference", "ALL_DOMAINS")))]
        );

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal(
            """{"dns_record_ip_type":"ipv4"}""",
            configuration.Resource("aws_vpc_endpoint.e")["dns_options"]!.ToJsonString()
        );
        Assert.Equal("dnsOptions.privateDnsPreference", Assert.Single(configuration.LeftOut).Property);
    }

    [Fact]
    public void Export_BucketThatPulumiNamed_HasAPrefix()
    {
        var graph = new SmallGraph();
        graph.Add("aws:s3/bucket:Bucket", "files", "files-0a1b2c3", outputs: [("bucket", "files-0a1b2c3")]);

        Assert.Equal(
            """{"bucket_prefix":"files-"}""",
            TerraformExporter.Export(graph.ToGraph()).Resource("aws_s3_bucket.files").ToJsonString()
        );
    }

    [Fact]
    public void Export_TypeThatTerraformLacks_IsLeftOutWithWhatRefersToIt()
    {
        var graph = new SmallGraph();
        var first = graph.AddQueue("first", "first-queue");
        var map = graph.Add("kubernetes:core/v1:ConfigMap", "settings", "default/settings", after: [first]);
        graph.Add(
            SmallGraph.Policy,
            "reads",
            "p1",
            [("description", "reads default/settings")],
            uses: [("description", map)]
        );
        graph.Add(SmallGraph.Policy, "after", "p2", [("path", "/")], after: [map]);

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal(
            [
                "settings: kubernetes:core/v1:ConfigMap is of another provider than AWS's",
                "reads description: what came from settings, which is left out, stands as the stack recorded it",
                "after dependsOn: settings is left out",
            ],
            configuration.LeftOut.Select(left => left.ToString())
        );
        Assert.Equal("reads default/settings", (string?)configuration.Resource("aws_iam_policy.reads")["description"]);
        // What it had waited for itself is waited for.
        Assert.Equal(
            """["aws_sqs_queue.first"]""",
            configuration.Resource("aws_iam_policy.after")["depends_on"]!.ToJsonString()
        );
        Assert.Contains(
            "after dependsOn: settings is left out",
            System.Text.Encoding.UTF8.GetString(configuration.Files["left_out.tf.json"].Span),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("aws:elasticloadbalancingv2/loadBalancer:LoadBalancer", "aws_lb")]
    [InlineData("aws:alb/targetGroupAttachment:TargetGroupAttachment", "aws_lb_target_group_attachment")]
    [InlineData("aws:s3/bucketV2:BucketV2", "aws_s3_bucket")]
    [InlineData("aws:s3/bucketAclV2:BucketAclV2", "aws_s3_bucket_acl")]
    [InlineData("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "aws_iam_role_policy_attachment")]
    [InlineData("aws:ec2/securityGroupRule:SecurityGroupRule", "aws_security_group_rule")]
    [InlineData("aws:eks/cluster:Cluster", "aws_eks_cluster")]
    public void Export_TypesOfOtherPeoplesStacks_HaveTheProvidersName(string type, string terraform)
    {
        var graph = new SmallGraph();
        graph.Add(type, "theirs", "theirs-1");

        Assert.NotNull(TerraformExporter.Export(graph.ToGraph()).Resource($"{terraform}.theirs"));
    }

    [Fact]
    public void Export_WhatTheEngineRecords_IsNoArgument()
    {
        var graph = new SmallGraph();
        graph.Add(
            SmallGraph.SecurityGroup,
            "web",
            "sg-0123456789abcdef0",
            [
                ("__defaults", ListValue.Create(["name", "revokeRulesOnDelete"])),
                ("name", "web-0a1b2c3"),
                ("revokeRulesOnDelete", false),
                ("tagsAll", MapValue.Create(("Name", "web"))),
                (
                    "egress",
                    ListValue.Create([
                        MapValue.Create(
                            ("__defaults", ListValue.Create(["self"])),
                            ("protocol", "-1"),
                            ("self", false)
                        ),
                    ])
                ),
            ],
            [("name", "web-0a1b2c3")]
        );

        var group = TerraformExporter.Export(graph.ToGraph()).Resource("aws_security_group.web");

        Assert.Equal("web-", (string?)group["name_prefix"]);
        Assert.False(group.ContainsKey("name"));
        Assert.DoesNotContain("__defaults", group.ToJsonString(), StringComparison.Ordinal);
        Assert.False(group.ContainsKey("tags_all"));
    }

    [Theory]
    [InlineData("aws:sqs/queue:Queue", "name", "jobs-0a1b2c3.fifo", "aws_sqs_queue.jobs", "name_prefix", "jobs-")]
    [InlineData(
        "aws:eks/nodeGroup:NodeGroup",
        "nodeGroupName",
        "ng-0a1b2c3",
        "aws_eks_node_group.jobs",
        "node_group_name_prefix",
        "ng-"
    )]
    [InlineData(
        "aws:rds/cluster:Cluster",
        "clusterIdentifier",
        "db-0a1b2c3",
        "aws_rds_cluster.jobs",
        "cluster_identifier_prefix",
        "db-"
    )]
    [InlineData("aws:ec2/keyPair:KeyPair", "keyName", "key-0a1b2c3", "aws_key_pair.jobs", "key_name_prefix", "key-")]
    // A type without a prefix keeps the name, and so does a name that does not look chosen.
    [InlineData("aws:ecs/cluster:Cluster", "name", "c-0a1b2c3", "aws_ecs_cluster.jobs", "name", "c-0a1b2c3")]
    [InlineData("aws:sqs/queue:Queue", "name", "mine", "aws_sqs_queue.jobs", "name", "mine")]
    public void Export_NameThatPulumiRecordedAsADefault_BecomesAPrefixWhereThereIsOne(
        string type,
        string property,
        string name,
        string address,
        string argument,
        string written
    )
    {
        var graph = new SmallGraph();
        graph.Add(type, "jobs", "j", [("__defaults", ListValue.Create([property])), (property, name)]);

        Assert.Equal(written, (string?)TerraformExporter.Export(graph.ToGraph()).Resource(address)[argument]);
    }

    [Fact]
    public void Export_ShapesOfOlderPackages_AreTodaysArguments()
    {
        var graph = new SmallGraph();
        graph.Add(
            "aws:s3/bucketV2:BucketV2",
            "files",
            "files",
            [
                ("bucket", "files"),
                ("versionings", ListValue.Create([MapValue.Create(("enabled", true))])),
                ("serverSideEncryptionConfigurations", ListValue.Empty),
            ]
        );

        Assert.Equal(
            """{"bucket":"files","server_side_encryption_configuration":[],"versioning":[{"enabled":true}]}""",
            TerraformExporter.Export(graph.ToGraph()).Resource("aws_s3_bucket.files").ToJsonString()
        );
    }

    [Fact]
    public void Export_ReferenceIntoWhatIsOnlyRead_HasTheProvidersNames()
    {
        var graph = new SmallGraph();
        var cluster = graph.Add(
            "aws:eks/cluster:Cluster",
            "c",
            "c-1a2b3c4",
            outputs:
            [
                (
                    "identities",
                    ListValue.Create([
                        MapValue.Create(
                            ("oidcs", ListValue.Create([MapValue.Create(("issuer", "https://oidc.eks/id/1"))]))
                        ),
                    ])
                ),
                ("certificateAuthority", MapValue.Create(("data", "LS0tLS1CRUdJTg=="))),
            ]
        );
        graph.Add(
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
            "p",
            "arn:aws:iam::111122223333:oidc-provider/p",
            [("url", "https://oidc.eks/id/1"), ("thumbprintLists", ListValue.Create(["LS0tLS1CRUdJTg=="]))],
            uses: [("url", cluster), ("thumbprintLists", cluster)]
        );

        var provider = TerraformExporter.Export(graph.ToGraph()).Resource("aws_iam_openid_connect_provider.p");

        Assert.Equal("${aws_eks_cluster.c.identity[0].oidc[0].issuer}", (string?)provider["url"]);
        Assert.Equal("${aws_eks_cluster.c.certificate_authority[0].data}", (string?)provider["thumbprint_list"]![0]);
    }

    [Fact]
    public void Export_AttributeThatIsOnlyRead_IsLeftOutWithTheReason()
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Vpc, "net-vpc", "vpc-1", [("mainRouteTableId", "rtb-1"), ("classicLink", true)]);

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal(
            [
                "net-vpc classicLink: version 5.100 of the provider has no such argument",
                "net-vpc mainRouteTableId: the provider gives it out and does not take it",
            ],
            configuration.LeftOut.Select(left => left.ToString())
        );
    }

    [Fact]
    public void Export_WhatIsRecordedThoughItIsNotSet_IsNotWritten()
    {
        var graph = new SmallGraph();
        graph.Add(
            SmallGraph.Subnet,
            "s",
            "subnet-1",
            [("availabilityZone", "eu-west-1a"), ("availabilityZoneId", "euw1-az1")]
        );
        graph.Add(
            "aws:ec2/networkAcl:NetworkAcl",
            "acl",
            "acl-1",
            [("ingress", ListValue.Create([MapValue.Create(("cidrBlock", "0.0.0.0/0"), ("ipv6CidrBlock", ""))]))]
        );

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal("""{"availability_zone":"eu-west-1a"}""", configuration.Resource("aws_subnet.s").ToJsonString());
        Assert.Null(configuration.Resource("aws_network_acl.acl")["ingress"]![0]!["ipv6_cidr_block"]);
    }

    [Fact]
    public void Export_FileOfTheProgram_IsExpectedBesideTheConfiguration()
    {
        var graph = ReadStack(
            """
            {"type":"aws:lambda/function:Function","urn":"urn:pulumi:dev::lab::aws:lambda/function:Function::worker",
             "custom":true,"id":"worker","inputs":{"role":"r","code":{"4dabf18193072939515e22adb298388d":
             "0def7320c3a5731c473e5ecbe6d01bc7","hash":"00","assets":{}}},
             "outputs":{"arn":"arn:aws:lambda:eu-west-1:111122223333:function:worker"}}
            """
        );

        var configuration = TerraformExporter.Export(graph);

        Assert.Equal(
            "${path.module}/worker.zip",
            (string?)configuration.Resource("aws_lambda_function.worker")["filename"]
        );
        Assert.Equal("code", Assert.Single(configuration.LeftOut).Property);
    }

    [Fact]
    public void Export_SecretMap_IsAVariableOfAnyType()
    {
        var graph = ReadStack(
            """
            {"type":"aws:ssm/activation:Activation","urn":"urn:pulumi:dev::lab::aws:ssm/activation:Activation::a",
             "custom":true,"id":"a","inputs":{"iamRole":"r","tags":{"4dabf18193072939515e22adb298388d":
             "1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:x:y"}},
             "outputs":{"arn":"arn:aws:ssm:eu-west-1:111122223333:activation/a"}}
            """
        );

        var configuration = TerraformExporter.Export(graph);

        Assert.Equal("${var.a_tags}", (string?)configuration.Resource("aws_ssm_activation.a")["tags"]);
        Assert.Equal("any", (string?)configuration.Merged()["variable"]!["a_tags"]!["type"]);
    }

    [Fact]
    public void Export_UnknownInput_IsOneSentence()
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Vpc, "v", "vpc-1", [("cidrBlock", PropertyValue.Unknown)]);

        var failure = Assert.Throws<TerraformException>(() => TerraformExporter.Export(graph.ToGraph()));

        Assert.StartsWith(
            "v: the input cidrBlock is known only when the stack is built, ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Export_TwoRegions_IsOneSentence()
    {
        var graph = new SmallGraph();
        graph.AddVpc();
        graph.Add(SmallGraph.Vpc, "v", "vpc-1", outputs: [("region", "us-east-1")]);

        var failure = Assert.Throws<TerraformException>(() => TerraformExporter.Export(graph.ToGraph()));

        Assert.Equal(
            "The stack dev has resources of one provider in the regions eu-west-1, us-east-1; expected one region "
                + "for each provider, and a provider for each region.",
            failure.Message
        );
    }

    [Fact]
    public void Export_AnyChainOfResources_NeverRefersForwardOrToItself()
    {
        var link = Gen.Int[0, 7];
        link.Array[2, 8]
            .Sample(links =>
            {
                var graph = new SmallGraph();
                var nodes = new List<ResourceNode>();
                for (var index = 0; index < links.Length; index++)
                {
                    // Some point back, some forward, some to themselves; all carry the id as a text.
                    var id = $"subnet-00000000000000a0{links[index] % links.Length}";
                    nodes.Add(
                        graph.Add(
                            SmallGraph.Subnet,
                            $"s{index}",
                            $"subnet-00000000000000a0{index}",
                            [("outpostArn", $"x:{id}:y")],
                            after: [.. nodes.Take(index % 3)]
                        )
                    );
                }

                var merged = TerraformExporter.Export(graph.ToGraph()).Merged();
                foreach (var (name, resource) in merged["resource"]!["aws_subnet"]!.AsObject())
                {
                    var own = int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
                    Assert.All(Referred().Matches(resource!.ToJsonString()), match =>
                        Assert.True(
                            int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
                                < own
                        )
                    );
                }
            });
    }

    private static ResourceGraph ReadStack(string resource) =>
        Graph.Deployments.StackFile.Read(
            System.Text.Encoding.UTF8.GetBytes($"{{\"version\":3,\"deployment\":{{\"resources\":[{resource}]}}}}"),
            "stack.json"
        );

    [GeneratedRegex(@"aws_subnet\.s(\d+)")]
    private static partial Regex Referred();

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
