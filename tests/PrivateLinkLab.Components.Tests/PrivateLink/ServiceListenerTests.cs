using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;
using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Testing;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Tests.PrivateLink;

/// <summary>A service's further listeners, and what they take.</summary>
public class ServiceListenerTests
{
    private const string Own = "arn:aws:iam::123456789012:root";
    private const string Certificate =
        "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

    [Fact]
    public async Task Listeners_Paths_LeadToTheTargetsByEachProtocol()
    {
        var aws = await SimulatedAws.RunAsync(Program);

        aws.Reaches("client-instance", "consumer-endpoint:80");
        aws.Reaches("client-instance", "consumer-endpoint:443");
        aws.Reaches("client-instance", "udp://consumer-endpoint:53");
        aws.Reaches("client-instance", "consumer-endpoint:514");
        aws.Reaches("client-instance", "udp://consumer-endpoint:514");
        aws.DoesNotReach("client-instance", "consumer-endpoint:53");
        aws.DoesNotReach("client-instance", "udp://consumer-endpoint:443");
        aws.Reaches("client-instance", "consumer-endpoint:8443");
        aws.DoesNotReach("client-instance", "consumer-endpoint:8053");
    }

    [Fact]
    public async Task Listeners_EachProtocol_HasItsGroupOfTargets()
    {
        var graph = await ComponentGraph.OfAsync(Program);

        Assert.Equal(
            [
                "service-dns-listener UDP 53",
                "service-listener TCP 80",
                "service-log-listener TCP_UDP 514",
                "service-plain-listener TLS 8443",
                "service-tls-listener TLS 443",
            ],
            graph
                .OfType(Types.Listener)
                .Select(node => $"{node.Name} {node.Inputs.GetText("protocol")} {node.Inputs.GetInt("port")}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [
                "service-443-443 TLS  traffic-port",
                "service-514-514 TCP_UDP  traffic-port",
                "service-53-5353 UDP  8053",
                "service-80 TCP True traffic-port",
                "service-8443-80 TCP  traffic-port",
            ],
            graph
                .OfType(Types.TargetGroup)
                .Select(node =>
                    $"{node.Inputs.GetText("name")} {node.Inputs.GetText("protocol")} "
                    + $"{node.Inputs.GetBool("proxyProtocolV2")} "
                    + node.Inputs.GetMap("healthCheck").GetText("port")
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.All(graph.OfType(Types.Listener), node =>
            Assert.Equal(
                node.Inputs.GetText("protocol") == "TLS" ? ServiceListener.DefaultSslPolicy : null,
                node.Inputs.GetText("sslPolicy")
            )
        );
    }

    // Two listeners lead to port 80 of the targets: the rule for it is there once.
    [Fact]
    public async Task Listeners_PortThatTheyShare_HasOneRule()
    {
        var graph = await ComponentGraph.OfAsync(Program);

        Assert.Equal(
            [
                "service-dns-into-server udp 5353",
                "service-dns-into-server-health tcp 8053",
                "service-into-server tcp 80",
                "service-log-into-server tcp 514",
                "service-log-into-server-udp udp 514",
                "service-tls-into-server tcp 443",
            ],
            graph
                .OfType(Types.IngressRule)
                .Where(rule => rule.Name.Contains("-into-server", StringComparison.Ordinal))
                .Select(rule => $"{rule.Name} {rule.Inputs.GetText("ipProtocol")} {rule.Inputs.GetInt("fromPort")}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task TargetSecurityGroups_TargetsThatRegisterThemselves_GetTheRules()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            var tasks = new Aws.Ec2.SecurityGroup(
                "tasks",
                new Aws.Ec2.SecurityGroupArgs { VpcId = network.VpcId, Description = "Tasks of a service" }
            );
            var service = new ProviderEndpointService(
                "service",
                Args(network, new() { ["admin"] = new() { Port = 8080 } }, tasks: tasks.Id)
            );
            _ = new Aws.LB.TargetGroupAttachment(
                "by-itself",
                new Aws.LB.TargetGroupAttachmentArgs
                {
                    TargetGroupArn = service.TargetGroupArns.Apply(arns => arns["admin"]),
                    TargetId = "10.0.1.9",
                    Port = 8080,
                }
            );
        });

        Assert.Equal(
            graph.Get(Types.SecurityGroup, "tasks").Id,
            graph.Get(Types.IngressRule, "service-into-tasks").Inputs.GetText("securityGroupId")
        );
        Assert.Equal(
            graph.Get(Types.TargetGroup, "service-admin-target-group").Outputs.GetText("arn"),
            graph.Get(Types.TargetGroupAttachment, "by-itself").Inputs.GetText("targetGroupArn")
        );
    }

    [Fact]
    public async Task LoadBalancer_DualStackWithUdp_HasPrefixesForTheSourcesOfIpv6()
    {
        async Task<string?> SettingOf(ListenerProtocol protocol)
        {
            var graph = await ComponentGraph.OfAsync(() =>
                _ = new ProviderEndpointService(
                    "service",
                    Args(
                        Composition.NewVpc(flowLogs: false, family: AddressFamily.DualStack).Network,
                        new()
                        {
                            ["dns"] = new()
                            {
                                Port = 53,
                                Protocol = protocol,
                                HealthCheckPort = 8053,
                            },
                        }
                    )
                )
            );
            return graph.Only(Types.LoadBalancer).Inputs.GetText("enablePrefixForIpv6SourceNat");
        }

        Assert.Equal("on", await SettingOf(ListenerProtocol.Udp));
        Assert.Null(await SettingOf(ListenerProtocol.Tcp));
    }

    public static TheoryData<string, ServiceListener> Refused =>
        new()
        {
            {
                "Listeners['x'].Port is 70000. A TCP port is 1 to 65535.",
                new() { Port = 70000 }
            },
            {
                "Listeners has port 80 as Port has. A load balancer has one listener on a port; TcpUdp takes both "
                    + "protocols.",
                new() { Port = 80 }
            },
            {
                "Listeners['x'].HealthCheckPort is not set, and Protocol is Udp. Give a TCP port on which the targets "
                    + "tell that they are healthy.",
                new() { Port = 53, Protocol = ListenerProtocol.Udp }
            },
            {
                "Listeners['x'].CertificateArn is not set, and Protocol is Tls. Give the ARN of the certificate that "
                    + "the load balancer shows.",
                new() { Port = 443, Protocol = ListenerProtocol.Tls }
            },
            {
                "Listeners['x'].CertificateArn is set, and Protocol is Tcp. Set Protocol to Tls, or leave it out.",
                new() { Port = 443, CertificateArn = Certificate }
            },
            {
                "Listeners['x'].ProxyProtocolV2 is true, and Protocol is TcpUdp. Set it to false: the header is "
                    + "for TCP connections.",
                new()
                {
                    Port = 514,
                    Protocol = ListenerProtocol.TcpUdp,
                    ProxyProtocolV2 = true,
                }
            },
            { "Listeners['x'] is null. Give a value, or leave it out where it has a default.", null! },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Listener_ThatIsNotValid_IsRefused(string problem, ServiceListener listener) =>
        Assert.Equal(
            $"ProviderEndpointService 'service': {problem}",
            await Refusal.OfAsync(() =>
                _ = new ProviderEndpointService("service", Args(ExistingVpc.Network(), new() { ["x"] = listener }))
            )
        );

    [Fact]
    public async Task Acceptance_PrincipalThatWasRemoved_RejectsTheConnection()
    {
        var accepted = await ComponentGraph.OfAsync(() => Accepted("consumer", "other"));
        var removed = await ComponentGraph.OfAsync(() => Accepted("other"), accepted);

        Assert.Single(accepted.OfType(Types.Accepter));
        Assert.Empty(removed.OfType(Types.Accepter));
        Assert.Equal("rejected", removed.Get(Types.VpcEndpoint, "consumer-endpoint").Outputs.GetText("state"));
        Assert.Equal("rejected", removed.Get(ComponentTypes.EndpointAcceptance, "acceptance").Outputs.GetText("state"));
    }

    [Fact]
    public async Task Acceptance_ServiceOfAnotherProgram_IsGivenByItsId()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            var service = new ProviderEndpointService("service", Args(network, []));
            _ = new EndpointAcceptance(
                "acceptance",
                new EndpointAcceptanceArgs
                {
                    ServiceId = service.ServiceId.Apply(id => id),
                    EndpointId = new ConsumerEndpoint(
                        "consumer",
                        new ConsumerEndpointArgs { Network = network, Service = service.Offer }
                    ).EndpointId,
                }
            );
        });

