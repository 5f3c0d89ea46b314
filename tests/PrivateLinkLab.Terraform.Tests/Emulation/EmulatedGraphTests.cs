using System.Text.Json;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Terraform.Emulation;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests.Emulation;

public class EmulatedGraphTests
{
    private static readonly TerraformExportOptions ForEmulator = new()
    {
        EmulatorEndpoint = new Uri("http://127.0.0.1:5000"),
    };

    [Fact]
    public void Read_State_GivesTheEmulatorsIdsEverywhere()
    {
        var graph = new SmallGraph();
        var component = graph.Add("lab:a:Network", "network", null, outputs: [("vpcId", "vpc-0123456789abcdef0")]);
        var vpc = graph.Add(
            SmallGraph.Vpc,
            "net-vpc",
            "vpc-0123456789abcdef0",
            [("cidrBlock", "10.0.0.0/16")],
            [("arn", $"arn:aws:ec2:eu-west-1:{SmallGraph.Account}:vpc/vpc-0123456789abcdef0")],
            parent: component
        );
        var subnet = graph.Add(
            SmallGraph.Subnet,
            "net-a",
            "subnet-0a0a0a0a0a0a0a0a0",
            [("vpcId", vpc.Id!)],
            uses: [("vpcId", vpc)]
        );
        graph.Output("command", $"describe {vpc.Id} in {SmallGraph.Account}");

        var emulated = Read(
            graph.ToGraph(),
            """
            { "address": "aws_vpc.net", "values": { "id": "vpc-e", "arn": "arn:vpc-e", "cidr_block": "10.0.0.0/16", "tags": null } },
            { "address": "aws_subnet.net_a", "values": { "id": "subnet-e", "vpc_id": "vpc-e", "timeouts": null } },
            { "address": "data.aws_caller_identity.current", "mode": "data", "values": { "account_id": "000000000000" } }
            """
        );

        Assert.Equal("vpc-e", emulated.Find(vpc.Urn)!.Id);
        Assert.Equal(
            MapValue.Create(("arn", "arn:vpc-e"), ("cidrBlock", "10.0.0.0/16"), ("region", "eu-west-1")),
            emulated.Find(vpc.Urn)!.Outputs
        );
        Assert.Equal("vpc-e", emulated.Find(subnet.Urn)!.Inputs.GetText("vpcId"));
        Assert.Equal("vpc-e", emulated.Find(component.Urn)!.Outputs.GetText("vpcId"));
        Assert.Equal("describe vpc-e in 000000000000", emulated.Outputs.GetText("command"));
        Assert.Equal(subnet.Dependencies, emulated.Find(subnet.Urn)!.Dependencies);
    }

    [Fact]
    public void Read_TypeWithoutId_HasTheAttributeThatStandsForIt()
    {
        var graph = new SmallGraph();
        var state = graph.Add(
            "aws:rds/instanceDesiredState:InstanceDesiredState",
            "s",
            "mydb",
            [("identifier", "mydb"), ("state", "stopped")]
        );

        var emulated = Read(
                graph.ToGraph(),
                """
                { "address": "aws_rds_instance_state.s", "values": { "identifier": "mydb", "state": "stopped", "timeouts": null } }
                """
            )
            .Find(state.Urn)!;

        Assert.Equal("mydb", emulated.Id);
        Assert.Equal("stopped", emulated.Outputs.GetText("state"));
    }

    [Fact]
    public void Read_NestedBlocks_AreObjectsAndLists()
    {
        var graph = new SmallGraph();
        var endpoint = graph.Add("aws:ec2/vpcEndpoint:VpcEndpoint", "e", "vpce-1");

        var emulated = Read(
                graph.ToGraph(),
                """
                { "address": "aws_vpc_endpoint.e", "values": {
                    "id": "vpce-2", "dns_options": [{ "dns_record_ip_type": "ipv4" }], "dns_entry": [{ "dns_name": "a.example" }],
                    "tags_all": { "My_Key": "kept" } } }
                """
            )
            .Find(endpoint.Urn)!
            .Outputs;

        Assert.Equal("ipv4", emulated.At("dnsOptions.dnsRecordIpType")!.AsText());
        Assert.Equal("a.example", emulated.At("dnsEntries[0].dnsName")!.AsText());
        Assert.Equal("kept", emulated.At("tagsAll.My_Key")!.AsText());
    }

