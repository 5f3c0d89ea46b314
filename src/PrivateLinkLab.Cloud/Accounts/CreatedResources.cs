using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Accounts;

/// <summary>A resource that an account has, as it was answered.</summary>
/// <param name="Type">Its type's token.</param>
/// <param name="Id">Its id.</param>
/// <param name="Region">Its region; that of the request, for one of a global service.</param>
/// <param name="State">Its properties.</param>
internal sealed record CreatedResource(string Type, string Id, string Region, MapValue State)
{
    /// <summary>A text of its properties, secret or not; null when it has none that is known.</summary>
    public string? Text(string key) => (State.Find(key)?.Revealed as TextValue)?.Value;
}

/// <summary>
/// The resources of an account, found by what other resources call them: id, ARN or name. Services that decide more
/// keep records of their own beside.
/// </summary>
internal sealed class CreatedResources
{
    private static readonly string[] Names = ["arn", "name", "url", "qualifiedArn", "keyId", "qualifiedInvokeArn"];

    private static readonly string[] Global = ["aws:cloudfront/", "aws:iam/", "aws:route53/"];

    private readonly Dictionary<string, List<CreatedResource>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<Key, CreatedResource> _byKey = [];

    public void Add(CreatedResource resource)
    {
        resource = resource with { Region = RegionOf(resource.Type, resource.Region) };
        if (!_byType.TryGetValue(resource.Type, out var all))
        {
            _byType.Add(resource.Type, all = []);
        }

        if (all.FindIndex(other => other.Id == resource.Id && other.Region == resource.Region) is >= 0 and var index)
        {
            all[index] = resource;
        }
        else
        {
            all.Add(resource);
        }

        foreach (var key in Names.Select(resource.Text).Prepend(resource.Id))
        {
            if (key is { Length: > 0 })
            {
                _byKey[new(resource.Type, resource.Region, key)] = resource;
            }
        }
    }

    /// <summary>The resources of a type in a region, in the order of their ids.</summary>
    public IReadOnlyList<CreatedResource> Of(string type, string region) =>
        [
            .. _byType
                .GetValueOrDefault(type, [])
                .Where(resource => resource.Region == RegionOf(type, region))
                .OrderBy(resource => resource.Id, StringComparer.Ordinal),
        ];

    /// <summary>The resource of a type with an id, ARN or name in a region; null when there is none.</summary>
    public CreatedResource? Find(string type, string region, string key) =>
        _byKey.GetValueOrDefault(new(type, RegionOf(type, region), key));

    private static string RegionOf(string type, string region) => IsGlobal(type) ? "" : region;

    /// <summary>
    /// Whether a service's resources are of no region (AWS Fault Isolation Boundaries, "Global services").
    /// </summary>
    public static bool IsGlobal(string type) =>
        Array.Exists(Global, module => type.StartsWith(module, StringComparison.Ordinal));

    private sealed record Key(string Type, string Region, string Name);
}
