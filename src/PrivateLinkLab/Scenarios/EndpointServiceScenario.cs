using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.PrivateLink;
using PrivateLinkLab.Configuration;
using Pulumi;

namespace PrivateLinkLab.Scenarios;

/// <summary>
/// A service of one's own through AWS PrivateLink: a web server behind an internal load balancer and an endpoint
/// service, and a consumer in another VPC with the same addresses, on request in another account and region.
/// </summary>
public static class EndpointServiceScenario
{
    private const int HttpPort = 80;

    /// <summary>The scenario.</summary>
    public static readonly Scenario Definition = new()
    {
        Name = "endpoint-service",
        Summary =
            "A private web server behind an endpoint service, and a consumer in another VPC with the same addresses "
            + "that reaches it through PrivateLink.",
        Endpoints = AwsServices.SessionManager,
        Build = Build,
    };

    /// <summary>Registers the components.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Build(LabConfig config)
    {
        var settings = config.EndpointService;
        var tags = new Dictionary<string, string> { ["Scenario"] = config.Scenario.Name };
        var provider = new ServiceParty(config, "provider", settings.Provider, tags);
        var consumer = new ServiceParty(config, "consumer", settings.Consumer, tags);

        var providerNetwork = provider.CreateNetwork(
            "VPC_Provider",
            config.VpcCidr,
            config.Subnets,
            config.EndpointClients
        );
        var consumerNetwork = consumer.CreateNetwork(
            "VPC_Consumer",
            settings.ConsumerVpcCidr,
            settings.ConsumerSubnets,
            settings.ConsumerEndpointClients
        );
        var servers = Servers(provider, providerNetwork, settings.Port);
        var service = config.Parked
            ? null
            : CreateService(provider, providerNetwork, servers, consumer, consumerNetwork, config);

        var client = consumer.CreateInstance("Test_Consumer", consumerNetwork);
        var outputs = new Dictionary<string, object?>
        {
            ["providerVpcId"] = providerNetwork.Vpc.VpcId,
            ["consumerVpcId"] = consumerNetwork.Vpc.VpcId,
            ["httpProviderInstanceId"] = servers.First().Value.InstanceId,
            ["testConsumerInstanceId"] = client.InstanceId,
        };
        if (service is not null)
        {
            Connect(outputs, provider, service, consumer, consumerNetwork, client, config);
            outputs["consumerSessionCommand"] = SessionCommand(client.InstanceId, settings.Consumer, config);
            outputs["providerSessionCommand"] = SessionCommand(
                servers.First().Value.InstanceId,
                settings.Provider,
                config
            );
            outputs["curlOnProviderCommand"] = CurlCommand(Output.Create("localhost"), settings.Port);
        }

        return outputs;
    }

    private static ProviderEndpointService CreateService(
        ServiceParty provider,
        ServiceNetwork network,
        Dictionary<string, PrivateInstance> servers,
        ServiceParty consumer,
        ServiceNetwork consumerNetwork,
        LabConfig config
    )
    {
        var settings = config.EndpointService;
        return new ProviderEndpointService(
            provider.Named("NLB-Provider"),
            new ProviderEndpointServiceArgs
            {
                Network = network.Vpc.Network,
                Port = settings.Port,
                Targets = servers.ToDictionary(
                    server => server.Key,
                    server => new ServiceTarget(server.Value.PrivateIp, server.Value.SecurityGroupId)
                ),
                HealthCheckPath = "/",
                CrossZone = settings.CrossZone,
                EnforceInboundRules = settings.EnforceInboundRules,
                ConsumerCidrBlocks = settings.EnforceInboundRules ? [settings.ConsumerVpcCidr] : [],
                ConsumerIpv6CidrBlocks =
                    settings.EnforceInboundRules && consumerNetwork.Vpc.Network.Ipv6CidrBlock is { } block
                        ? new() { ["VPC_Consumer"] = block }
                        : [],
                AllowedPrincipals = Principals(settings, consumer),
                SupportedRegions = settings.Consumer.Region == config.Region ? [] : [settings.Consumer.Region],
                PrivateDnsName = settings.PrivateDnsName,
                VerifyPrivateDnsName = settings.PrivateDnsVerified,
                Notifications = settings.Notifications,
                DeletionProtection = false,
                Tags = provider.Tags,
            },
            provider.Options
        );
    }

