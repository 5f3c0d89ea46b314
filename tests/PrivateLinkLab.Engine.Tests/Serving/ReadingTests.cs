using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Tests.Serving;

/// <summary>What exists outside of a program, and functions.</summary>
public sealed class ReadingTests
{
    private const string StackReference = "pulumi:pulumi:StackReference";
    private const string Network = "organization/network/dev";

    [Fact]
    public async Task Read_OfAResourceElsewhere_IsExternal()
    {
        await using var engine = await EngineClient.StartAsync();

        var read = await ReadAsync(engine, "aws:ec2/vpc:Vpc", "theirs", "vpc-0123456789abcdef0");

        Assert.Equal("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::theirs", read.Urn);
        var node = engine.Node("theirs");
        Assert.True(node.External);
        Assert.Equal("vpc-0123456789abcdef0", node.Id);
        Assert.Equal("aws:ec2/vpc:Vpc", Assert.Single(engine.Run.Finish().NotSimulated).Token);
    }

    [Fact]
    public async Task StackReference_ToAKnownStack_HasItsOutputs()
    {
        var root = new ResourceNode
        {
            Urn = ResourceUrn.Create("dev", "network", null, ResourceUrn.StackType, "network-dev"),
            Outputs = MapValue.Create(("vpcId", "vpc-1"), ("password", PropertyValue.UnknownSecret)),
        };
        var options = EngineClient.Options() with
        {
            References = name =>
                name == Network ? new(ResourceGraph.Create("network", "dev", [root]), null) : new(null, "unknown"),
        };
        await using var engine = await EngineClient.StartAsync(options);

        var read = WireValues.Read((await ReadAsync(engine, StackReference, "network", Network)).Properties);

        Assert.Equal(Network, read.GetText("name"));
        Assert.Equal("vpc-1", read.GetMap("outputs").GetText("vpcId"));
        // A state has no plaintext of its secrets.
        Assert.Equal(PropertyValue.Secret($"the secret 'password' of {Network}"), read.GetMap("outputs")["password"]);
        Assert.Equal(["password"], read.GetTexts("secretOutputNames"));
        Assert.Empty(engine.Run.Refusals);
    }

    [Fact]
    public async Task StackReference_ToAnUnknownStack_IsRefused()
    {
        await using var engine = await EngineClient.StartAsync();

        await ReadAsync(engine, StackReference, "network", Network);

        Assert.Equal($"The stack '{Network}' is not known.", Assert.Single(engine.Run.Refusals).Message);
    }

    [Fact]
    public async Task Function_ThatIsSimulated_IsAnswered()
    {
        await using var engine = await EngineClient.StartAsync();

        var caller = await engine.InvokeAsync("aws:index/getCallerIdentity:getCallerIdentity", MapValue.Empty);

        Assert.Equal("123456789012", caller.GetText("accountId"));
    }

    [Fact]
    public async Task Function_ThatIsNotSimulated_HasTheShapeThatThePackageDeclares()
    {
        using var packages = new PackageOnDisk();
        await using var engine = await EngineClient.StartAsync(packages: packages.Folder);

        var mesh = await engine.InvokeAsync("aws:appmesh/getMesh:getMesh", MapValue.Create(("name", "inner")));

        Assert.Equal("inner", mesh.GetText("name"));
        Assert.Equal("2024-01-01T00:00:00Z", mesh.GetText("createdDate"));
        Assert.Equal(1, mesh.GetList("specs")[0].AsMap().GetInt("retries"));
        Assert.Equal(MapValue.Empty, mesh["tags"]);
        Assert.False(mesh.ContainsKey("optional"));
    }

    [Fact]
    public async Task Resource_ThatIsNotSimulated_HasTheOutputsThatThePackageDeclares()
    {
        using var packages = new PackageOnDisk();
        await using var engine = await EngineClient.StartAsync(packages: packages.Folder);

        var mesh = await engine.CreateAsync("aws:appmesh/mesh:Mesh", "inner", MapValue.Create(("name", "inner")));

        var outputs = WireValues.Read(mesh.Object);
        Assert.StartsWith("arn:aws:appmesh:us-east-1:123456789012:", outputs.GetText("arn"), StringComparison.Ordinal);
        Assert.Equal("https", outputs.GetText("invokeUrl")?.Split(':')[0]);
        Assert.Equal("inner", outputs.GetText("name"));
        Assert.False(outputs.ContainsKey("optional"));
        // A network must not be judged by what is made up.
        Assert.False(engine.Node("inner").Outputs.ContainsKey("invokeUrl"));
    }

