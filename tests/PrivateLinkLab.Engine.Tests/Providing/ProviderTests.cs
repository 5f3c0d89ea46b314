using Grpc.Core;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Engine.Providing;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Tests.Providing;

/// <summary>The simulated cloud as the provider of the package aws.</summary>
public sealed class ProviderTests
{
    private static readonly ResourceUrn Vpc = ProviderClient.Urn("aws:ec2/vpc:Vpc", "main");
    private static readonly ResourceUrn Subnet = ProviderClient.Urn("aws:ec2/subnet:Subnet", "one");

    [Fact]
    public async Task Session_OfAnEngine_LeavesAStack()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        var shaken = await engine.CallAsync("Handshake", new Nothing(), ProviderHandshakeResponse.Parser);
        Assert.True(shaken.AcceptSecrets);
        Assert.True((await engine.ConfigureAsync("eu-west-1")).SupportsPreview);

        var vpc = await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16"));
        var subnet = await engine.CreateAsync(Subnet, Cidr("10.0.1.0/24").With("vpcId", vpc.Id));

        Assert.StartsWith("vpc-", vpc.Id, StringComparison.Ordinal);
        Assert.Equal(vpc.Id, vpc.Outputs.GetText("id"));
        Assert.StartsWith("arn:aws:ec2:eu-west-1:", subnet.Outputs.GetText("arn"), StringComparison.Ordinal);
        Assert.Equal([vpc.Id, subnet.Id], provider.Graph!.Resources.Select(node => node.Id));
        Assert.Equal(("shop", "dev"), (provider.Graph.Project, provider.Graph.Stack));
    }

    [Fact]
    public async Task Preview_CreatesNothing_AndKnowsTheInputsAlone()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync();

        var vpc = await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16"), isPreview: true);
        var subnet = await engine.CreateAsync(
            Subnet,
            Cidr("10.0.1.0/24").With("vpcId", PropertyValue.Unknown),
            isPreview: true
        );

        Assert.Equal("", vpc.Id);
        Assert.Equal("10.0.0.0/16", vpc.Outputs.GetText("cidrBlock"));
        Assert.Same(PropertyValue.Unknown, vpc.Outputs.Find("id"));
        Assert.Same(PropertyValue.Unknown, vpc.Outputs.Find("arn"));
        Assert.Equal("", subnet.Id);
        Assert.Empty(provider.Graph!.Resources);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refusal_OfTheCloud_IsTheResourcesError(bool isPreview)
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync();

        var refusal = await Assert.ThrowsAsync<RpcException>(() =>
            engine.CreateAsync(Vpc, Cidr("10.0.0.0/8"), isPreview)
        );

        Assert.StartsWith(
            "creating EC2 VPC 'main': InvalidVpc.Range: ",
            refusal.Status.Detail,
            StringComparison.Ordinal
        );
        Assert.Empty(provider.Graph!.Resources);
    }

    [Theory]
    [InlineData("10.0.0.0/16", false, DiffResponse.Types.DiffChanges.DiffNone)]
    [InlineData("10.0.0.0/16", true, DiffResponse.Types.DiffChanges.DiffSome)]
    [InlineData("10.1.0.0/16", false, DiffResponse.Types.DiffChanges.DiffSome, "cidrBlock")]
    public async Task Diff_SaysWhatChangesAndWhatReplaces(
        string block,
        bool hostnames,
        object changes,
        params string[] replaces
    )
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        var olds = Cidr("10.0.0.0/16").With("enableDnsHostnames", false);

        var diff = await engine.DiffAsync(Vpc, olds, Cidr(block).With("enableDnsHostnames", hostnames));

        Assert.Equal(changes, diff.Changes);
        Assert.Equal(replaces, diff.Replaces);
        Assert.Equal(
            replaces.Length > 0 ? PropertyDiff.Types.Kind.UpdateReplace : PropertyDiff.Types.Kind.Update,
            diff.DetailedDiff.Values.Select(one => one.Kind).FirstOrDefault(PropertyDiff.Types.Kind.Update)
        );
    }

    [Fact]
    public async Task Update_ChangesOne_AndOthersKeepTheirs()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync();
        var vpc = await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16"));
        var subnet = await engine.CreateAsync(Subnet, Cidr("10.0.1.0/24").With("vpcId", vpc.Id));
        var news = Cidr("10.0.0.0/16").With("enableDnsHostnames", true);

        var planned = await engine.UpdateAsync(Vpc, vpc.Id, vpc.Outputs, news, isPreview: true);
        Assert.Null(provider.Graph!.Find(Vpc)!.Inputs.Find("enableDnsHostnames"));
        var changed = await engine.UpdateAsync(Vpc, vpc.Id, vpc.Outputs, news);

        Assert.Equal(true, changed.GetBool("enableDnsHostnames"));
        Assert.Equal(vpc.Id, changed.GetText("id"));
        Assert.Equal(changed, planned);
        Assert.Equal([vpc.Id, subnet.Id], provider.Graph!.Resources.Select(node => node.Id));
        var second = await engine.CreateAsync(
            ProviderClient.Urn("aws:ec2/subnet:Subnet", "two"),
            Cidr("10.0.2.0/24").With("vpcId", vpc.Id)
        );
        Assert.NotEqual(subnet.Id, second.Id);
    }

    [Fact]
    public async Task Replacement_CreatedBeforeTheOldOneIsDeleted_Stays()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync();
        var vpc = await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16"));

        await engine.CreateAsync(Vpc, Cidr("10.1.0.0/16"));
        await engine.DeleteAsync(Vpc, vpc.Id);
        Assert.Equal("10.1.0.0/16", Assert.Single(provider.Graph!.Resources).Inputs.GetText("cidrBlock"));

        await engine.DeleteAsync(Vpc, vpc.Id);
        Assert.Empty(provider.Graph!.Resources);
    }

    [Fact]
    public async Task Read_OfWhatIsThere_IsIt_AndOfWhatIsGone_IsNothing()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync();
        var vpc = await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16"));

        var there = await engine.ReadAsync(Vpc, vpc.Id, vpc.Outputs);
        var gone = await engine.ReadAsync(Subnet, "subnet-0abc", Cidr("10.0.1.0/24"));
        var elsewhere = await engine.ReadAsync(Subnet, "subnet-0abc");

        Assert.Equal(vpc.Outputs, WireValues.Read(there.Properties));
        Assert.Equal("", gone.Id);
        Assert.Equal("subnet-0abc", elsewhere.Id);
    }

    [Fact]
    public async Task Function_IsAnswered_OrItsRefusalIsAFailure()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync("eu-west-1");

        var zones = await engine.InvokeAsync("aws:index/getAvailabilityZones:getAvailabilityZones", MapValue.Empty);

        Assert.Equal("eu-west-1a", WireValues.Read(zones.Return).GetTexts("names")[0]);
    }

    [Fact]
    public async Task State_OfARunBefore_IsThere()
    {
        ResourceGraph kept;
        string id;
        await using (var first = await StartAsync())
        {
            using var engine = new ProviderClient(first.Port);
            await engine.ConfigureAsync();
            id = (await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16"))).Id;
            kept = first.Graph!;
        }

        await using var second = await StartAsync(kept);
        using var again = new ProviderClient(second.Port);
        await again.ConfigureAsync();
        var subnet = await again.CreateAsync(Subnet, Cidr("10.0.1.0/24").With("vpcId", id));

        Assert.Equal([id, subnet.Id], second.Graph!.Resources.Select(node => node.Id));
        var wrong = await Assert.ThrowsAsync<RpcException>(() =>
            again.CreateAsync(
                ProviderClient.Urn("aws:ec2/subnet:Subnet", "outside"),
                Cidr("192.168.1.0/24").With("vpcId", id)
            )
        );
        Assert.Contains("InvalidSubnet.Range", wrong.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_OfInputs_AreSecretOutputs()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync();

        var (_, outputs) = await engine.CreateAsync(
            ProviderClient.Urn("aws:ssm/parameter:Parameter", "token"),
            MapValue.Create(("type", "SecureString"), ("value", PropertyValue.Secret("hunter2")))
        );

        Assert.IsType<SecretValue>(outputs.Find("value"));
    }

    [Fact]
    public async Task Provider_OfAnotherRegion_IsRefusedInASentence()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync("eu-west-1");

        var refusal = await Assert.ThrowsAsync<RpcException>(() => engine.ConfigureAsync("us-west-2"));

        Assert.Equal(
            "The simulated cloud is one provider, in eu-west-1, and the program has another one in us-west-2: run it "
                + "with `lab up --program`, which knows them all.",
            refusal.Status.Detail
        );
    }

    [Fact]
    public async Task Stack_BesideTheFirst_IsRefusedInASentence()
    {
        await using var provider = await StartAsync();
        using var engine = new ProviderClient(provider.Port);
        await engine.ConfigureAsync();
        await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16"));

        var refusal = await Assert.ThrowsAsync<RpcException>(() =>
            engine.CreateAsync(ProviderClient.Urn("aws:ec2/vpc:Vpc", "main", "prod"), Cidr("10.0.0.0/16"))
        );

        Assert.Equal(
            "The simulated cloud serves the stack 'dev' of the project 'shop' until the command ends, not 'prod' of "
                + "'shop' too.",
            refusal.Status.Detail
        );
    }

    private static Task<ProviderHost> StartAsync(ResourceGraph? kept = null) =>
        ProviderHost.StartAsync(new() { Folder = Path.GetTempPath(), Load = (_, _) => kept });

    private static MapValue Cidr(string block) => MapValue.Create(("cidrBlock", block));
}
