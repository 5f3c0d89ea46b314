using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// Where a security group lets connections go: one kind of peer, and a TCP port. There is no "anywhere": a component
/// that needs it names the block.
/// </summary>
public sealed record EgressDestination
{
    private EgressDestination(int port, string description) => (Port, Description) = (port, description);

    /// <summary>The TCP port, 1 to 65535.</summary>
    public int Port { get; }

    /// <summary>What the rule says of itself in the AWS console.</summary>
    public string Description { get; }

    internal Input<string>? SecurityGroupId { get; private init; }

    internal Input<string>? PrefixListId { get; private init; }

    internal string? CidrBlock { get; private init; }

    /// <summary>The members of a security group.</summary>
    /// <param name="id">The security group's id.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="description">The rule's description, at most 255 characters.</param>
    public static EgressDestination ToSecurityGroup(Input<string> id, int port, string description) =>
        new(port, description) { SecurityGroupId = id };

    /// <summary>The addresses of a prefix list, such as those of S3 behind a gateway endpoint.</summary>
    /// <param name="id">The prefix list's id.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="description">The rule's description, at most 255 characters.</param>
    public static EgressDestination ToPrefixList(Input<string> id, int port, string description) =>
        new(port, description) { PrefixListId = id };

    /// <summary>An IPv4 block or, in a dual-stack VPC, an IPv6 block.</summary>
    /// <param name="block">The block in CIDR notation.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="description">The rule's description, at most 255 characters.</param>
    public static EgressDestination ToCidrBlock(string block, int port, string description) =>
        new(port, description) { CidrBlock = block };

    /// <summary>An IPv4 block that may be an output, such as that of another VPC.</summary>
    /// <param name="block">The block in CIDR notation.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="description">The rule's description, at most 255 characters.</param>
    public static EgressDestination ToCidrBlock(NetworkInput block, int port, string description)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block.Plain is { } plain
            ? ToCidrBlock(plain, port, description)
            : new(port, description) { LateBlock = block };
    }

    /// <summary>A block that the deployment alone knows; IPv4.</summary>
    internal NetworkInput? LateBlock { get; private init; }

    internal bool IsIpv6 => IpAddress.LooksLikeIpv6(CidrBlock);

    /// <summary>The IPv4 block for a rule; without a value, and the run fails, when it turns out to be none.</summary>
    internal Input<string>? Ipv4BlockFor(string component, string role) =>
        LateBlock is null
            ? CidrBlock is null
                ? null
                : (Input<string>)CidrBlock
            : (Input<string>)
                LateBlock
                    .ToOutput()
                    .ApplyUnlessRefused(block =>
                    {
                        var errors = new ArgumentErrors("PrivateInstance", component);
                        _ = errors.Ipv4Block($"Egress['{role}']", block);
                        errors.Throw();
                        return block;
                    });

    internal void Check(ArgumentErrors errors, string argument, VpcNetwork network)
    {
        errors.Require(Port is > 0 and <= 65535, argument, $"has port {Port}", $"A TCP port is 1 to 65535.");
        errors.Require(
            SecurityGroupRuleText.IsDescription(Description),
            argument,
            $"has the description '{Description}'",
            $"{SecurityGroupRuleText.Accepted}"
        );
        if (IsIpv6)
        {
            _ = errors.Ipv6Block(argument, CidrBlock);
            errors.Require(
                network.IsDualStack,
                argument,
                $"is the IPv6 block {CidrBlock}, and the VPC has IPv4 alone",
                $"Give an IPv4 block."
            );
        }
        else if (CidrBlock is not null)
        {
            _ = errors.Ipv4Block(argument, CidrBlock);
        }
    }
}
