using Grpc.Core;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Tests.Serving;

/// <summary>What a program's registrations are answered, and what is kept of them.</summary>
public sealed class RegistrationTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Component = "shop:network:Network";

    [Fact]
    public async Task Up_OfAResource_AnswersEveryOutput()
    {
        await using var engine = await EngineClient.StartAsync();

        var vpc = await engine.CreateAsync(Vpc, "main", Cidr("10.0.0.0/16"));

        Assert.Equal(Result.Success, vpc.Result);
        Assert.Equal("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main", vpc.Urn);
        Assert.StartsWith("vpc-", vpc.Id, StringComparison.Ordinal);
        Assert.Equal($"arn:aws:ec2:us-east-1:123456789012:vpc/{vpc.Id}", WireValues.Read(vpc.Object).GetText("arn"));
        Assert.Equal(vpc.Id, engine.Node("main").Id);
    }

    [Fact]
    public async Task Preview_OfANewResource_KnowsItsInputsAlone()
    {
        await using var engine = await EngineClient.StartAsync(EngineClient.Options(isPreview: true));

        var vpc = await engine.CreateAsync(Vpc, "main", Cidr("10.0.0.0/16"));
        var subnet = await engine.CreateAsync(
            Subnet,
            "one",
            Cidr("10.0.1.0/24").With("vpcId", PropertyValue.Unknown),
            request => request.Dependencies.Add(vpc.Urn)
        );

        Assert.Equal("", vpc.Id);
        Assert.Equal(Cidr("10.0.0.0/16"), WireValues.Read(vpc.Object));
        Assert.Equal(Result.Success, subnet.Result);
        Assert.Equal("", subnet.Id);
        Assert.Same(PropertyValue.Unknown, engine.Node("one").Inputs["vpcId"]);
    }

    [Fact]
    public async Task Preview_OfWhatIsThere_KnowsWhatStays()
    {
        var before = await BuiltAsync(
            (Vpc, "same", Cidr("10.0.0.0/16")),
            (Vpc, "updated", Cidr("10.1.0.0/16")),
            (Vpc, "replaced", Cidr("10.2.0.0/16"))
        );
        await using var engine = await EngineClient.StartAsync(EngineClient.Options(isPreview: true, before));

        var same = await engine.CreateAsync(Vpc, "same", Cidr("10.0.0.0/16"));
        var updated = await engine.CreateAsync(Vpc, "updated", Cidr("10.1.0.0/16").With("enableDnsHostnames", true));
        var replaced = await engine.CreateAsync(Vpc, "replaced", Cidr("10.3.0.0/16"));

        Assert.Equal(before.Find(Vpc, "same")!.Id, same.Id);
        Assert.Equal(before.Find(Vpc, "same")!.Outputs, WireValues.Read(same.Object));
        Assert.Equal(before.Find(Vpc, "updated")!.Id, updated.Id);
        Assert.Contains("arn", WireValues.Read(updated.Object).Keys);
        Assert.Equal("", replaced.Id);
        Assert.DoesNotContain("arn", WireValues.Read(replaced.Object).Keys);
    }

    [Fact]
    public async Task ReplaceWith_IsTaken_AndSaysThatItIsNotCarriedOut()
    {
        await using var engine = await EngineClient.StartAsync();
        var vpc = await engine.CreateAsync(Vpc, "main", Cidr("10.0.0.0/16"));

        var bucket = await engine.CreateAsync(Bucket, "objects", MapValue.Empty, request =>
            request.ReplaceWith.Add(vpc.Urn)
        );

        Assert.Equal(Result.Success, bucket.Result);
        Assert.Contains(
            "warning: the option replaceWith of 'objects' is not carried out",
            engine.Said.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("file://")]
    public async Task Refusal_SkipsWhatNeedsIt_AndLeavesTheRest(string before)
    {
        await using var engine = await EngineClient.StartAsync();

        var refused = await engine.CreateAsync(Vpc, "wide", Cidr("10.0.0.0/8"), request =>
        {
            request.StackTrace = new();
            string[] files = ["/node_modules/@pulumi/aws/ec2/vpc.js", "/index.ts"];
            foreach (var file in files)
            {
                var uri = before + new Uri(Path.GetTempPath().TrimEnd('/') + file).AbsoluteUri;
                request.StackTrace.Frames.Add(
                    new StackFrame
                    {
                        Pc = new() { Uri = uri, Line = 12 },
                    }
                );
            }
        });
        var dependent = await engine.CreateAsync(
            Subnet,
            "one",
            Cidr("10.0.1.0/24").With("vpcId", PropertyValue.Unknown),
            request => request.PropertyDependencies["vpcId"] = new() { Urns_ = { refused.Urn } }
        );
        var child = await engine.CreateAsync(Bucket, "child", MapValue.Empty, request =>
            request.Parent = dependent.Urn
        );
        var other = await engine.CreateAsync(Vpc, "other", Cidr("10.9.0.0/16"));

        Assert.Equal(
            [Result.Fail, Result.Skip, Result.Skip, Result.Success],
            [refused.Result, dependent.Result, child.Result, other.Result]
        );
        var refusal = Assert.Single(engine.Run.Refusals);
        Assert.StartsWith(
            "index.ts:12: creating EC2 VPC 'wide': InvalidVpc.Range: ",
            refusal.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(2, engine.Run.Skipped);
    }

    [Fact]
    public async Task Refusal_ToAnSdkThatKnowsNoResults_IsAnError()
    {
        await using var engine = await EngineClient.StartAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            engine.CallAsync(
                "RegisterResource",
                new RegisterResourceRequest
                {
                    Type = Vpc,
                    Name = "wide",
                    Custom = true,
                    Parent = engine.Root,
                    Object = WireValues.Write(Cidr("10.0.0.0/8")),
                },
                RegisterResourceResponse.Parser
            )
        );

        Assert.StartsWith("creating EC2 VPC 'wide': ", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_WithOneUrn_AreRefused()
    {
        await using var engine = await EngineClient.StartAsync();
        await engine.CreateAsync(Vpc, "main", Cidr("10.0.0.0/16"));

        var second = await engine.CreateAsync(Vpc, "main", Cidr("10.1.0.0/16"));

        Assert.Equal(Result.Fail, second.Result);
        Assert.Equal(
            "Two resources have the URN urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main: give one of them another name.",
            Assert.Single(engine.Run.Refusals).Message
        );
    }

    [Fact]
    public async Task Components_OfPlugins_AreRefused_WithTheirDependents()
    {
        await using var engine = await EngineClient.StartAsync();

        var remote = await engine.ComponentAsync("awsx:ec2:Vpc", "network", request => request.Remote = true);
        var dependent = await engine.CreateAsync(Bucket, "logs", MapValue.Empty, request =>
            request.Dependencies.Add(remote.Urn)
        );

        Assert.Equal([Result.Fail, Result.Skip], [remote.Result, dependent.Result]);
        Assert.Contains(
            "awsx:ec2:Vpc 'network' is a component whose code is in a plugin",
            Assert.Single(engine.Run.Refusals).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Children_HaveTheirParentsInTheirUrn_AndComponentsTheirInputsAndOutputs()
    {
        await using var engine = await EngineClient.StartAsync();

        var component = await engine.ComponentAsync(Component, "network", request =>
            request.Object = WireValues.Write(MapValue.Create(("isolated", false)))
        );
        var vpc = await engine.CreateAsync(Vpc, "network-vpc", Cidr("10.0.0.0/16"), request =>
            request.Parent = component.Urn
        );
        await engine.CallAsync(
            "RegisterResourceOutputs",
            new RegisterResourceOutputsRequest
            {
                Urn = component.Urn,
                Outputs = WireValues.Write(MapValue.Create(("vpcId", vpc.Id), ("nothing", PropertyValue.Null))),
            },
            Nothing.Parser
        );

        Assert.Equal($"urn:pulumi:dev::shop::{Component}${Vpc}::network-vpc", vpc.Urn);
        Assert.Equal(MapValue.Create(("isolated", false)), engine.Node("network").Inputs);
        Assert.Equal(MapValue.Create(("vpcId", vpc.Id)), engine.Node("network").Outputs);
        Assert.Equal(component.Urn, engine.Node("network-vpc").Parent!.ToString());
    }

    [Fact]
    public async Task Options_AreKept()
    {
        await using var engine = await EngineClient.StartAsync();
        var first = await engine.CreateAsync(Bucket, "first", MapValue.Empty);

        await engine.CreateAsync(Bucket, "second", MapValue.Create(("bucketPrefix", "logs")), request =>
        {
            request.Protect = true;
            request.RetainOnDelete = true;
            request.ImportId = "logs-2024";
            request.DeletedWith = first.Urn;
            request.Dependencies.Add(first.Urn);
            request.IgnoreChanges.Add("tags");
            request.ReplaceOnChanges.Add("bucketPrefix");
            request.AdditionalSecretOutputs.Add("arn");
            request.PropertyDependencies["bucketPrefix"] = new() { Urns_ = { first.Urn } };
        });

        var node = engine.Node("second");
        Assert.True(node.Protect);
        Assert.True(node.RetainOnDelete);
        Assert.Equal("logs-2024", node.ImportId);
        Assert.Equal(first.Urn, node.DeletedWith!.ToString());
        Assert.Equal(["tags"], node.IgnoreChanges);
        Assert.Equal(["bucketPrefix"], node.ReplaceOnChanges);
        Assert.IsType<SecretValue>(node.Outputs["arn"]);
        Assert.Equal([first.Urn], node.Dependencies.Select(urn => urn.ToString()));
        Assert.Equal([first.Urn], node.PropertyDependencies["bucketPrefix"].Select(urn => urn.ToString()));
    }

    [Fact]
    public async Task IgnoredInputs_StayAsTheStateHasThem()
    {
        var before = await BuiltAsync((Vpc, "main", Cidr("10.0.0.0/16")));
        await using var engine = await EngineClient.StartAsync(EngineClient.Options(before: before));

        await engine.CreateAsync(Vpc, "main", Cidr("10.7.0.0/16"), request => request.IgnoreChanges.Add("cidrBlock"));

        Assert.Equal(before.Find(Vpc, "main")!.Id, engine.Node("main").Id);
        Assert.Equal("10.0.0.0/16", engine.Node("main").Inputs.GetText("cidrBlock"));
    }

    [Fact]
    public async Task Secrets_StaySecretInOutputs()
    {
        await using var engine = await EngineClient.StartAsync();

        var bucket = await engine.CreateAsync(
            Bucket,
            "logs",
            MapValue.Create(("bucket", PropertyValue.Secret("hidden-logs")))
        );

        Assert.Equal(PropertyValue.Secret("hidden-logs"), WireValues.Read(bucket.Object)["bucket"]);
        Assert.True(engine.Node("logs").Outputs["bucket"].HasSecrets);
    }

    [Fact]
    public async Task ReferencesToResources_AreIdsForTheCloud()
    {
        await using var engine = await EngineClient.StartAsync();
        var vpc = await engine.CreateAsync(Vpc, "main", Cidr("10.0.0.0/16"));
        var reference = new ReferenceValue(MapValue.Create(("urn", vpc.Urn), ("id", vpc.Id)));

        var subnet = await engine.CreateAsync(Subnet, "one", Cidr("10.0.1.0/24").With("vpcId", reference));

        Assert.Equal(Result.Success, subnet.Result);
        Assert.Equal(vpc.Id, engine.Node("one").Inputs.GetText("vpcId"));
    }

    [Fact]
    public async Task Policies_GivenAsObjects_AreJson()
    {
        await using var engine = await EngineClient.StartAsync();
        var policy = MapValue.Create(
            ("Version", "2012-10-17"),
            (
                "Statement",
                ListValue.Create([
                    MapValue.Create(
                        ("Effect", "Allow"),
                        ("Action", "sts:AssumeRole"),
                        ("Principal", MapValue.Create(("Service", "ec2.amazonaws.com")))
                    ),
                ])
            )
        );

        var role = await engine.CreateAsync(
            "aws:iam/role:Role",
            "worker",
            MapValue.Create(("assumeRolePolicy", policy))
        );

        Assert.Equal(Result.Success, role.Result);
        Assert.Equal(
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
                + """{"Service":"ec2.amazonaws.com"}}],"Version":"2012-10-17"}""",
            engine.Node("worker").Inputs.GetText("assumeRolePolicy")
        );
    }

    [Fact]
    public async Task Assets_AreKnownByTheirContent()
    {
        var folder = Directory.CreateTempSubdirectory("lab-");
        try
        {
            var options = EngineClient.Options() with { Folder = folder.FullName };
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "page.html"),
                "one",
                TestContext.Current.CancellationToken
            );
            var first = await AssetAsync(options, "page.html");
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "page.html"),
                "two",
                TestContext.Current.CancellationToken
            );
            var second = await AssetAsync(options, "page.html");

            Assert.NotEqual(first, second);
            await using var engine = await EngineClient.StartAsync(options);
            var missing = await engine.CreateAsync("files:index/page:Page", "page", Page("gone.html"));
            Assert.Equal(Result.Fail, missing.Result);
            Assert.StartsWith(
                "files:index/page:Page 'page': the asset 'gone.html' cannot be read: ",
                Assert.Single(engine.Run.Refusals).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static MapValue Page(string path) =>
            MapValue.Create(("source", new AssetValue(MapValue.Create(("path", path)))));

        static async Task<PropertyValue> AssetAsync(EngineOptions options, string path)
        {
            await using var engine = await EngineClient.StartAsync(options);
            await engine.CreateAsync("files:index/page:Page", "page", Page(path));
            return engine.Node("page").Inputs["source"];
        }
    }

    [Fact]
    public async Task Aliases_OfEveryForm_AreFormerUrns()
    {
        await using var engine = await EngineClient.StartAsync();
        var component = await engine.ComponentAsync(Component, "network", request =>
            request.Aliases.Add(new Alias { Spec = new() { Name = "net" } })
        );

        await engine.CreateAsync(Vpc, "network-vpc", Cidr("10.0.0.0/16"), request =>
        {
            request.Parent = component.Urn;
            request.Aliases.Add(new Alias { Urn = "urn:pulumi:dev::old::aws:ec2/vpc:Vpc::by-urn" });
            request.Aliases.Add(new Alias { Spec = new() { NoParent = true } });
            request.Aliases.Add(
                new Alias
                {
                    Spec = new() { Name = "vpc", ParentUrn = component.Urn },
                }
            );
            request.AliasURNs.Add("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::listed");
        });

        Assert.Equal(
            [
                "urn:pulumi:dev::old::aws:ec2/vpc:Vpc::by-urn",
                "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::network-vpc",
                $"urn:pulumi:dev::shop::{Component}${Vpc}::vpc",
                "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::listed",
                $"urn:pulumi:dev::shop::{Component}${Vpc}::net-vpc",
            ],
            engine.Node("network-vpc").Aliases.Select(alias => alias.ToString()).Take(5)
        );
    }

    [Fact]
    public async Task Requests_InAnyOrder_GiveTheSameState()
    {
        (string Type, string Name, string? Parent)[] resources =
        [
            (Bucket, "a", null),
            (Bucket, "b", null),
            (Component, "one", null),
            (Component, "two", null),
            (Bucket, "data", "one"),
            (Bucket, "data", "two"),
            (Vpc, "one-vpc", "one"),
        ];
        var states = new List<ResourceGraph>();
        foreach (var order in new[] { resources, [.. resources.Reverse()] })
        {
            await using var engine = await EngineClient.StartAsync();
            var components = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (type, name, _) in order.Where(resource => resource.Type == Component))
            {
                components[name] = (await engine.ComponentAsync($"{type}{name}", name)).Urn;
            }

            foreach (var (type, name, parent) in order.Where(resource => resource.Type != Component))
            {
                await engine.CreateAsync(type, name, type == Vpc ? Cidr("10.0.0.0/16") : MapValue.Empty, request =>
                    request.Parent = parent is null ? "" : components[parent]
                );
            }

            states.Add(engine.Graph);
        }

        Assert.Equal(states[0], states[1]);
        Assert.Equal(4, states[0].OfType(Bucket).Select(bucket => bucket.Id).Distinct().Count());
    }

    private static MapValue Cidr(string block) => MapValue.Create(("cidrBlock", block));

    private static async Task<ResourceGraph> BuiltAsync(params (string Type, string Name, MapValue Inputs)[] resources)
    {
        await using var engine = await EngineClient.StartAsync();
        foreach (var (type, name, inputs) in resources)
        {
            Assert.Equal(Result.Success, (await engine.CreateAsync(type, name, inputs)).Result);
        }

        return engine.Graph;
    }
}
