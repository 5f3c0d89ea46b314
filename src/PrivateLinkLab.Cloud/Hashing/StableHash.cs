using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PrivateLinkLab.Cloud.Hashing;

/// <summary>
/// A SHA-256 from which everything that AWS would draw at random is derived, so that two runs on the same program give
/// the same ids, names and addresses.
/// </summary>
public sealed class StableHash
{
    private readonly byte[] _bytes;

    private StableHash(byte[] bytes) => _bytes = bytes;

    /// <summary>The hash of the parts; where a part ends matters, so ("ab","c") and ("a","bc") differ.</summary>
    public static StableHash Of(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return new StableHash(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Up to 64 hexadecimal digits.</summary>
    public string Hex(int digits) => Convert.ToHexStringLower(_bytes)[..digits];

    /// <summary>An id in the long form of EC2: the prefix, "-0" and 16 hexadecimal digits.</summary>
    public string Ec2Id(string prefix) => $"{prefix}-0{Hex(16)}";

    /// <summary>A number below <paramref name="bound"/>.</summary>
    public uint Below(uint bound) => (uint)(BinaryPrimitives.ReadUInt64BigEndian(_bytes) % bound);

    /// <summary>Up to 32 characters of the alphabet.</summary>
    public string Letters(string alphabet, int count) =>
        string.Create(count, (_bytes, alphabet), static (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                span[index] = source.alphabet[source._bytes[index] % source.alphabet.Length];
            }
        });

    /// <summary>A UUID of version 4.</summary>
    public string Uuid()
    {
        var hex = Hex(32);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..32]}";
    }

    /// <summary>As many bytes as asked for, by hashing on.</summary>
    public byte[] Bytes(int count)
    {
        var result = new byte[count];
        var block = _bytes;
        for (var offset = 0; offset < count; offset += block.Length)
        {
            block.AsSpan(0, Math.Min(block.Length, count - offset)).CopyTo(result.AsSpan(offset));
            block = SHA256.HashData(block);
        }

        return result;
    }
}
