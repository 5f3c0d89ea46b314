using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Testing;

namespace PrivateLinkLab.Testing.Tests;

/// <summary>People who keep mocks of their own override single answers, and leave the rest to the cloud.</summary>
public class OwnMocksTests
{
    [Fact]
    public async Task Mocks_OfARun_ComeBeforeTheCloud()
    {
        var mocks = new OutpostMocks();
        var aws = await SimulatedAws.RunAsync(
            () =>
            {
                Shop.Create();
                return new Dictionary<string, object?>
                {
                    ["outpost"] = NotSimulatedTests
                        .Call("aws:outposts/getOutposts:getOutposts", null)
                        .Apply(result => result.Names[0]),
                };
            },
            new() { Mocks = mocks }
        );

        Assert.Equal("factory", aws.Output<string>("outpost"));
        Assert.Equal("10.0.7.7", await SimulatedAws.ValueOf(aws.Resource<Instance>("web").PrivateIp));
        Assert.Empty(aws.NotSimulated);
        aws.Reaches("web", "db:3306");
    }

    [Fact]
    public async Task Mocks_UnderPulumisOwnTest_AnswerAsTheCloudDoes()
    {
        var mocks = new OutpostMocks();

        var resources = await Deployment.TestAsync<ShopStack>(mocks, new TestOptions { IsPreview = false });

        var vpc = resources.OfType<Vpc>().Single();
        Assert.StartsWith("vpc-0", await SimulatedAws.ValueOf(vpc.Id));
        Assert.Empty(mocks.Refusals);
        Assert.Empty(mocks.NotSimulated);
    }

    [Fact]
    public async Task Mocks_OfOneRun_AreNotThoseOfAnother()
    {
        var options = new SimulatedAwsOptions { Mocks = new SimulatedAwsMocks() };
        await SimulatedAws.RunAsync<ShopStack>(options);

        await Assert.ThrowsAsync<InvalidOperationException>(() => SimulatedAws.RunAsync<ShopStack>(options));
    }

    private sealed class OutpostMocks : MyCompany.Shop.Tests.ReportMocks
    {
        public override async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            await Task.Yield();
            var (id, state) = await base.NewResourceAsync(args);
            return args is { Type: "aws:ec2/instance:Instance", Name: "web" }
                ? (id, ((ImmutableDictionary<string, object>)state).SetItem("privateIp", "10.0.7.7"))
                : (id, state);
        }
    }
}
