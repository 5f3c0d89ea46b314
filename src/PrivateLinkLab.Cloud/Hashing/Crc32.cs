using System.Text;

namespace PrivateLinkLab.Cloud.Hashing;

/// <summary>
/// The CRC-32 of IEEE 802.3, from which Terraform's providers make ids of resources that AWS gives none.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    public static uint Compute(string text)
    {
        var crc = uint.MaxValue;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }

        return ~crc;
    }
}
