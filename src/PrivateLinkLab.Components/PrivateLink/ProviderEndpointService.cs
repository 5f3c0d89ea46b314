using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>The arguments of a <see cref="ProviderEndpointService"/>.</summary>
public sealed class ProviderEndpointServiceArgs : ResourceArgs
{
    /// <summary>The provider's VPC.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The load balancer's subnets, one in each availability zone. When not set, the network's first in every zone.
    /// Consumers can connect from these zones only; with one, its loss takes the service along, and each one costs by
    /// the hour.
    /// </summary>
    public IReadOnlyList<PrivateSubnet>? Subnets { get; init; }

    /// <summary>The port that consumers connect to, 1 to 65535.</summary>
    [Input("port", required: true)]
    public required int Port { get; init; }

    /// <summary>What <see cref="Port"/> takes. TCP when not set.</summary>
    public ListenerProtocol Protocol { get; init; }

    /// <summary>Further ports that consumers connect to, by a short name. None when not set.</summary>
    public Dictionary<string, ServiceListener> Listeners { get; init; } = [];

    /// <summary>The targets' port, 1 to 65535. <see cref="Port"/> when not set.</summary>
    [Input("targetPort")]
    public int? TargetPort { get; init; }

    /// <summary>
    /// The servers, by a short name that is unique in the service. None when not set: the load balancer then has nobody
    /// to send connections to.
    /// </summary>
    public Dictionary<string, ServiceTarget> Targets { get; init; } = [];

    /// <summary>
    /// The security groups of targets that register themselves with <see
    /// cref="ProviderEndpointService.TargetGroupArn"/>
    /// (tasks of ECS, instances of Auto Scaling, pods of EKS), by a short name: each gets the rules for the load
    /// balancer's. None when not set.
    /// </summary>
    public Dictionary<string, Input<string>> TargetSecurityGroups { get; init; } = [];

    /// <summary>
    /// The path of an HTTP health check, such as /. When not set, a target is healthy while its port takes connections.
    /// </summary>
    [Input("healthCheckPath")]
    public string? HealthCheckPath { get; init; }

    /// <summary>As <see cref="ServiceListener.HealthCheckPort"/>, for <see cref="Port"/>.</summary>
    [Input("healthCheckPort")]
    public int? HealthCheckPort { get; init; }

    /// <summary>As <see cref="ServiceListener.CertificateArn"/>, for <see cref="Port"/>.</summary>
    [Input("certificateArn")]
    public Input<string>? CertificateArn { get; init; }

    /// <summary>As <see cref="ServiceListener.TlsToTargets"/>, for <see cref="Port"/>. True when not set.</summary>
    [Input("tlsToTargets")]
    public bool TlsToTargets { get; init; } = true;

    /// <summary>As <see cref="ServiceListener.ProxyProtocolV2"/>, for <see cref="Port"/>. False when not set.</summary>
    [Input("proxyProtocolV2")]
    public bool ProxyProtocolV2 { get; init; }

    /// <summary>
    /// Whether the load balancer sends connections to targets in other zones than the one they come in by. True reaches
    /// every target from every zone, and costs traffic between zones; false loses what comes in by a zone without a
    /// healthy target (AWS PrivateLink guide, "Create a service powered by AWS PrivateLink").
    /// </summary>
    [Input("crossZone", required: true)]
    public required bool CrossZone { get; init; }

    /// <summary>
    /// Whether targets see the client's address. False when not set, which is what keeps a target that calls its own
    /// load balancer working. Connections through PrivateLink come from the load balancer either way (Elastic Load
    /// Balancing guide for network load balancers, "Client IP preservation").
    /// </summary>
    [Input("preserveClientIp")]
    public bool PreserveClientIp { get; init; }

    /// <summary>
    /// Whether the load balancer's security group also filters what comes through PrivateLink, by the address of the
    /// client in the consumer's VPC (Elastic Load Balancing guide for network load balancers, "Update the security
    /// groups"). True when not set; <see cref="ConsumerCidrBlocks"/> then names the clients.
    /// </summary>
    [Input("enforceInboundRules")]
    public bool EnforceInboundRules { get; init; } = true;

