using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>What only AWS or the internet knows, made up of names, so that each run shows the same.</summary>
internal static class MadeUp
{
    private static readonly CidrBlock Documentation = CidrBlock.Parse("203.0.113.0/24");

    /// <summary>A message's id: a UUID.</summary>
    public static string MessageId(string of)
    {
        var hex = Hex(of, 32);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }

    /// <summary>A session's id, as Session Manager forms it from the name of who starts it.</summary>
    public static string SessionId(string of) => $"ana-0{Hex(of, 16)}";

    /// <summary>
    /// An address that a name's answer stands for: the answer itself, one of the block that it names, or one of the
    /// block for documentation (RFC 5737) where only AWS or the internet knows the address.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="answer">One of <see cref="Reachability.Verdicts.DnsAnswer.Answers"/>.</param>
    public static string Address(string name, string answer)
    {
        if (IPAddress.TryParse(answer, out _) || answer.Contains(':', StringComparison.Ordinal))
        {
            return answer;
        }

        var block = CidrBlock.TryParseIpv4(answer, out var known) ? known : Documentation;
        if (block.HostBits < 2)
        {
            return block.Network.ToString();
        }

        // Neither the first nor the last address is a host's.
        var hosts = (1UL << block.HostBits) - 2;
        var host = ulong.Parse(Hex(name + answer, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % hosts;
        return block.Network.Plus(host + 1).ToString();
    }

    /// <summary>The MD5 digest of a message's body, by which SQS's clients check that it arrived whole.</summary>
    /// <param name="body">The body.</param>
    public static string Digest(string body)
    {
#pragma warning disable CA5351 // It is what SQS answers, and protects nothing.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
    }

    private static string Hex(string of, int digits) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..digits];
}
