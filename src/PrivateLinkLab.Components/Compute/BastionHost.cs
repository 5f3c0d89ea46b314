using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Compute;

/// <summary>The arguments of a <see cref="BastionHost"/>.</summary>
public sealed class BastionHostArgs : HostArgs
{
    /// <summary>The way to the internet. The host is in one of its public subnets and is created after it.</summary>
    public required PublicEgress PublicEgress { get; init; }

    /// <summary>The host's subnet. The first public one when not set.</summary>
    public PublicSubnet? Subnet { get; init; }

    /// <summary>
    /// The VPC's interface endpoints. The host needs none of its own, but where the VPC has them with private DNS, it
    /// is sent to them like every instance of the VPC, and must be let in. None when not set.
    /// </summary>
    public InterfaceEndpointSet? Endpoints { get; init; }

    /// <summary>How people get onto the host. <see cref="BastionAccess.SessionManager"/> when not set.</summary>
    public BastionAccess Access { get; init; } = BastionAccess.SessionManager;
}

/// <summary>
/// An Amazon Linux 2023 instance in a public subnet, with a public address. By default it has no inbound rule and no
/// key pair: its agent reaches Session Manager through the Internet gateway, and people reach the host through Session
/// Manager.
/// </summary>
/// <remarks>
/// It may connect to port 443 anywhere, which Session Manager's public names need. A <see cref="PrivateInstance"/> that
/// names it as its bastion adds the way to itself, and only with <see cref="BastionAccess.Ssh"/>.
/// </remarks>
public sealed class BastionHost : ComponentResource
{
    internal const int SshPort = 22;

    /// <summary>Creates the role, its instance profile, the security group with its rules, and the instance.</summary>
    /// <param name="name">The component's name, and the instance's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public BastionHost(string name, BastionHostArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.BastionHost, name, Checked(name, args), options)
    {
        KeyName = args.Access.KeyName;
        var host = new LinuxHost(
            this,
            name,
            new LinuxHostArgs
            {
                Given = args,
                Network = args.PublicEgress.Network,
                SubnetId = (args.Subnet ?? args.PublicEgress.Subnets[0]).Id,
                SecurityGroupDescription = KeyName is null
                    ? "Bastion host: no inbound rule, outbound by destination"
                    : "Bastion host: SSH from a named block, outbound by destination",
                Endpoints = args.Endpoints,
                Destinations = InternetDestinations.For(
                    args.PublicEgress.Network,
                    "HTTPS to the internet, where Session Manager is",
                    "HTTPS to the internet over IPv6"
                ),
                HasPublicAddress = true,
                KeyName = KeyName,
                NameTag = name,
            }
        );
        if (args.Access.SshCidrBlock is { } block)
        {
            host.Before.Add(
                new GroupRules(this, SshPort, args.Tags).AdmitIpv4(
                    $"{name}-ssh",
                    host.SecurityGroup.Id,
                    block,
                    $"SSH from {block}"
                )
            );
        }

        host.Before.Add(args.PublicEgress);
        var instance = host.Launch();
        InstanceId = instance.Id;
        PublicIp = instance.PublicIp;
        PrivateIp = instance.PrivateIp;
        SecurityGroupId = host.SecurityGroup.Id;
        RoleArn = host.Role.Arn;
        RegisterOutputs();
    }

    /// <summary>The instance's id, which a session names as its target.</summary>
    [Output("instanceId")]
    public Output<string> InstanceId { get; private set; }

    /// <summary>The instance's public IPv4 address, which changes when the instance is stopped and started.</summary>
    [Output("publicIp")]
    public Output<string> PublicIp { get; private set; }

    /// <summary>The instance's private IPv4 address.</summary>
    [Output("privateIp")]
    public Output<string> PrivateIp { get; private set; }

    /// <summary>The id of the host's security group, which targets must admit.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ARN of the instance's role.</summary>
    [Output("roleArn")]
    public Output<string> RoleArn { get; private set; }

    /// <summary>The name of the key pair for SSH; null when the host takes no SSH.</summary>
    public string? KeyName { get; }

    /// <summary>
    /// Gives the command that opens a shell on an instance behind the host. The private key stays on the person's
    /// computer, in its SSH agent: the host passes the connection on and sees only what is encrypted.
    /// </summary>
    /// <param name="privateIp">The instance's private IPv4 address.</param>
    public Output<string> SshCommand(Input<string> privateIp) =>
        Output.Format($"ssh -J ec2-user@{PublicIp} ec2-user@{privateIp}");

    private static BastionHostArgs Checked(string name, BastionHostArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(BastionHost), name, args, last: nameof(args.PublicEgress));
        LinuxHost.Check(errors, args.InstanceType, args.Policies);
        args.Access.Check(errors, nameof(args.Access));
        if (errors.None)
        {
            errors.RequireValue(args.PublicEgress, nameof(args.PublicEgress));
        }

        errors.Throw();
        return args;
    }
}
