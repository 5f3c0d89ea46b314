using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>A private DNS name that two things in a VPC claim.</summary>
internal sealed class NamesClaimedTwice()
    : Lint(
        "PRIVATE_DNS_CLAIMED_TWICE",
        LintSeverity.Error,
        "Two endpoints of a VPC, or an endpoint and a hosted zone, claim one private DNS name.",
        "AWS refuses the second: private-dns-enabled cannot be set because there is already a conflicting DNS domain."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        var claimed = new Dictionary<(string Vpc, string Name), Identity>();
        foreach (var zone in network.Model.HostedZones.Where(zone => zone.Name is not null))
        {
            foreach (var vpc in zone.Vpcs)
            {
                claimed.TryAdd((vpc, zone.Name!), zone.Identity);
            }
        }

        foreach (var endpoint in Claiming(network.Model))
        {
            foreach (var name in endpoint.PrivateNames)
            {
                if (!claimed.TryAdd((endpoint.Vpc, name), endpoint.Identity))
                {
                    yield return At(
                        endpoint.Identity,
                        $"Endpoint {endpoint.Identity} claims the private DNS name {name}, which "
                            + $"{claimed[(endpoint.Vpc, name)]} has in the same VPC.",
                        $"Switch private DNS of {endpoint.Identity} off, or remove one of the two."
                    );
                    break;
                }
            }
        }
    }

    private static IEnumerable<InterfaceEndpoint> Claiming(NetworkModel model) =>
        model.InterfaceEndpoints.Values.Where(endpoint =>
            endpoint is { PrivateDns: Truth.True, State: null or "available" or "pendingAcceptance" }
        );
}

/// <summary>Private DNS in a VPC that resolves no private names.</summary>
internal sealed class NamesWithoutDns()
    : Lint(
        "PRIVATE_DNS_WITHOUT_VPC_DNS",
        LintSeverity.Error,
        "An endpoint has private DNS in a VPC whose DNS support or DNS host names are off.",
        "Private DNS needs both (AWS PrivateLink Guide, \"Access an AWS service using an interface VPC "
            + "endpoint\"); AWS "
            + "refuses such an endpoint."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from endpoint in network.Model.InterfaceEndpoints.Values
        where endpoint.PrivateDns == Truth.True
        let vpc = network.Model.Vpcs[endpoint.Vpc]
        where vpc.DnsSupport == Truth.False || vpc.DnsHostnames == Truth.False
        let setting = vpc.DnsSupport == Truth.False ? "enableDnsSupport" : "enableDnsHostnames"
        select At(
            endpoint.Identity,
            $"Endpoint {endpoint.Identity} has private DNS, and {setting} of VPC {vpc.Identity} is off.",
            $"Set {setting} of VPC {vpc.Identity}."
        );
}

/// <summary>An endpoint without private DNS for a service whose default name clients of the VPC use.</summary>
internal sealed class NamesSwitchedOff()
    : Lint(
        "PRIVATE_DNS_OFF",
        LintSeverity.Warning,
        "Private DNS of an endpoint is off, where clients use the service's default name.",
        "SDKs, the AWS CLI and the SSM agent use the service's default name, which then leads to public addresses and "
            + "past the endpoint."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        foreach (var endpoint in network.Model.InterfaceEndpoints.Values)
        {
            if (
                endpoint.PrivateDns == Truth.False
                && EndpointServiceName.Parse(endpoint.ServiceName) is var (_, name)
                && AwsServices.Find(name) is { HasPrivateDns: true, HasGatewayEndpoint: false } service
                && IsUsed(network, endpoint, service)
                && !HasOtherName(network, endpoint)
            )
            {
                yield return At(
                    endpoint.Identity,
                    $"Private DNS of endpoint {endpoint.Identity} is off, so that {endpoint.PrivateNames[0]} "
                        + $"leads past "
                        + "it.",
                    $"Switch private DNS of {endpoint.Identity} on."
                );
            }
        }
    }

    // The agent of an instance with a role uses it; so does who uses a resource of the service.
    private static bool IsUsed(LintedNetwork network, InterfaceEndpoint endpoint, AwsService service)
    {
        var model = network.Model;
        return AwsServices.SessionManager.Contains(service.Name)
                ? model.Instances.Values.Any(instance =>
                    instance.HasProfile == Truth.True
                    && instance.Interfaces.Any(key => model.Interfaces[key].Vpc == endpoint.Vpc)
                )
            : service.Name == AwsServices.Sqs ? model.Queues.Count > 0
            : model.ServiceResources.Values.Any(resource => resource.Service == service.ActionPrefix);
    }

    // Another endpoint, or a zone of one's own with a record of the name.
    private static bool HasOtherName(LintedNetwork network, InterfaceEndpoint endpoint) =>
        endpoint.PrivateNames.IsEmpty
        || network
            .Topology.EndpointsOf[endpoint.Vpc]
            .Any(other => other.PrivateDns != Truth.False && other.PrivateNames.Any(endpoint.PrivateNames.Contains))
        || network.Model.HostedZones.Any(zone =>
            zone.Name is not { } domain
            || (
                zone.Vpcs.Contains(endpoint.Vpc)
                && endpoint.PrivateNames.Any(name =>
                    name == domain || name.EndsWith($".{domain}", StringComparison.Ordinal)
                )
            )
        );
}
