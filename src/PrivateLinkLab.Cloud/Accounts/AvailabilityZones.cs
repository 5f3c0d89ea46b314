using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Hashing;

namespace PrivateLinkLab.Cloud.Accounts;

/// <summary>
/// The availability zones of a region, as one account sees them. In AWS the letter of a zone differs from account to
/// account, its id does not (AWS RAM User Guide, "Availability Zone IDs for your AWS resources"). The cloud's own
/// account has in us-east-1 the mapping that the articles show, and elsewhere letters that map to the ids in order: the
/// first letter to az1, the second to az2. In another account every letter is another zone.
/// </summary>
/// <param name="region">The region.</param>
/// <param name="rotation">By how many places the account's zones are moved on; 0 for the cloud's own account.</param>
internal sealed class AvailabilityZones(string region, int rotation)
{
    private static readonly int[] NorthVirginia = [4, 6, 1, 2, 3, 5];

    private readonly AwsRegion _region = AwsRegion.Of(region);

    /// <summary>The zones' names, in order.</summary>
    public IReadOnlyList<string> Names => _region.ZoneNames;

    /// <summary>The zones of a region in an account.</summary>
    /// <param name="region">The region.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="ownAccountId">The account that the cloud was made for.</param>
    public static AvailabilityZones Of(string region, string accountId, string ownAccountId) =>
        new(
            region,
            accountId == ownAccountId
                ? 0
                : 1
                    + (int)
                        StableHash
                            .Of("availability zones", accountId)
                            .Below((uint)AwsRegion.Of(region).ZoneNames.Count - 1)
        );

    /// <summary>The zone's id, for example use1-az4 for us-east-1a; null when the region has no such zone.</summary>
    public string? IdOf(string name)
    {
        var names = Names;
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index] == name)
            {
                return $"{_region.ZoneIdPrefix}-az{Number((index + rotation) % names.Count)}";
            }
        }

        return null;
    }

    /// <summary>The zone's name, for example us-east-1a for use1-az4; null when the region has no such zone.</summary>
    public string? NameOf(string id) => Names.FirstOrDefault(name => IdOf(name) == id);

    private int Number(int index) => region == "us-east-1" ? NorthVirginia[index] : index + 1;
}
