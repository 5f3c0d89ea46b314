using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Graph.Replacements;

/// <summary>The resource types of the Random provider. Every input replaces the value.</summary>
public static class RandomTypes
{
    /// <summary>A password.</summary>
    public static readonly ResourceType RandomPassword = new(
        "random:index/randomPassword:RandomPassword",
        "random_password",
        "keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial special upper"
    );

    /// <summary>Random bytes, written as an id.</summary>
    public static readonly ResourceType RandomId = new(
        "random:index/randomId:RandomId",
        "random_id",
        "byteLength keepers prefix"
    );

    /// <summary>Every type.</summary>
    public static IReadOnlyList<ResourceType> All { get; } = [RandomPassword, RandomId];
}