    /// <summary>
    /// The IPv4 blocks of the consumers' clients: required when inbound rules are enforced, and of no effect when they
    /// are not. A consumer's block may overlap the provider's own.
    /// </summary>
    [Input("consumerCidrBlocks")]
    public IReadOnlyList<string> ConsumerCidrBlocks { get; init; } = [];

    /// <summary>
    /// The IPv6 blocks of the consumers' clients, by a short name, in a dual-stack VPC; a block that Amazon assigns is
    /// known to the deployment only. As <see cref="ConsumerCidrBlocks"/> otherwise. None when not set.
    /// </summary>
    public Dictionary<string, Input<string>> ConsumerIpv6CidrBlocks { get; init; } = [];

    /// <summary>
    /// Who may make endpoints, as ARNs of accounts, users or roles, by a short name that is unique in the service.
    /// Everybody (*) is refused. At least one.
    /// </summary>
    public required Dictionary<string, Input<string>> AllowedPrincipals { get; init; }

    /// <summary>
    /// Whether every connection waits until the provider accepts it, for example with <see cref="EndpointAcceptance"/>.
    /// True when not set.
    /// </summary>
    [Input("acceptanceRequired")]
    public bool AcceptanceRequired { get; init; } = true;

    /// <summary>
    /// The codes of other regions from which consumers may connect. None when not set: the service's own region only.
    /// </summary>
    [Input("supportedRegions")]
    public IReadOnlyList<string> SupportedRegions { get; init; } = [];

    /// <summary>
    /// The DNS name under which consumers may reach the service, such as api.example.com. None when not set. AWS wants
    /// to see that the domain is the provider's: publish <see cref="ProviderEndpointService.PrivateDnsRecord"/>.
    /// </summary>
    [Input("privateDnsName")]
    public string? PrivateDnsName { get; init; }

    /// <summary>
    /// Whether AWS is to look for the record now, and the deployment to wait until it is found. False when not set:
    /// publish the record first.
    /// </summary>
    [Input("verifyPrivateDnsName")]
    public bool VerifyPrivateDnsName { get; init; }

    /// <summary>
    /// Whether an SNS topic is told of connections that are requested, accepted, rejected or deleted. False when not
    /// set.
    /// </summary>
    [Input("notifications")]
    public bool Notifications { get; init; }

    /// <summary>The ARN of the topic's key, as in <see cref="ConnectionNotificationsArgs.KmsKeyArn"/>.</summary>
    [Input("notificationKmsKeyArn")]
    public Input<string>? NotificationKmsKeyArn { get; init; }

    /// <summary>
    /// The load balancer's name: 1 to 26 letters, digits and single hyphens, the first and last no hyphen. The
    /// component's name when not set. Another name replaces the load balancer, hence cuts connections.
    /// </summary>
    [Input("loadBalancerName")]
    public string? LoadBalancerName { get; init; }

    /// <summary>Whether AWS refuses to delete the load balancer. True when not set.</summary>
    [Input("deletionProtection")]
    public bool DeletionProtection { get; init; } = true;

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// A service that others reach through AWS PrivateLink: an internal network load balancer with a security group from
/// its creation, and the endpoint service in front of it. Connections wait for acceptance unless told otherwise.
/// </summary>
/// <remarks>
/// In a dual-stack VPC the load balancer and the service take IPv6 too, and lead it to the targets' IPv4 addresses.
/// Targets are registered by address and see the load balancer's, so that their security groups name its group. A load
/// balancer takes a security group at creation only, and its name and scheme never change (Elastic Load Balancing guide
/// for network load balancers, "Security groups").
/// </remarks>
public sealed partial class ProviderEndpointService : ComponentResource
{
    private readonly HashSet<string> _principals;

