using System.Globalization;
using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Components.Values;
using Pulumi;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>
/// What a consumer needs to know of an endpoint service. <see cref="ProviderEndpointService.Offer"/> gives it for a
/// service made here; fill one in by hand for a service made elsewhere.
/// </summary>
public sealed class EndpointServiceOffer
{
    /// <summary>The service's name, such as com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0.</summary>
    public required Input<string> ServiceName { get; init; }

    /// <summary>The port that the service listens on, 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>What <see cref="Port"/> takes. TCP when not set.</summary>
    public ListenerProtocol Protocol { get; init; }

    /// <summary>The other ports that the service listens on, with what they take. None when not set.</summary>
    public IReadOnlyDictionary<int, ListenerProtocol> FurtherPorts { get; init; } =
        new Dictionary<int, ListenerProtocol>();

    /// <summary>Whether the provider accepts every connection by itself or by hand. True when not set.</summary>
    public bool AcceptanceRequired { get; init; } = true;

    /// <summary>
    /// The addresses at which consumers can reach the service. IPv4 alone when not set; with
    /// <see cref="AddressFamily.DualStack"/>, endpoints in dual-stack VPCs have IPv6 addresses as well.
    /// </summary>
    public AddressFamily AddressFamily { get; init; }

    /// <summary>The code of the service's region. The consumer's own when not set.</summary>
    public Input<string>? Region { get; init; }

    /// <summary>
    /// The ids of the service's availability zones, such as use1-az4: a zone's name differs from account to account,
    /// its id does not (AWS RAM user guide, "Availability Zone IDs for your AWS resources"). Looked up by the service's
    /// name when not set.
    /// </summary>
    public InputList<string>? AvailabilityZoneIds { get; init; }

    /// <summary>
    /// The private DNS name that the provider has verified, such as api.example.com. None when not set.
    /// </summary>
    public string? PrivateDnsName { get; init; }

    /// <summary>What must be done before private DNS can be enabled, beside the acceptance.</summary>
    internal IReadOnlyList<Resource> BeforePrivateDns { get; init; } = [];

    /// <summary>The ports of security group rules, with their protocols, the first without a name.</summary>
    internal IEnumerable<(string Suffix, int Port, string Protocol)> Rules =>
        RulesOf(Port, Protocol, "")
            .Concat(
                FurtherPorts.SelectMany(other =>
                    RulesOf(other.Key, other.Value, string.Create(CultureInfo.InvariantCulture, $"-{other.Key}"))
                )
            );

    private static IEnumerable<(string Suffix, int Port, string Protocol)> RulesOf(
        int port,
        ListenerProtocol protocol,
        string suffix
    )
    {
        var protocols = ServiceListener.RuleProtocolsOf(protocol);
        return protocols.Select(rule => (protocols.Count > 1 && rule == "udp" ? $"{suffix}-udp" : suffix, port, rule));
    }

    internal void Check(ArgumentErrors errors, string argument)
    {
        errors.Require(Port is > 0 and <= 65535, argument, $"has port {Port}", $"A TCP port is 1 to 65535.");
        foreach (var port in FurtherPorts.Keys.Where(port => port is < 1 or > 65535 || port == Port))
        {
            errors.Add(
                argument,
                $"has the further port {port.ToString(CultureInfo.InvariantCulture)}",
                "A port is 1 to 65535, and a further one is not the first."
            );
        }

        errors.Require(
            PrivateDnsName is null || DomainName.IsValid(PrivateDnsName),
            argument,
            $"has the private DNS name '{PrivateDnsName}'",
            $"{DomainName.Accepted}"
        );
    }
}
