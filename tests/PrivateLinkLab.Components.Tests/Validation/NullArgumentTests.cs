using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Messaging;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;
using PrivateLinkLab.Components.Storage;

namespace PrivateLinkLab.Components.Tests.Validation;

/// <summary>What must not be null and is: a sentence, as for every other argument.</summary>
public class NullArgumentTests
{
    private const string Advice = "Give a value, or leave it out where it has a default.";

    public static TheoryData<string, Action> WholeArguments =>
        new()
        {
            { nameof(PrivateVpc), () => _ = new PrivateVpc("x", null!) },
            { nameof(VpcFlowLog), () => _ = new VpcFlowLog("x", null!) },
            { nameof(InterfaceEndpointSet), () => _ = new InterfaceEndpointSet("x", null!) },
            { nameof(GatewayEndpointSet), () => _ = new GatewayEndpointSet("x", null!) },
            { nameof(PublicEgress), () => _ = new PublicEgress("x", null!) },
            { nameof(ProviderEndpointService), () => _ = new ProviderEndpointService("x", null!) },
            { nameof(ConsumerEndpoint), () => _ = new ConsumerEndpoint("x", null!) },
            { nameof(EndpointAcceptance), () => _ = new EndpointAcceptance("x", null!) },
            { nameof(ConsumerPrivateDns), () => _ = new ConsumerPrivateDns("x", null!) },
            { nameof(ConnectionNotifications), () => _ = new ConnectionNotifications("x", null!) },
            { nameof(PrivateInstance), () => _ = new PrivateInstance("x", null!) },
            { nameof(JumpServer), () => _ = new JumpServer("x", null!) },
            { nameof(BastionHost), () => _ = new BastionHost("x", null!) },
            { nameof(RdsMySql), () => _ = new RdsMySql("x", null!) },
        };

    [Theory]
    [MemberData(nameof(WholeArguments), DisableDiscoveryEnumeration = true)]
    public async Task Component_WithoutArguments_SaysSo(string component, Action construct) =>
        Assert.Equal($"{component} 'x': the arguments are null. Give some.", await Refusal.OfAsync(construct));

    public static TheoryData<string, Action> SingleArguments =>
        new()
        {
            { "PrivateInstance 'x': Network", () => _ = new PrivateInstance("x", new() { Network = null! }) },
            {
                "PrivateInstance 'x': Network.VpcId",
                () => _ = new PrivateInstance("x", new() { Network = NetworkWithoutId() })
            },
            {
                "JumpServer 'x': Endpoints",
                () => _ = new JumpServer("x", new() { Network = ExistingVpc.Network(), Endpoints = null! })
            },
            {
                "RdsMySql 'x': Clients",
                () => _ = new RdsMySql("x", new() { Network = ExistingVpc.Network(), Clients = null! })
            },
            { "SqsQueue 'x': Tags", () => _ = new SqsQueue("x", new() { Tags = null! }) },
            { "S3Bucket 'x': ExemptPrincipalArns", () => _ = new S3Bucket("x", new() { ExemptPrincipalArns = null! }) },
            {
                "SessionPreferences 'x': DocumentName",
                () => _ = new SessionPreferences("x", new() { DocumentName = null! })
            },
            { "VpcFlowLog 'x': VpcId", () => _ = new VpcFlowLog("x", new() { VpcId = null! }) },
        };

    [Theory]
    [MemberData(nameof(SingleArguments), DisableDiscoveryEnumeration = true)]
    public async Task Argument_ThatIsNull_IsNamed(string argument, Action construct) =>
        Assert.Equal($"{argument} is null. {Advice}", await Refusal.OfAsync(construct));

    private static VpcNetwork NetworkWithoutId() =>
        new()
        {
            VpcId = null!,
            CidrBlock = "10.0.0.0/16",
            Subnets = [],
        };
}
