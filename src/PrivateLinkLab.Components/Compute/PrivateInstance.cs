using System.Collections.Immutable;
using System.Text;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Compute;

/// <summary>The arguments of a <see cref="PrivateInstance"/>.</summary>
public sealed class PrivateInstanceArgs : HostArgs
{
    /// <summary>The VPC that gets the instance.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The instance's subnet. The network's first when not set. Its zone is the only one: another instance is for
    /// another zone.
    /// </summary>
    public PrivateSubnet? Subnet { get; init; }

    /// <summary>
    /// The interface endpoints that the instance uses: it may connect to them on port 443, and is created after them,
    /// so that its SSM agent finds them at the first try. None when not set.
    /// </summary>
    public InterfaceEndpointSet? Endpoints { get; init; }

    /// <summary>The gateway endpoints that the instance uses, on port 443. None when not set.</summary>
    public GatewayEndpointSet? GatewayEndpoints { get; init; }

    /// <summary>
    /// The way to the internet that the instance uses, on port 443 and through its NAT gateway, over IPv6 through its
    /// egress-only gateway; the instance is created after it. None when not set.
    /// </summary>
    public PublicEgress? PublicEgress { get; init; }

    /// <summary>
    /// The bastion host from which people reach the instance by SSH, with the bastion host's key pair; it must take SSH
    /// itself. None when not set: the instance then has no inbound rule.
    /// </summary>
    public BastionHost? Bastion { get; init; }

    /// <summary>Further destinations, by a short name that is unique in the instance. None when not set.</summary>
    public Dictionary<string, EgressDestination> Egress { get; init; } = [];

    /// <summary>
    /// A script that runs once, at the first start, with no internet to fetch anything from. At most 16384 bytes; no
    /// secrets, since anyone allowed to describe it can read it. Another one replaces the instance. None when not
    /// set.
    /// </summary>
    [Input("userData")]
    public string? UserData { get; init; }

    /// <summary>
    /// Whether the instance's role lets its agent serve Session Manager. True when not set.
    /// </summary>
    [Input("sessionManager")]
    public bool SessionManager { get; init; } = true;

    /// <summary>The instance's Name tag. The component's name when not set.</summary>
    [Input("nameTag")]
    public string? NameTag { get; init; }

    /// <summary>The role's Name tag. The component's name and "role" when not set.</summary>
    [Input("roleNameTag")]
    public string? RoleNameTag { get; init; }
}

/// <summary>
/// An Amazon Linux 2023 instance without public address, key pair or inbound rule. People reach it through Session
/// Manager; only a <see cref="PrivateInstanceArgs.Bastion"/> adds SSH.
/// </summary>
/// <remarks>
/// Its metadata service takes IMDSv2 only, over IPv4, with hop limit 1 (Control Tower CT.EC2.PR.2; AWS Config
/// ec2-token-hop-limit-check); its root volume is encrypted; its security group names every destination, and no other
/// is reachable.
/// </remarks>
public sealed class PrivateInstance : ComponentResource
{
    // EC2 user guide, "Run commands when you launch an EC2 instance with user data input".
    private const int MostUserData = 16384;

    /// <summary>Creates the role, its instance profile, the security group with its rules, and the instance.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public PrivateInstance(string name, PrivateInstanceArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.PrivateInstance, name, Checked(name, args), options)
    {
        var host = new LinuxHost(
            this,
            name,
            new LinuxHostArgs
            {
                Given = args,
                Network = args.Network,
                SubnetId = (args.Subnet ?? args.Network.Subnets[0]).Id,
                SecurityGroupDescription = args.Bastion is null
                    ? "Private instance: no inbound rule, outbound by destination"
                    : "Private instance: SSH from its bastion host, outbound by destination",
                Endpoints = args.Endpoints,
                Destinations = Destinations(args),
                KeyName = args.Bastion?.KeyName,
                UserData = args.UserData,
                SessionManager = args.SessionManager,
                NameTag = args.NameTag ?? name,
                RoleNameTag = args.RoleNameTag,
            }
        );
        if (args.Bastion is not null)
        {
            AdmitBastion(name, args, args.Bastion, host);
        }

        foreach (var before in new Resource?[] { args.GatewayEndpoints, args.PublicEgress })
        {
            if (before is not null)
            {
                host.Before.Add(before);
            }
        }

        var instance = host.Launch();
        InstanceId = instance.Id;
        PrivateIp = instance.PrivateIp;
        Ipv6Addresses = instance.Ipv6Addresses;
        SecurityGroupId = host.SecurityGroup.Id;
        RoleArn = host.Role.Arn;
        RegisterOutputs();
    }

