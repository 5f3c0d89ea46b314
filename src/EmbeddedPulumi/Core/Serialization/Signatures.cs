using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The marks that Pulumi's wire format puts on values that JSON has no word for.</summary>
internal static class Signatures
{
    /// <summary>Stands for a value that is not known.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The field that says what an object really is.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>The <see cref="Key"/> of a secret, whose plain value is in the field <c>value</c>.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>The <see cref="Key"/> of a resource, whose URN is in the field <c>urn</c>.</summary>
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>The <see cref="Key"/> of an asset.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>The <see cref="Key"/> of an archive.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>The object that stands for a secret.</summary>
    public static object MarkSecret(object? value) =>
        ImmutableDictionary<string, object?>.Empty.Add(Key, Secret).Add("value", value);
}
