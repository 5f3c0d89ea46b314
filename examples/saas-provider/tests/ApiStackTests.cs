using System.Collections.Immutable;
using PrivateLinkLab.Testing;

namespace SaasProvider.Tests;

public sealed class ApiStackTests
{
    [Fact]
    public async Task Stack_AsItStands_LetsThroughWhatItsRulesSay()
    {
        var aws = await SimulatedAws.RunAsync<ApiStack>();

        Assert.Empty(aws.NotSimulated);
        await aws.Check("saas-provider/paths.yaml");
        // For the lab: lab graph --state FILE draws it.
        aws.Save("saas-provider/stack.json");
    }

    [Fact]
    public async Task Customers_AllOfThem_AreAcceptedAndReachTheService()
    {
        var aws = await SimulatedAws.RunAsync<ApiStack>();

        var connections = aws.Output<ImmutableDictionary<string, object>>("connections");
        Assert.Equal(20, connections.Count);
        Assert.All(connections, connection =>
        {
            Assert.Equal("available", connection.Value);
            aws.Reaches($"{connection.Key}-client", $"{connection.Key}-endpoint:8443");
            aws.IsReachedOnlyFrom($"{connection.Key}-endpoint:8443", $"{connection.Key}-client");
        });
    }

    [Fact]
    public async Task Customer_WhoseAccountIsNotAdmitted_DoesNotFindTheService()
    {
        var refusal = await Assert.ThrowsAsync<StackRefusedException>(() =>
            SimulatedAws.RunAsync<ApiStack>(
                new Dictionary<string, string> { ["consumers"] = "3", ["admitted"] = "2" }
            )
        );

        Assert.Equal("InvalidServiceName", refusal.Code);
        Assert.Contains("consumer-03", refusal.Message);
    }
}