    private static void Connect(
        Dictionary<string, object?> outputs,
        ServiceParty provider,
        ProviderEndpointService service,
        ServiceParty consumer,
        ServiceNetwork network,
        PrivateInstance client,
        LabConfig config
    )
    {
        var settings = config.EndpointService;
        var endpoint = new ConsumerEndpoint(
            consumer.Named("NLB_Endpoint_Consumer"),
            new ConsumerEndpointArgs
            {
                Network = network.Vpc.Network,
                Service = service.Offer,
                Clients = new() { ["Test_Consumer"] = client.SecurityGroupId },
                Tags = consumer.Tags,
            },
            consumer.Options
        );
        var acceptance = settings.AcceptConnections
            ? new EndpointAcceptance(
                provider.Named("NLB-Provider-acceptance"),
                new EndpointAcceptanceArgs { Service = service, EndpointId = endpoint.EndpointId },
                provider.Options
            )
            : null;
        var privateDns =
            settings.PrivateDnsVerified && acceptance is not null
                ? new ConsumerPrivateDns(
                    consumer.Named("NLB_Endpoint_Consumer-private-dns"),
                    new ConsumerPrivateDnsArgs { Endpoint = endpoint, Acceptance = acceptance },
                    consumer.Options
                )
                : null;

        outputs["serviceName"] = service.ServiceName;
        outputs["endpointId"] = endpoint.EndpointId;
        outputs["endpointState"] = acceptance?.State ?? endpoint.State;
        outputs["endpointDnsName"] = endpoint.DnsName;
        outputs["excludedZones"] = endpoint.ExcludedZones;
        outputs["curlCommand"] = CurlCommand(privateDns?.DnsName ?? endpoint.DnsName, settings.Port);
        if (acceptance is null)
        {
            outputs["acceptCommand"] = Output.Format(
                $"aws ec2 accept-vpc-endpoint-connections{WhereOf(settings.Provider, config)} --service-id {service.ServiceId} --vpc-endpoint-ids {endpoint.EndpointId}"
            );
        }

        if (settings.PrivateDnsName is not null)
        {
            outputs["privateDnsRecord"] = service.PrivateDnsRecord;
        }

        if (settings.Notifications)
        {
            outputs["notificationTopicArn"] = service.NotificationTopicArn;
        }
    }

    // One in each zone of the load balancer: without cross-zone load balancing, a zone without a server answers nobody.
    private static Dictionary<string, PrivateInstance> Servers(ServiceParty provider, ServiceNetwork network, int port)
    {
        var subnets = network.Vpc.Network.Subnets.DistinctBy(subnet => subnet.AvailabilityZone).ToList();
        return subnets
            .Select(
                (subnet, index) =>
                    (Subnet: subnet, Name: subnets.Count == 1 ? "HTTP_Provider" : $"HTTP_Provider{index + 1}")
            )
            .ToDictionary(
                server => server.Name,
                server =>
                    provider.CreateInstance(server.Name, network, server.Subnet, HttpServer.UserData(port, server.Name))
            );
    }

    // Named by who it is, not by place: a list that loses its first entry would move the second one to its name, and
    // AWS takes a principal away by its ARN, also when another resource has just allowed it.
    private static Dictionary<string, Input<string>> Principals(
        EndpointServiceSettings settings,
        ServiceParty consumer
    ) =>
        settings.AllowedPrincipals?.Distinct().ToDictionary(PrincipalName, arn => (Input<string>)arn)
        ?? new() { ["consumer"] = consumer.AccountPrincipal };

    private static string PrincipalName(string arn) =>
        arn.Split(':', 6) is [.., var account, var who] ? $"{account}-{who}" : arn;

    private static Output<string> SessionCommand(Output<string> instanceId, AccountAccess access, LabConfig config) =>
        Output.Format($"aws ssm start-session{WhereOf(access, config)} --target {instanceId}");

    private static Output<string> CurlCommand(Output<string> host, int port) =>
        Output.Format($"curl -i --connect-timeout 15 http://{host}{(port == HttpPort ? "" : $":{port}")}/");

    private static string WhereOf(AccountAccess access, LabConfig config) =>
        (access.Profile is null ? "" : $" --profile {access.Profile}")
        + (access.Region == config.Region ? "" : $" --region {access.Region}");
}