    /// <summary>The instance's id.</summary>
    [Output("instanceId")]
    public Output<string> InstanceId { get; private set; }

    /// <summary>The instance's private IPv4 address.</summary>
    [Output("privateIp")]
    public Output<string> PrivateIp { get; private set; }

    /// <summary>The instance's IPv6 addresses: one in a dual-stack VPC, else none.</summary>
    [Output("ipv6Addresses")]
    public Output<ImmutableArray<string>> Ipv6Addresses { get; private set; }

    /// <summary>The id of the instance's security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ARN of the instance's role.</summary>
    [Output("roleArn")]
    public Output<string> RoleArn { get; private set; }

    // Both halves of the way: the bastion host's security group names every destination too.
    private void AdmitBastion(string name, PrivateInstanceArgs args, BastionHost bastion, LinuxHost host)
    {
        var rules = new GroupRules(this, BastionHost.SshPort, args.Tags);
        var nameTag = args.NameTag ?? name;
        _ = rules.Admit(
            $"{name}-from-bastion",
            host.SecurityGroup.Id,
            bastion.SecurityGroupId,
            "SSH from the bastion host",
            $"{nameTag}-from-bastion"
        );
        _ = rules.LetOut(
            $"{name}-for-bastion",
            bastion.SecurityGroupId,
            host.SecurityGroup.Id,
            $"SSH to {nameTag}",
            $"bastion-to-{nameTag}"
        );
    }

    private static IEnumerable<KeyValuePair<string, EgressDestination>> Destinations(PrivateInstanceArgs args)
    {
        foreach (
            var (service, prefixList) in args.GatewayEndpoints?.PrefixListIds
                ?? new Dictionary<string, Output<string>>()
        )
        {
            yield return new(
                service,
                EgressDestination.ToPrefixList(
                    prefixList,
                    InterfaceEndpointSet.HttpsPort,
                    $"HTTPS to {service} through its gateway endpoint"
                )
            );
        }

        if (args.PublicEgress is not null)
        {
            foreach (
                var destination in InternetDestinations.For(
                    args.Network,
                    "HTTPS to the internet through a NAT gateway",
                    "HTTPS to the internet through an egress-only gateway"
                )
            )
            {
                yield return destination;
            }
        }

        foreach (var destination in args.Egress)
        {
            yield return destination;
        }
    }

    private static PrivateInstanceArgs Checked(string name, PrivateInstanceArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(PrivateInstance), name, args);
        errors.Require(
            args.Network.Subnets.Count > 0 || args.Subnet is not null,
            nameof(args.Network),
            $"has no subnet",
            $"Give a network with at least one, or a Subnet."
        );
        LinuxHost.Check(errors, args.InstanceType, args.Policies);
        SecurityGroupRuleText.CheckNames(errors, nameof(args.NameTag), [args.NameTag ?? name]);
        errors.Require(
            Encoding.UTF8.GetByteCount(args.UserData ?? "") <= MostUserData,
            nameof(args.UserData),
            $"has {Encoding.UTF8.GetByteCount(args.UserData ?? "")} bytes",
            $"EC2 takes at most {MostUserData}."
        );
        foreach (var (role, destination) in args.Egress)
        {
            errors.Require(
                role
                    is not (
                        "endpoints"
                        or InternetDestinations.Ipv4
                        or InternetDestinations.Ipv6
                        or GatewayEndpointSet.S3
                        or GatewayEndpointSet.DynamoDb
                    ),
                nameof(args.Egress),
                $"has the name '{role}', which the component uses itself",
                $"Choose another name."
            );
            destination.Check(errors, $"{nameof(args.Egress)}['{role}']", args.Network);
        }

        errors.Require(
            args.PublicEgress is null or { HasNat: true },
            nameof(args.PublicEgress),
            $"has no NAT gateway, through which alone a private instance goes out",
            $"Set its {nameof(PublicEgressArgs.NatGateways)} to {NatGatewayPlacement.One}, or "
                + $"leave {nameof(args.PublicEgress)} out."
        );
        errors.Require(
            args.Bastion is null or { KeyName: not null },
            nameof(args.Bastion),
            $"takes no SSH, through which alone it leads to another instance",
            $"Set its {nameof(BastionHostArgs.Access)} to {nameof(BastionAccess)}.{nameof(BastionAccess.Ssh)}, or "
                + $"leave {nameof(args.Bastion)} out."
        );
        errors.Throw();
        return args;
    }
}
