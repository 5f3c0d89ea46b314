namespace PrivateLinkLab.Graph.Deployments;

/// <summary>
/// The marks by which Pulumi tells special values from maps and texts, in its files and between programs and its engine
/// (pulumi/pulumi, sdk/go/common/resource/sig).
/// </summary>
public static class Signatures
{
    /// <summary>The key of a map that is special, by this key's value.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>A secret.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>A reference to a resource.</summary>
    public const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>An output, with what it depends on.</summary>
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>A file or text.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>Several assets, or a folder.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>Stands, as a text, for a value that is not known.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>Stands, as a text, for every secret of a preview.</summary>
    public const string Blinded = "[secret]";
}
