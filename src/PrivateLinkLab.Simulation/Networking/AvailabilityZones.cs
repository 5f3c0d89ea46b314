using PrivateLinkLab.Simulation.Answering;

namespace PrivateLinkLab.Simulation.Networking;

/// <summary>
/// The availability zones of a region, as one account sees them. In AWS the letter of a zone differs from account to
/// account, its id does not (AWS RAM User Guide, "Availability Zone IDs for your AWS resources"). The cloud's own account
/// has in us-east-1 the mapping that the articles show, and elsewhere letters that map to the ids in order: the first
/// letter to az1, the second to az2. In another account every letter is another zone.
/// </summary>
/// <param name="region">The region.</param>
/// <param name="rotation">By how many places the account's zones are moved on; 0 for the cloud's own account.</param>
internal sealed class AvailabilityZones(string region, int rotation)
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

    private readonly string _letters = LettersOf(region);

    /// <summary>The zones' names, in order.</summary>
    public IReadOnlyList<string> Names => [.. _letters.Select(letter => $"{region}{letter}")];

    /// <summary>The zones of a region in an account.</summary>
    /// <param name="region">The region.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="ownAccountId">The account that the cloud was made for.</param>
    public static AvailabilityZones Of(string region, string accountId, string ownAccountId) => new(
        region,
        accountId == ownAccountId
            ? 0
            : 1 + (int)StableHash.Of("availability zones", accountId).Below((uint)LettersOf(region).Length - 1));

    /// <summary>The zone's id, for example use1-az4 for us-east-1a; null when the region has no such zone.</summary>
    public string? IdOf(string name)
    {
        if (name.Length != region.Length + 1 || !name.StartsWith(region, StringComparison.Ordinal))
        {
            return null;
        }
        var index = _letters.IndexOf(name[^1], StringComparison.Ordinal);
        return index < 0 ? null : $"{RegionCode()}-az{Number((index + rotation) % _letters.Length)}";
    }

    /// <summary>The zone's name, for example us-east-1a for use1-az4; null when the region has no such zone.</summary>
    public string? NameOf(string id) => Names.FirstOrDefault(name => IdOf(name) == id);

    private static string LettersOf(string region) => Letters.GetValueOrDefault(region, UsualLetters);

    private int Number(int index) => region == "us-east-1" ? NorthVirginia[index] : index + 1;

    /// <summary>The region as zone ids begin with it: us-east-1 is use1, ap-southeast-2 is apse2, us-gov-west-1 is usgw1.</summary>
    private string RegionCode()
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