    [Fact]
    public void Read_Secret_StaysSecret()
    {
        var graph = new SmallGraph();
        var database = graph.Add(SmallGraph.Database, "db", "db-1", [("password", PropertyValue.Secret("p"))]);

        var emulated = Read(
                graph.ToGraph(),
                """{ "address": "aws_db_instance.db", "values": { "id": "db-2", "password": null } }"""
            )
            .Find(database.Urn)!;

        Assert.Equal(PropertyValue.Secret("p"), emulated.Inputs["password"]);
        Assert.Equal(PropertyValue.Secret("p"), emulated.Outputs["password"]);
    }

    [Fact]
    public void Read_ResourceMissing_IsOneSentence()
    {
        var graph = new SmallGraph();
        graph.AddVpc();

        Assert.Equal(
            "Terraform has not made aws_vpc.net.",
            Assert.Throws<TerraformException>(() => Read(graph.ToGraph(), "")).Message
        );
    }

    [Fact]
    public void Read_Provider_SaysThatItTalksToTheEmulator()
    {
        var graph = new SmallGraph();
        var provider = graph.Add("pulumi:providers:aws", "default_7_48_0", "p", [("region", "eu-west-1")]);

        Assert.Contains(
            "\"ec2\":\"http://127.0.0.1:5000\"",
            Read(graph.ToGraph(), "").Find(provider.Urn)!.Inputs.GetText("endpoints"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Expect_WhatIsBuilt_KeepsItsIdsAndNothingDiffers()
    {
        var graph = new SmallGraph();
        graph.Add("pulumi:providers:aws", "default_7_48_0", "p", [("region", "eu-west-1")]);
        var vpc = graph.AddVpc();
        graph.Add(SmallGraph.Subnet, "net-a", "subnet-0a0a0a0a0a0a0a0a0", [("vpcId", vpc.Id!)], uses: [("vpcId", vpc)]);
        graph.Output("vpc", vpc.Id!);
        var built = Read(
            graph.ToGraph(),
            """
            { "address": "aws_vpc.net", "values": { "id": "vpc-e", "cidr_block": "10.0.0.0/16" } },
            { "address": "aws_subnet.net_a", "values": { "id": "subnet-e", "vpc_id": "vpc-e" } }
            """
        );

        var expected = EmulatedGraph.Expect(graph.ToGraph(), built);

        Assert.Equal(built, expected);
        Assert.False(GraphDiff.Compare(built, expected).HasChanges);
    }

    [Fact]
    public void Expect_WhatIsNew_HasUnknownIds()
    {
        var before = new SmallGraph();
        before.AddVpc();
        var built = Read(before.ToGraph(), """{ "address": "aws_vpc.net", "values": { "id": "vpc-e" } }""");
        var after = new SmallGraph();
        var vpc = after.AddVpc();
        var group = after.Add(
            SmallGraph.SecurityGroup,
            "g",
            "sg-0123456789abcdef0",
            [("vpcId", vpc.Id!)],
            uses: [("vpcId", vpc)]
        );
        var rule = after.Add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "r",
            "sgr-1",
            [("securityGroupId", group.Id!)],
            uses: [("securityGroupId", group)]
        );
        after.Output("text", $"{vpc.Id} and {group.Id}");

        var expected = EmulatedGraph.Expect(after.ToGraph(), built);

        Assert.Equal("vpc-e", expected.Find(group.Urn)!.Inputs.GetText("vpcId"));
        Assert.Equal(PropertyValue.Unknown, expected.Find(rule.Urn)!.Inputs["securityGroupId"]);
        Assert.Equal(PropertyValue.Unknown, expected.Outputs["text"]);
        Assert.Null(expected.Find(group.Urn)!.Id);
    }

    private static ResourceGraph Read(ResourceGraph planned, string resources)
    {
        using var state = JsonDocument.Parse($$"""{ "values": { "root_module": { "resources": [{{resources}}] } } }""");
        return EmulatedGraph.Read(
            planned,
            TerraformExporter.Export(planned, ForEmulator),
            state.RootElement,
            ForEmulator.EmulatorEndpoint!
        );
    }
}
