namespace PrivateLinkLab.Simulation.Networking;

/// <summary>
/// The availability zones of a region. In AWS the letter of a zone differs from account to account, its id does not
/// (AWS RAM User Guide, "Availability Zone IDs for your AWS resources"). us-east-1 has here the mapping that the
/// articles show; elsewhere the letters map to the ids in order: the first letter to az1, the second to az2.
/// </summary>
internal static class AvailabilityZones
{
    private const string UsualLetters = "abc";

    private static readonly int[] NorthVirginia = [4, 6, 1, 2, 3, 5];

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = "abcdef",
        ["us-west-1"] = "ab",
        ["us-west-2"] = "abcd",
        ["ap-northeast-1"] = "acd",
        ["ap-northeast-2"] = "abcd",
        ["ca-central-1"] = "abd",
    };

    public static IReadOnlyList<string> Names(string region) =>
        [.. LettersOf(region).Select(letter => $"{region}{letter}")];

    /// <summary>The zone's id, for example use1-az4 for us-east-1a; null when the region has no such zone.</summary>
    public static string? IdOf(string region, string name)
    {
        if (name.Length != region.Length + 1 || !name.StartsWith(region, StringComparison.Ordinal))
        {
            return null;
        }
        var index = LettersOf(region).IndexOf(name[^1], StringComparison.Ordinal);
        return index < 0 ? null : $"{RegionCode(region)}-az{Number(region, index)}";
    }

    /// <summary>The zone's name, for example us-east-1a for use1-az4; null when the region has no such zone.</summary>
    public static string? NameOf(string region, string id) => Names(region).FirstOrDefault(name => IdOf(region, name) == id);

    private static string LettersOf(string region) => Letters.GetValueOrDefault(region, UsualLetters);

    private static int Number(string region, int index) => region == "us-east-1" ? NorthVirginia[index] : index + 1;

    /// <summary>The region as zone ids begin with it: us-east-1 is use1, ap-southeast-2 is apse2, us-gov-west-1 is usgw1.</summary>
    private static string RegionCode(string region)
    {
        var parts = region.Split('-');
        var directions = parts[1..^1].Select(part => part switch
        {
            "northeast" => "ne",
            "northwest" => "nw",
            "southeast" => "se",
            "southwest" => "sw",
            _ => part[..1],
        });
        return $"{parts[0]}{string.Concat(directions)}{parts[^1]}";
    }
}
