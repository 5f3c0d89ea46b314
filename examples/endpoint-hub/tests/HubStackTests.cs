using PrivateLinkLab.Testing;

namespace SharedEndpoints.Tests;

public sealed class HubStackTests
{
    [Fact]
    public async Task Stack_AsItStands_LetsThroughWhatItsRulesSay()
    {
        var aws = await SimulatedAws.RunAsync<HubStack>();

        Assert.Empty(aws.NotSimulated);
        await aws.Check("endpoint-hub/paths.yaml");
        // For the lab: lab graph --state FILE draws it.
        aws.Save("endpoint-hub/stack.json");
    }

    [Fact]
    public async Task Name_OfASharedService_IsThePrivateAddressOfTheHub()
    {
        var aws = await SimulatedAws.RunAsync<HubStack>();

        var probe = aws.Probe("team-2-app", "https://sqs.us-east-1.amazonaws.com");

        Assert.Matches(@"resolves to 10\.0\.\d+\.\d+, 10\.0\.\d+\.\d+", probe.Explanation);
    }

    [Fact]
    public async Task Hub_WithoutSpokes_IsRefusedByItsComponent()
    {
        var failure = await Assert.ThrowsAsync<StackFailedException>(() =>
            SimulatedAws.RunAsync<HubStack>(new Dictionary<string, string> { ["spokes"] = "0" })
        );

        Assert.Contains("EndpointHub 'shared': Spokes is empty.", failure.Message);
    }
}
