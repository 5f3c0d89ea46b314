using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Compute;

/// <summary>How people get onto a <see cref="BastionHost"/>.</summary>
public sealed class BastionAccess
{
    /// <summary>
    /// The shortest prefix of a block whose owner can still be named: that of the largest blocks ever given out.
    /// </summary>
    private const int ShortestSshPrefix = 8;

    private BastionAccess(string? sshCidrBlock, string? keyName) => (SshCidrBlock, KeyName) = (sshCidrBlock, keyName);

    /// <summary>
    /// Session Manager alone: no inbound rule, no key pair. IAM decides who may, and CloudTrail tells who did.
    /// </summary>
    public static BastionAccess SessionManager { get; } = new(null, null);

    /// <summary>The block from which SSH connections are taken; null without SSH.</summary>
    public string? SshCidrBlock { get; }

    /// <summary>The name of the key pair for SSH; null without SSH.</summary>
    public string? KeyName { get; }

    /// <summary>
    /// SSH beside Session Manager: port 22 is open to a block, and anyone with the private key gets in.
    /// </summary>
    /// <param name="cidrBlock">The IPv4 block of those who may connect, /8 or smaller, such as 203.0.113.7/32.</param>
    /// <param name="keyName">The name of an EC2 key pair that exists in the region.</param>
    public static BastionAccess Ssh(string cidrBlock, string keyName) => new(cidrBlock, keyName);

    internal void Check(ArgumentErrors errors, string argument)
    {
        if (SshCidrBlock is null)
        {
            return;
        }

        var block = errors.Ipv4Block($"the SSH block of {argument}", SshCidrBlock);
        errors.Require(
            block is null or { PrefixLength: >= ShortestSshPrefix },
            $"the SSH block of {argument}",
            $"is {block}, which admits strangers",
            $"Give the block of those who may connect, /{ShortestSshPrefix} or smaller, such as 203.0.113.7/32."
        );
        // EC2 API reference, CreateKeyPair.
        errors.Require(
            KeyName is { Length: >= 1 and <= 255 } && KeyName.All(char.IsAscii),
            $"the key name of {argument}",
            $"is '{KeyName}'",
            $"It is the name of an EC2 key pair, 1 to 255 ASCII characters."
        );
    }
}
