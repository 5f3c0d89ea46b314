using System.Text.RegularExpressions;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.S3;

/// <summary>Names of buckets: Amazon S3 User Guide, "General purpose bucket naming rules".</summary>
internal static partial class BucketNames
{
    private static readonly string[] ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    public static void Check(ResourceRequest request, string name)
    {
        request.Require(
            name.Length is >= 3 and <= 63,
            "InvalidBucketName",
            $"the bucket name '{name}' has {name.Length} characters; a name has 3 to 63."
        );
        request.Require(
            Form().IsMatch(name),
            "InvalidBucketName",
            $"the bucket name '{name}' is not made of lower-case letters, digits, hyphens and periods, the first and "
                + $"the last a letter or digit."
        );
        request.Require(
            !name.Contains("..", StringComparison.Ordinal),
            "InvalidBucketName",
            $"the bucket name '{name}' has two periods in a row."
        );
        request.Require(
            !IpAddress.TryParse(name, out _),
            "InvalidBucketName",
            $"the bucket name '{name}' has the form of an IP address."
        );
        var prefix = Array.Find(ReservedPrefixes, reserved => name.StartsWith(reserved, StringComparison.Ordinal));
        request.Require(
            prefix is null,
            "InvalidBucketName",
            $"the bucket name '{name}' begins with {prefix}, which S3 keeps for itself."
        );
        var suffix = Array.Find(ReservedSuffixes, reserved => name.EndsWith(reserved, StringComparison.Ordinal));
        request.Require(
            suffix is null,
            "InvalidBucketName",
            $"the bucket name '{name}' ends with {suffix}, which S3 keeps for itself."
        );
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]*[a-z0-9]\z")]
    private static partial Regex Form();
}
