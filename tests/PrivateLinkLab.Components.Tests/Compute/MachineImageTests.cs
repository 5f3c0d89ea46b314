using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Components.Tests.Compute;

/// <summary>The image of an instance from one deployment to the next.</summary>
public class MachineImageTests
{
    private const string Newer = "ami-0fedcba9876543210";

    [Fact]
    public async Task PrivateInstance_OfAnotherArchitecture_IsAnotherWithAnImageOfItsOwn()
    {
        var arm = await InstanceAsync("t4g.micro");

        var intel = await InstanceAsync("t3.micro", before: arm);

        var (former, now) = (arm.Only(Types.Instance), intel.Only(Types.Instance));
        Assert.NotEqual(former.Urn, now.Urn);
        Assert.NotEqual(former.Id, now.Id);
        Assert.NotEqual(former.Inputs.GetText("ami"), now.Inputs.GetText("ami"));
        Assert.Equal(now.Id, intel.Only(Types.InstanceState).Inputs.GetText("instanceId"));
    }

    [Theory]
    [InlineData("t4g.micro", "t4g.large")]
    [InlineData("t3.micro", "m7i.large")]
    public async Task PrivateInstance_OfAnotherSize_IsTheSame(string before, string after)
    {
        var first = await InstanceAsync(before);

        var second = await InstanceAsync(after, before: first);

        Assert.Equal(first.Only(Types.Instance).Id, second.Only(Types.Instance).Id);
    }

    [Theory]
    [InlineData(null, Newer)]
    [InlineData("ami-0123456789abcdef0", Newer)]
    public async Task PrivateInstance_AnotherImageGiven_IsReplacedByIt(string? before, string after)
    {
        var first = await InstanceAsync("t4g.micro", before);

        var second = (await InstanceAsync("t4g.micro", after, first)).Only(Types.Instance);

        Assert.Equal(after, second.Inputs.GetText("ami"));
        Assert.Empty(second.IgnoreChanges);
        Assert.NotEqual(first.Only(Types.Instance).Id, second.Id);
    }

    [Fact]
    public async Task PrivateInstance_NewerImageOfAmazonLinux_StaysAsItIs()
    {
        var first = await InstanceAsync("t4g.micro", "ami-0123456789abcdef0");

        var second = await InstanceAsync("t4g.micro", before: first);

        Assert.Equal(first.Only(Types.Instance).Id, second.Only(Types.Instance).Id);
        Assert.Equal("ami-0123456789abcdef0", second.Only(Types.Instance).Inputs.GetText("ami"));
    }

    private static Task<ResourceGraph> InstanceAsync(string type, string? image = null, ResourceGraph? before = null) =>
        ComponentGraph.OfAsync(
            () =>
                _ = new PrivateInstance(
                    "AppServer",
                    new()
                    {
                        Network = Composition.NewVpc(flowLogs: false).Network,
                        InstanceType = type,
                        AmiId = image is null ? null : (Input<string>)image,
                    }
                ),
            before
        );
}