    /// <summary>
    /// Creates the load balancer with its security group, listener and targets, and the endpoint service.
    /// </summary>
    /// <param name="name">The component's name, and the load balancer's unless another is given.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public ProviderEndpointService(
        string name,
        ProviderEndpointServiceArgs args,
        ComponentResourceOptions? options = null
    )
        : base(ComponentTypes.ProviderEndpointService, name, Checked(name, args), options)
    {
        AcceptanceRequired = args.AcceptanceRequired;
        _principals = [.. args.AllowedPrincipals.Keys];
        var listeners = ListenersOf(args);
        if (args.PreserveClientIp)
        {
            Log.Warn(
                $"ProviderEndpointService '{name}': with PreserveClientIp, a target that calls the load balancer "
                    + "itself gets no answer.",
                this
            );
        }

        var asChild = new CustomResourceOptions { Parent = this };
        var account = AwsAccount.Of(this);
        var zones = OneSubnetPerZone.ZonesOf(
            this,
            $"{nameof(ProviderEndpointService)} '{name}'",
            args.Network,
            args.Subnets,
            "A load balancer"
        );
        var securityGroup = new Aws.Ec2.SecurityGroup(
            $"{name}-security-group",
            new Aws.Ec2.SecurityGroupArgs
            {
                VpcId = args.Network.VpcId,
                Description = "Load balancer of an endpoint service: its consumers in, its targets out",
                Tags = ResourceTags.For($"{name}-security-group", args.Tags),
            },
            asChild
        );
        var loadBalancer = new Aws.LB.LoadBalancer(
            $"{name}-load-balancer",
            new Aws.LB.LoadBalancerArgs
            {
                Name = LoadBalancerNameOf(name, args),
                LoadBalancerType = "network",
                Internal = true,
                IpAddressType = args.Network.IsDualStack ? "dualstack" : "ipv4",
                Subnets = zones.Apply(known => Output.All(known.Select(zone => zone.Subnet.Id))),
                SecurityGroups = { securityGroup.Id },
                EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = args.EnforceInboundRules ? "on" : "off",
                // User Guide for Network Load Balancers, "Update the IP address types": UDP over both families needs
                // it.
                EnablePrefixForIpv6SourceNat =
                    args.Network.IsDualStack && listeners.Any(item => item.Listener.TakesUdp) ? "on" : null!,
                EnableCrossZoneLoadBalancing = args.CrossZone,
                EnableDeletionProtection = args.DeletionProtection,
                Tags = ResourceTags.For(name, args.Tags),
            },
            asChild
        );

        // Whoever connects finds everything in place; on the way back the service goes before what it leads to.
        var before = new InputList<Resource>();
        LoadBalancerRules.Create(this, name, args, securityGroup.Id, before);
        var targetGroups = new Dictionary<string, Output<string>>();
        foreach (var (role, listener) in listeners)
        {
            targetGroups[role] = LoadBalancerListener.Create(
                this,
                name,
                args,
                role,
                listener,
                loadBalancer.Arn,
                before
            );
        }

        var service = new Aws.Ec2.VpcEndpointService(
            $"{name}-service",
            new Aws.Ec2.VpcEndpointServiceArgs
            {
                AcceptanceRequired = args.AcceptanceRequired,
                NetworkLoadBalancerArns = { loadBalancer.Arn },
                PrivateDnsName = args.PrivateDnsName!,
                SupportedIpAddressTypes = args.Network.IsDualStack ? ["ipv4", "ipv6"] : ["ipv4"],
                SupportedRegions = SupportedRegionsOf(args, account)!,
                Tags = ResourceTags.For($"{name}-Endpoint", args.Tags),
            },
            new CustomResourceOptions { Parent = this, DependsOn = before }
        );

        var principals = args
            .AllowedPrincipals.Select(principal => new Aws.Ec2.VpcEndpointServiceAllowedPrinciple(
                $"{name}-allows-{principal.Key}",
                new Aws.Ec2.VpcEndpointServiceAllowedPrincipleArgs
                {
                    VpcEndpointServiceId = service.Id,
                    PrincipalArn = principal
                        .Value.ToOutput()
                        .ApplyUnlessRefused(arn => NotEverybody(name, principal.Key, arn)),
                },
                asChild
            ))
            .ToList();
        var verification = args.VerifyPrivateDnsName
            ? new Aws.Vpc.EndpointServicePrivateDnsVerification(
                $"{name}-private-dns-verification",
                new Aws.Vpc.EndpointServicePrivateDnsVerificationArgs
                {
                    ServiceId = service.Id,
                    WaitForVerification = true,
                },
                asChild
            )
            : null;
        if (args.Notifications)
        {
            NotificationTopicArn = new ConnectionNotifications(
                $"{name}-notifications",
                new ConnectionNotificationsArgs
                {
                    ServiceId = service.Id,
                    ServiceArn = service.Arn,
                    KmsKeyArn = args.NotificationKmsKeyArn,
                    Tags = args.Tags,
                },
                new ComponentResourceOptions { Parent = this }
            ).TopicArn.Apply(arn => (string?)arn);
        }
        else
        {
            NotificationTopicArn = Output.Create((string?)null);
        }

        ServiceId = service.Id;
        // The name is of use to nobody before somebody is allowed to use it.
        ServiceName = Output
            .Tuple(service.ServiceName, Output.All(principals.Select(principal => principal.Id)))
            .Apply(known => known.Item1);
        LoadBalancerArn = loadBalancer.Arn;
        TargetGroupArn = targetGroups[""];
        TargetGroupArns = Output
            .All(args.Listeners.Keys.Select(role => targetGroups[role]))
            .Apply(arns =>
                args.Listeners.Keys.Zip(arns).ToImmutableDictionary(pair => pair.First, pair => pair.Second)
            );
        LoadBalancerDnsName = loadBalancer.DnsName;
        SecurityGroupId = securityGroup.Id;
        AvailabilityZoneIds = zones.Apply(known => known.Select(zone => zone.Id).ToImmutableArray());
        PrivateDnsRecord = service.PrivateDnsNameConfigurations.Apply(records =>
            DomainName.RecordOf(args.PrivateDnsName, records)
        );
        Offer = new EndpointServiceOffer
        {
            ServiceName = ServiceName,
            Port = args.Port,
            Protocol = args.Protocol,
            FurtherPorts = args.Listeners.Values.ToDictionary(listener => listener.Port, listener => listener.Protocol),
            AcceptanceRequired = args.AcceptanceRequired,
            AddressFamily = args.Network.AddressFamily,
            Region = account.Region,
            AvailabilityZoneIds = AvailabilityZoneIds,
            PrivateDnsName = verification is null ? null : args.PrivateDnsName,
            BeforePrivateDns = verification is null ? [] : [verification],
        };
        RegisterOutputs();
    }