        Assert.Equal(
            graph.Only(Types.EndpointService).Id,
            graph.Only(Types.Accepter).Inputs.GetText("vpcEndpointServiceId")
        );
    }

    [Fact]
    public async Task Acceptance_WithoutAService_IsRefused() =>
        Assert.Equal(
            "EndpointAcceptance 'acceptance': Service is not set, and neither is ServiceId. Give one of the two.",
            await Refusal.OfAsync(() =>
                _ = new EndpointAcceptance("acceptance", new EndpointAcceptanceArgs { EndpointId = "vpce-1" })
            )
        );

    [Fact]
    public async Task Acceptance_PrincipalOfAServiceThatIsNotKnown_IsRefused() =>
        Assert.Equal(
            "EndpointAcceptance 'acceptance': Principal is 'consumer', and Service is not set. Of a service "
                + "that another program made it is not known whom it allows: leave it out.",
            await Refusal.OfAsync(() =>
                _ = new EndpointAcceptance(
                    "acceptance",
                    new EndpointAcceptanceArgs
                    {
                        ServiceId = "vpce-svc-1",
                        EndpointId = "vpce-1",
                        Principal = "consumer",
                    }
                )
            )
        );

    private static void Accepted(params string[] principals)
    {
        var network = Composition.NewVpc(flowLogs: false).Network;
        var service = new ProviderEndpointService(
            "service",
            new ProviderEndpointServiceArgs
            {
                Network = network,
                Port = 80,
                CrossZone = true,
                ConsumerCidrBlocks = ["10.0.0.0/16"],
                AllowedPrincipals = principals.ToDictionary(
                    principal => principal,
                    principal => (Input<string>)(principal == "consumer" ? Own : PrivateLinkPair.AllowedPrincipal)
                ),
            }
        );
        _ = new EndpointAcceptance(
            "acceptance",
            new EndpointAcceptanceArgs
            {
                Service = service,
                Principal = "consumer",
                EndpointId = new ConsumerEndpoint(
                    "consumer",
                    new ConsumerEndpointArgs { Network = network, Service = service.Offer }
                ).EndpointId,
            }
        );
    }

    private static ProviderEndpointServiceArgs Args(
        VpcNetwork network,
        Dictionary<string, ServiceListener> listeners,
        Input<string>? tasks = null,
        PrivateInstance? server = null
    ) =>
        new()
        {
            Network = network,
            Port = 80,
            ProxyProtocolV2 = true,
            Listeners = listeners,
            CrossZone = true,
            ConsumerCidrBlocks = ["10.0.0.0/16"],
            AllowedPrincipals = new() { ["consumer"] = Own },
            TargetSecurityGroups = tasks is null
                ? new Dictionary<string, Input<string>>()
                : new() { ["tasks"] = tasks },
            Targets = server is null ? [] : new() { ["server"] = new(server.PrivateIp, server.SecurityGroupId) },
        };

    private static void Program()
    {
        var network = Composition.NewVpc(flowLogs: false).Network;
        var server = new PrivateInstance(
            "server",
            new PrivateInstanceArgs { Network = network, SessionManager = false }
        );
        var client = new PrivateInstance(
            "client",
            new PrivateInstanceArgs { Network = network, SessionManager = false }
        );
        var service = new ProviderEndpointService(
            "service",
            Args(
                network,
                new()
                {
                    ["tls"] = new()
                    {
                        Port = 443,
                        Protocol = ListenerProtocol.Tls,
                        CertificateArn = Certificate,
                    },
                    ["plain"] = new()
                    {
                        Port = 8443,
                        Protocol = ListenerProtocol.Tls,
                        CertificateArn = Certificate,
                        TargetPort = 80,
                        TlsToTargets = false,
                    },
                    ["dns"] = new()
                    {
                        Port = 53,
                        Protocol = ListenerProtocol.Udp,
                        TargetPort = 5353,
                        HealthCheckPort = 8053,
                    },
                    ["log"] = new() { Port = 514, Protocol = ListenerProtocol.TcpUdp },
                },
                server: server
            )
        );
        var endpoint = new ConsumerEndpoint(
            "consumer",
            new ConsumerEndpointArgs
            {
                Network = network,
                Service = service.Offer,
                Clients = new() { ["client"] = client.SecurityGroupId },
            }
        );
        _ = new EndpointAcceptance(
            "acceptance",
            new EndpointAcceptanceArgs
            {
                Service = service,
                EndpointId = endpoint.EndpointId,
                Principal = "consumer",
            }
        );
    }
}
