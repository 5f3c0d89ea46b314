using System.Globalization;
using System.Numerics;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Cloud.Services.Random;

/// <summary>
/// Random ids: Terraform Random provider, resource random_id. The bytes follow from the resource, so that runs agree.
/// They differ from those with which the name of a DB snapshot ends that has left the stack: what is drawn anew is
/// never what was drawn.
/// </summary>
internal static class RandomIds
{
    public static readonly ResourceKind Kind = new(RandomTypes.RandomId, "Random Id", Create);

    public static Answer Create(ResourceRequest request)
    {
        var length = request.Inputs.Integer("byteLength") ?? 0;
        request.Require(length >= 1, "InvalidAttributeValue", $"byteLength {length} is not at least 1.");
        var prefix = request.Inputs.Text("prefix") ?? "";
        var bytes = Draw(request, length);
        var standard = Convert.ToBase64String(bytes);
        var forUrls = standard.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
        return new Answer(
            forUrls,
            request
                .NewState()
                .Set("b64Std", prefix + standard)
                .Set("b64Url", prefix + forUrls)
                .Set("dec", prefix + number)
                .Set("hex", prefix + Convert.ToHexStringLower(bytes))
                .Build()
        );
    }

    private static byte[] Draw(ResourceRequest request, int length)
    {
        var names = request.Cloud.Options.DatabaseSnapshots;
        var hash = request.Hash;
        for (
            var draws = 0;
            draws < names.Count
                && names.Any(name =>
                    name.EndsWith(Convert.ToHexStringLower(hash.Bytes(length)), StringComparison.Ordinal)
                );
            draws++
        )
        {
            hash = StableHash.Of("another draw", hash.Hex(64));
        }

        return hash.Bytes(length);
    }
}
