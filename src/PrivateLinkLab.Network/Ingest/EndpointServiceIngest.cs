using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Endpoint services, with the principals that they admit.</summary>
internal static class EndpointServiceIngest
{
    public static Dictionary<string, EndpointService> Read(GraphReader graph)
    {
        var principals = new Dictionary<string, List<string?>>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.VpcEndpointServiceAllowedPrincipal))
        {
            if (ServiceOf(graph, node) is { } service)
            {
                if (!principals.TryGetValue(service, out var list))
                {
                    principals.Add(service, list = []);
                }

                list.Add(PropertyReader.Of(node).Text("principalArn"));
            }
        }

        var verified = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.VpcEndpointServicePrivateDnsVerification))
        {
            if (graph.Reference(node, "serviceId", AwsTypes.VpcEndpointService) is { } service)
            {
                verified.Add(service);
            }
        }

        var services = new Dictionary<string, EndpointService>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.VpcEndpointService))
        {
            var key = Identity.KeyOf(node);
            services[key] = Of(graph, node, principals.GetValueOrDefault(key, []), verified.Contains(key));
        }

        return services;
    }

    private static EndpointService Of(GraphReader graph, ResourceNode node, List<string?> principals, bool verified)
    {
        var properties = PropertyReader.Of(node);
        var (inline, inlineKnown) = properties.Texts("allowedPrincipals");
        var state = properties.Bags("privateDnsNameConfigurations").Select(bag => bag.Text("state")).FirstOrDefault();
        return new EndpointService
        {
            Identity = graph.IdentityOf(node),
            ServiceName = properties.Text("serviceName"),
            LoadBalancers = graph.References(node, "networkLoadBalancerArns", AwsTypes.LoadBalancer).Keys,
            AcceptanceRequired = properties.Flag("acceptanceRequired", Truth.Unknown),
            AllowedPrincipals = [.. inline, .. principals.OfType<string>()],
            AllowedPrincipalsKnown = inlineKnown && !principals.Contains(null),
            Owner = graph.Owners.Of(node),
            PrivateName = properties.Text("privateDnsName"),
            PrivateNameVerified =
                state == "verified" || (verified && state is null) ? Truth.True
                : state is null ? Truth.Unknown
                : Truth.False,
        };
    }

    private static string? ServiceOf(GraphReader graph, ResourceNode node) =>
        graph.Reference(node, "vpcEndpointServiceId", AwsTypes.VpcEndpointService);
}
