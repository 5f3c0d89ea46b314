using PrivateLinkLab.Graph;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Programs.Tests.CSharp;

/// <summary>Pulumi's option ignoreChanges over a state: the provider is asked with what the state has.</summary>
public class IgnoredInputsTests
{
    [Theory]
    [InlineData("10.0.0.0/16", "10.1.0.0/16", true, "10.0.0.0/16")]
    [InlineData("10.0.0.0/16", "10.1.0.0/16", false, "10.1.0.0/16")]
    public async Task Input_Ignored_StaysWhatItWas(string before, string after, bool isIgnored, string expected)
    {
        var first = await VpcAsync(null, before, isIgnored);
        var second = await VpcAsync(first, after, isIgnored);

        Assert.Equal(expected, second.Inputs.GetText("cidrBlock"));
        Assert.Equal(expected, second.Outputs.GetText("cidrBlock"));
        Assert.Equal(isIgnored, second.Id == first.Id);
    }

    [Theory]
    [InlineData(null, "dedicated")]
    [InlineData("dedicated", null)]
    public async Task Input_IgnoredWhenItComesOrGoes_StaysWhatItWas(string? before, string? after)
    {
        var first = await VpcAsync(null, "10.0.0.0/16", true, before);
        var second = await VpcAsync(first, "10.0.0.0/16", true, after);

        Assert.Equal(before, second.Inputs.GetText("instanceTenancy"));
    }

    private static async Task<ResourceNode> VpcAsync(
        ResourceNode? before,
        string block,
        bool isIgnored,
        string? tenancy = null
    )
    {
        var graph = await Programs.GraphAsync(
            () =>
                _ = new Aws.Ec2.Vpc(
                    "vpc",
                    new Aws.Ec2.VpcArgs { CidrBlock = block, InstanceTenancy = tenancy! },
                    new CustomResourceOptions { IgnoreChanges = isIgnored ? ["cidrBlock", "instanceTenancy"] : [] }
                ),
            new()
            {
                Cloud = new()
                {
                    Before = before is null ? null : ResourceGraph.Create("privatelinklab", "dev", [before]),
                },
            }
        );
        return graph.Node("vpc");
    }
}