    /// <summary>The endpoint service's id, such as vpce-svc-0123456789abcdef0.</summary>
    [Output("serviceId")]
    public Output<string> ServiceId { get; private set; }

    /// <summary>The name by which consumers find the service.</summary>
    [Output("serviceName")]
    public Output<string> ServiceName { get; private set; }

    /// <summary>The load balancer's ARN.</summary>
    [Output("loadBalancerArn")]
    public Output<string> LoadBalancerArn { get; private set; }

    /// <summary>
    /// The ARN of the target group of <see cref="ProviderEndpointServiceArgs.Port"/>, for targets that register
    /// themselves.
    /// </summary>
    [Output("targetGroupArn")]
    public Output<string> TargetGroupArn { get; private set; }

    /// <summary>
    /// The ARNs of the target groups of <see cref="ProviderEndpointServiceArgs.Listeners"/>, by their names.
    /// </summary>
    [Output("targetGroupArns")]
    public Output<ImmutableDictionary<string, string>> TargetGroupArns { get; private set; }

    /// <summary>The load balancer's DNS name, which answers the provider's private addresses.</summary>
    [Output("loadBalancerDnsName")]
    public Output<string> LoadBalancerDnsName { get; private set; }

    /// <summary>The id of the load balancer's security group, from which connections to the targets come.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ids of the zones in which consumers can connect, such as use1-az4.</summary>
    [Output("availabilityZoneIds")]
    public Output<ImmutableArray<string>> AvailabilityZoneIds { get; private set; }

    /// <summary>
    /// The DNS record to publish so that AWS sees whose the private DNS name is, as a line of a zone file; null without
    /// such a name.
    /// </summary>
    [Output("privateDnsRecord")]
    public Output<string?> PrivateDnsRecord { get; private set; }

    /// <summary>The ARN of the topic that is told of connections; null without one.</summary>
    [Output("notificationTopicArn")]
    public Output<string?> NotificationTopicArn { get; private set; }

    /// <summary>
    /// What consumers need to know of this service. Its private DNS name is in it once it is verified.
    /// </summary>
    public EndpointServiceOffer Offer { get; }