    [Fact]
    public async Task Function_ThatIsRefused_SaysWhy()
    {
        await using var engine = await EngineClient.StartAsync();

        var response = await engine.CallAsync(
            "Invoke",
            new ResourceInvokeRequest
            {
                Tok = "aws:index/getAvailabilityZones:getAvailabilityZones",
                Args = WireValues.Write(MapValue.Create(("region", "us-east-9"))),
            },
            InvokeResponse.Parser
        );

        var refusal = Assert.Single(engine.Run.Refusals);
        Assert.Equal(refusal.Message, Assert.Single(response.Failures).Reason);
        Assert.Contains("us-east-9", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResource_OfAResourceOfTheDeployment_GivesItsState()
    {
        await using var engine = await EngineClient.StartAsync();
        var bucket = await engine.CreateAsync("aws:s3/bucket:Bucket", "logs", MapValue.Empty);

        var known = await engine.InvokeAsync("pulumi:pulumi:getResource", MapValue.Create(("urn", bucket.Urn)));

        Assert.Equal(bucket.Id, known.GetText("id"));
        Assert.Equal(WireValues.Read(bucket.Object), known["state"]);
    }

    [Fact]
    public async Task DefaultProviders_HaveTheirVersionAndTheSettings()
    {
        var options = EngineClient.Options() with
        {
            Config = new Dictionary<string, string>
            {
                ["aws:region"] = "us-east-1",
                ["aws:defaultTags"] = """{"tags":{"Team":"shop"}}""",
                ["shop:other"] = "x",
            },
        };
        await using var engine = await EngineClient.StartAsync(options);

        await engine.CreateAsync("aws:s3/bucket:Bucket", "logs", MapValue.Empty);

        var provider = engine.Node("default_7_48_0");
        Assert.Equal("7.48.0", provider.Inputs.GetText("version"));
        Assert.Equal("us-east-1", provider.Inputs.GetText("region"));
        Assert.Equal($"{provider.Urn}::{provider.Id}", engine.Node("logs").Provider);
        Assert.Equal("shop", engine.Node("logs").Outputs.GetMap("tagsAll").GetText("Team"));
    }

    [Fact]
    public async Task Providers_OfTheProgram_LeadToOtherRegionsAndAccounts()
    {
        await using var engine = await EngineClient.StartAsync(EngineClient.Options(isPreview: true));
        var provider = await engine.CreateAsync(
            "pulumi:providers:aws",
            "ireland",
            MapValue.Create(
                ("region", "eu-west-1"),
                ("assumeRoles", """[{"roleArn":"arn:aws:iam::111122223333:role/deploy"}]""")
            )
        );

        var caller = await engine.CallAsync(
            "Invoke",
            new ResourceInvokeRequest
            {
                Tok = "aws:index/getCallerIdentity:getCallerIdentity",
                Provider = $"{provider.Urn}::{provider.Id}",
            },
            InvokeResponse.Parser
        );
        await engine.CreateAsync("aws:s3/bucket:Bucket", "logs", MapValue.Empty, request =>
            request.Provider = $"{provider.Urn}::{provider.Id}"
        );

        Assert.NotEqual("", provider.Id);
        Assert.Equal("111122223333", WireValues.Read(caller.Return).GetText("accountId"));
        Assert.Equal($"{provider.Urn}::{provider.Id}", engine.Node("logs").Provider);
    }

    [Theory]
    [InlineData("outputValues", true)]
    [InlineData("transforms", true)]
    [InlineData("errorHooks", false)]
    public async Task Features_AreTheEngines(string feature, bool isSupported)
    {
        await using var engine = await EngineClient.StartAsync();

        var response = await engine.CallAsync(
            "SupportsFeature",
            new SupportsFeatureRequest { Id = feature },
            SupportsFeatureResponse.Parser
        );

        Assert.Equal(isSupported, response.HasSupport);
    }

    [Fact]
    public async Task Messages_AreShownAsTheyCome_WithoutThoseForDebugging()
    {
        await using var engine = await EngineClient.StartAsync();
        foreach (
            var (severity, text) in new[]
            {
                (LogSeverity.Debug, "registering"),
                (LogSeverity.Info, "two\nlines\n"),
                (LogSeverity.Warning, "\u001b[33mold\u001b[0m"),
                (LogSeverity.Error, "broken"),
            }
        )
        {
            await engine.CallAsync(
                "Log",
                new LogRequest { Severity = severity, Message = text },
                Nothing.Parser,
                Methods.Engine
            );
        }

        Assert.Equal(
            "program: two\nprogram: lines\nprogram: warning: old\nprogram: error: broken\n",
            engine.Said.ToString()
        );
    }

    private static Task<ReadResourceResponse> ReadAsync(EngineClient engine, string type, string name, string id) =>
        engine.CallAsync(
            "ReadResource",
            new ReadResourceRequest
            {
                Type = type,
                Name = name,
                Id = id,
                Parent = engine.Root,
                AcceptSecrets = true,
            },
            ReadResourceResponse.Parser
        );
}
