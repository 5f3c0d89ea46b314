using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;

namespace PrivateLinkLab.Components.Tests.PrivateLink;

/// <summary>Acceptance, and private DNS after it: one mode of each, and one endpoint for a name.</summary>
public class PrivateDnsTests
{
    private const string ServiceName = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";

    [Fact]
    public async Task PrivateDns_AfterAcceptanceAndVerification_LeadsToTheEndpoint()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new PrivateLinkPair(new PrivateLinkPairOptions { PrivateDnsName = "api.example.com" })
        );

        var dns = graph.Only(Types.PrivateDns);
        Assert.True(dns.Inputs.GetBool("privateDnsEnabled"));
        Assert.Equal(graph.Get(Types.VpcEndpoint, "consumer-endpoint").Id, dns.Inputs.GetText("vpcEndpointId"));
        Assert.Contains(graph.Only(Types.Accepter).Urn, dns.Dependencies);
        Assert.Contains(graph.Only(Types.PrivateDnsVerification).Urn, dns.Dependencies);
        Assert.True(graph.Only(Types.PrivateDnsVerification).Inputs.GetBool("waitForVerification"));
        Assert.Equal("api.example.com", graph.Get(ComponentTypes.ConsumerPrivateDns, "dns").Outputs.GetText("dnsName"));
    }

    [Fact]
    public async Task Acceptance_OfAServiceThatAcceptsByItself_IsRefused()
    {
        ProviderEndpointService? service = null;

        var refusal = await Refusal.AfterAsync(
            () => service = Service(acceptanceRequired: false),
            () =>
                _ = new EndpointAcceptance(
                    "acceptance",
                    new EndpointAcceptanceArgs { Service = service!, EndpointId = "vpce-1" }
                )
        );

        Assert.Equal(
            "EndpointAcceptance 'acceptance': Service is ProviderEndpointService 'service', which accepts every "
                + "connection by itself. "
                + "Set its AcceptanceRequired to true, or leave the acceptance out: the two would race.",
            refusal
        );
    }

    [Theory]
    [InlineData(
        true,
        false,
        null,
        true,
        "Acceptance is not set, and the service of ConsumerEndpoint 'consumer' requires acceptance. Give the "
            + "EndpointAcceptance, or set AcceptedElsewhere once the provider has accepted: AWS refuses private DNS "
            + "before."
    )]
    [InlineData(
        false,
        true,
        null,
        true,
        "Acceptance is set, and the service of ConsumerEndpoint 'consumer' accepts every connection by itself. Leave "
            + "it out."
    )]
    [InlineData(
        true,
        true,
        "none",
        true,
        "Endpoint is ConsumerEndpoint 'consumer', whose service has no verified private DNS name. Give the service a "
            + "PrivateDnsName, publish its record, and set VerifyPrivateDnsName."
    )]
    [InlineData(
        true,
        true,
        null,
        false,
        "Endpoint is ConsumerEndpoint 'consumer', whose VPC lacks enableDnsSupport or enableDnsHostnames. Private "
            + "DNS needs both: turn them on."
    )]
    public async Task PrivateDns_TooEarlyOrImpossible_IsRefused(
        bool required,
        bool accepted,
        string? dnsName,
        bool supported,
        string message
    )
    {
        ConsumerEndpoint? endpoint = null;
        EndpointAcceptance? acceptance = null;

        var refusal = await Refusal.AfterAsync(
            () =>
            {
                endpoint = Endpoint(
                    "consumer",
                    ExistingVpc.Network(supportsPrivateDns: supported),
                    required,
                    dnsName is null ? "api.example.com" : null
                );
                acceptance = accepted
                    ? new EndpointAcceptance(
                        "acceptance",
                        new EndpointAcceptanceArgs { Service = Service(), EndpointId = endpoint.EndpointId }
                    )
                    : null;
            },
            () =>
                _ = new ConsumerPrivateDns(
                    "dns",
                    new ConsumerPrivateDnsArgs { Endpoint = endpoint!, Acceptance = acceptance }
                )
        );

        Assert.Equal($"ConsumerPrivateDns 'dns': {message}", refusal);
    }

    [Fact]
    public async Task PrivateDns_OfASecondEndpointForTheService_IsRefusedNamingBoth()
    {
        var network = ExistingVpc.Network();
        ConsumerEndpoint? second = null;

        var refusal = await Refusal.AfterAsync(
            () =>
            {
                _ = new ConsumerPrivateDns(
                    "dns-1",
                    new ConsumerPrivateDnsArgs { Endpoint = Endpoint("one", network), AcceptedElsewhere = true }
                );
                second = Endpoint("two", network);
            },
            () =>
                _ = new ConsumerPrivateDns(
                    "dns-2",
                    new ConsumerPrivateDnsArgs { Endpoint = second!, AcceptedElsewhere = true }
                )
        );

        Assert.Equal(
            "ConsumerPrivateDns 'dns-2': Endpoint is ConsumerEndpoint 'two', whose private DNS name api.example.com "
                + "ConsumerPrivateDns 'dns-1' of ConsumerEndpoint 'one' claims in this VPC already. "
                + "A VPC has one endpoint for the private DNS name of a service: use that one.",
            refusal
        );
    }

    [Fact]
    public async Task PrivateDns_OfAnAwsServiceTwice_IsRefusedNamingBoth()
    {
        var network = ExistingVpc.Network();

        var refusal = await Refusal.AfterAsync(
            () =>
                _ = new InterfaceEndpointSet(
                    "first",
                    new InterfaceEndpointSetArgs { Network = network, Services = ["sqs"] }
                ),
            () =>
                _ = new InterfaceEndpointSet(
                    "second",
                    new InterfaceEndpointSetArgs { Network = network, Services = ["sqs"] }
                )
        );

        Assert.Equal(
            "InterfaceEndpointSet 'second': Services has 'sqs', whose private DNS name InterfaceEndpointSet 'first' "
                + "claims in this VPC already. "
                + "Use that endpoint, or set PrivateDnsEnabled to false.",
            refusal
        );
    }

    private static ProviderEndpointService Service(bool acceptanceRequired = true) =>
        new(
            "service",
            new ProviderEndpointServiceArgs
            {
                Network = ExistingVpc.Network(),
                Port = 80,
                CrossZone = false,
                ConsumerCidrBlocks = ["10.0.0.0/16"],
                AllowedPrincipals = new() { ["consumer"] = PrivateLinkPair.AllowedPrincipal },
                AcceptanceRequired = acceptanceRequired,
            }
        );

    private static ConsumerEndpoint Endpoint(
        string name,
        VpcNetwork network,
        bool acceptanceRequired = true,
        string? dnsName = "api.example.com"
    ) =>
        new(
            name,
            new ConsumerEndpointArgs
            {
                Network = network,
                Service = new EndpointServiceOffer
                {
                    ServiceName = ServiceName,
                    Port = 80,
                    AcceptanceRequired = acceptanceRequired,
                    PrivateDnsName = dnsName,
                },
            }
        );
}
