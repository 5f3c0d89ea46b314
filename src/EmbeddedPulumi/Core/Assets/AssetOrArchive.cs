using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Something that a program hands over as a file: one file or text, or an archive of several.</summary>
public abstract class AssetOrArchive
{
    private readonly string _signature;
    private readonly string _member;
    private readonly object _content;

    private protected AssetOrArchive(string signature, string member, object content)
    {
        ArgumentNullException.ThrowIfNull(content);
        (_signature, _member, _content) = (signature, member, content);
    }

    /// <summary>The form in which it travels.</summary>
    internal ImmutableDictionary<string, object?> ToFields() =>
        ImmutableDictionary<string, object?>
            .Empty.Add(Signatures.Key, _signature)
            .Add(
                _member,
                _content is IDictionary<string, AssetOrArchive> parts
                    ? parts.ToImmutableDictionary(part => part.Key, part => (object?)part.Value.ToFields())
                    : _content
            );
}

/// <summary>One file or text.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string member, string content)
        : base(Signatures.Asset, member, content) { }
}

/// <summary>Several assets in one.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string member, object content)
        : base(Signatures.Archive, member, content) { }
}

/// <summary>A file of the machine that deploys.</summary>
/// <param name="path">Its path.</param>
public sealed class FileAsset(string path) : Asset("path", path);

/// <summary>A text.</summary>
/// <param name="text">The text.</param>
public sealed class StringAsset(string text) : Asset("text", text);

/// <summary>A file that is fetched.</summary>
/// <param name="uri">Where it is.</param>
public sealed class RemoteAsset(string uri) : Asset("uri", uri);

/// <summary>An archive, or a folder, of the machine that deploys.</summary>
/// <param name="path">Its path.</param>
public sealed class FileArchive(string path) : Archive("path", path);

/// <summary>An archive that is fetched.</summary>
/// <param name="uri">Where it is.</param>
public sealed class RemoteArchive(string uri) : Archive("uri", uri);

/// <summary>An archive that is made of assets and other archives.</summary>
/// <param name="assets">What is in it, by path.</param>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive("assets", assets);