    /// <summary>Whether every connection waits for acceptance.</summary>
    internal bool AcceptanceRequired { get; }

    /// <summary>Whether a principal, by its short name, may make endpoints.</summary>
    internal bool Allows(string principal) => _principals.Contains(principal);

    // AWS's own default is the service's region.
    private static InputList<string>? SupportedRegionsOf(ProviderEndpointServiceArgs args, AwsAccount account) =>
        args.SupportedRegions.Count == 0
            ? null
            : (InputList<string>)
                account.Region.Apply(own =>
                    args.SupportedRegions.Append(own).Distinct().Order(StringComparer.Ordinal).ToImmutableArray()
                );

    /// <summary>All the listeners; the one of <see cref="ProviderEndpointServiceArgs.Port"/> has no name.</summary>
    internal static IReadOnlyList<(string Role, ServiceListener Listener)> ListenersOf(
        ProviderEndpointServiceArgs args
    ) =>
        [
            (
                "",
                new ServiceListener
                {
                    Port = args.Port,
                    Protocol = args.Protocol,
                    TargetPort = args.TargetPort,
                    HealthCheckPath = args.HealthCheckPath,
                    HealthCheckPort = args.HealthCheckPort,
                    CertificateArn = args.CertificateArn,
                    TlsToTargets = args.TlsToTargets,
                    ProxyProtocolV2 = args.ProxyProtocolV2,
                }
            ),
            .. args.Listeners.Select(listener => (listener.Key, listener.Value)),
        ];

    /// <summary>What the names of a listener's resources begin with.</summary>
    internal static string PrefixOf(string name, string role) => role.Length == 0 ? name : $"{name}-{role}";

    /// <summary>The load balancer's name.</summary>
    internal static string LoadBalancerNameOf(string name, ProviderEndpointServiceArgs args) =>
        args.LoadBalancerName ?? name;

    /// <summary>
    /// Refuses everybody as one who may make endpoints. Known when the program runs only: the consumer's account may be
    /// looked up.
    /// </summary>
    /// <exception cref="ComponentArgumentException">The principal is everybody.</exception>
    private static string NotEverybody(string name, string principal, string arn) =>
        arn == "*"
            ? throw new ComponentArgumentException(
                $"ProviderEndpointService '{name}': AllowedPrincipals['{principal}'] is *, which is everybody. Give "
                    + "the ARN of an account, a user or a role."
            )
            : arn;

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ComponentArgumentException">Some arguments are not valid.</exception>
    private static ProviderEndpointServiceArgs Checked(string name, ProviderEndpointServiceArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(ProviderEndpointService), name, args);
        OneSubnetPerZone.Check(errors, args.Network, args.Subnets, "A load balancer");
        CheckListeners(errors, args);
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Targets), args.Targets.Keys);
        CheckConsumers(errors, args);
        errors.Require(
            args.AllowedPrincipals.Count > 0,
            nameof(args.AllowedPrincipals),
            $"is empty",
            $"Nobody could connect: name at least one account, such as arn:aws:iam::123456789012:root."
        );
        foreach (var region in args.SupportedRegions.Where(region => !RegionForm().IsMatch(region)))
        {
            errors.Add(
                nameof(args.SupportedRegions),
                $"has '{region}'",
                "Give the codes of regions, such as eu-west-1."
            );
        }

        errors.Require(
            args.PrivateDnsName is null || DomainName.IsValid(args.PrivateDnsName),
            nameof(args.PrivateDnsName),
            $"is '{args.PrivateDnsName}'",
            $"{DomainName.Accepted}"
        );
        errors.Require(
            args.PrivateDnsName is not null || !args.VerifyPrivateDnsName,
            nameof(args.VerifyPrivateDnsName),
            $"is true without a PrivateDnsName",
            $"Give the name to verify, or leave it false."
        );
        errors.Require(
            LoadBalancerNameForm().IsMatch(LoadBalancerNameOf(name, args)),
            nameof(args.LoadBalancerName),
            $"is '{LoadBalancerNameOf(name, args)}'",
            $"It has 1 to 26 letters, digits and single hyphens, neither begins nor ends with a hyphen, nor begins "
                + $"with internal-."
        );
        errors.Throw();
        return args;
    }

    private static void CheckListeners(ArgumentErrors errors, ProviderEndpointServiceArgs args)
    {
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Listeners), args.Listeners.Keys);
        SecurityGroupRuleText.CheckNames(errors, nameof(args.TargetSecurityGroups), args.TargetSecurityGroups.Keys);
        foreach (var both in args.TargetSecurityGroups.Keys.Where(args.Targets.ContainsKey))
        {
            errors.Add(nameof(args.TargetSecurityGroups), $"has the name '{both}', as Targets has", "Choose another.");
        }

        foreach (var (role, listener) in args.Listeners.Where(listener => listener.Value is null))
        {
            errors.RequireValue(listener, $"{nameof(args.Listeners)}['{role}']");
        }

        var listeners = ListenersOf(args).Where(item => item.Listener is not null).ToList();
        foreach (var (role, listener) in listeners)
        {
            listener.Check(errors, role.Length == 0 ? "" : $"{nameof(args.Listeners)}['{role}'].");
        }

        foreach (var twice in listeners.GroupBy(item => item.Listener.Port).Where(group => group.Count() > 1))
        {
            errors.Add(
                nameof(args.Listeners),
                $"has port {twice.Key} {(twice.Any(item => item.Role.Length == 0) ? "as Port has" : "twice")}",
                $"A load balancer has one listener on a port; {nameof(ListenerProtocol.TcpUdp)} takes both protocols."
            );
        }
    }

    private static void CheckConsumers(ArgumentErrors errors, ProviderEndpointServiceArgs args)
    {
        errors.Require(
            !args.EnforceInboundRules || args.ConsumerCidrBlocks.Count + args.ConsumerIpv6CidrBlocks.Count > 0,
            nameof(args.ConsumerCidrBlocks),
            $"is empty while inbound rules are enforced, which drops every connection",
            $"Give the blocks of the consumers' clients, or set EnforceInboundRules to false."
        );
        errors.Require(
            args.EnforceInboundRules || args.ConsumerCidrBlocks.Count == 0,
            nameof(args.ConsumerCidrBlocks),
            $"is {string.Join(", ", args.ConsumerCidrBlocks)} while inbound rules are not enforced, which lets "
                + $"everybody through PrivateLink in",
            $"Set EnforceInboundRules to true, or give no block."
        );
        errors.Require(
            args.EnforceInboundRules || args.ConsumerIpv6CidrBlocks.Count == 0,
            nameof(args.ConsumerIpv6CidrBlocks),
            $"names {string.Join(", ", args.ConsumerIpv6CidrBlocks.Keys)} while inbound rules are not enforced, which "
                + $"lets everybody through PrivateLink in",
            $"Set EnforceInboundRules to true, or give no block."
        );
        errors.Require(
            args.Network.IsDualStack || args.ConsumerIpv6CidrBlocks.Count == 0,
            nameof(args.ConsumerIpv6CidrBlocks),
            $"names {string.Join(", ", args.ConsumerIpv6CidrBlocks.Keys)}, and the VPC has IPv4 alone",
            $"Give no block, or make the VPC dual stack."
        );
        SecurityGroupRuleText.CheckNames(errors, nameof(args.ConsumerIpv6CidrBlocks), args.ConsumerIpv6CidrBlocks.Keys);
        foreach (var block in args.ConsumerCidrBlocks)
        {
            errors.Require(
                errors.Ipv4Block(nameof(args.ConsumerCidrBlocks), block) is null or { PrefixLength: > 0 },
                nameof(args.ConsumerCidrBlocks),
                $"has {block}, which is everybody",
                $"Give the blocks of the consumers' clients."
            );
        }

        errors.Require(
            args.ConsumerCidrBlocks.Distinct().Count() == args.ConsumerCidrBlocks.Count,
            nameof(args.ConsumerCidrBlocks),
            $"is {string.Join(", ", args.ConsumerCidrBlocks)}, the same block twice",
            $"Name every block once: AWS refuses a rule that exists."
        );
    }

    // A target group's name has 32 characters at most, and adds a hyphen and a port to the load balancer's.
    [GeneratedRegex(
        @"^(?!internal-)(?!.*--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,24}[A-Za-z0-9])?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LoadBalancerNameForm();

    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+)+-[0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionForm();
}
