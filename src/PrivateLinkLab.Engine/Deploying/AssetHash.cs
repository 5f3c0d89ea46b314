using System.Security.Cryptography;
using System.Text;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Deploying;

/// <summary>The hash that an asset or archive has in the state, by which a change of its content is seen.</summary>
internal static class AssetHash
{
    private const string Hash = "hash";

    // A program's own packages and what it builds are many files; they are read one by one.
    private static readonly EnumerationOptions AllFiles = new() { RecurseSubdirectories = true };

    /// <summary>Gives the value with its hash.</summary>
    /// <param name="value">An asset, archive or anything else, which stays as it is.</param>
    /// <param name="folder">The folder in which relative paths begin.</param>
    /// <exception cref="AssetException">A file is not there.</exception>
    public static PropertyValue With(SignedValue value, string folder) =>
        value switch
        {
            AssetValue asset => new AssetValue(asset.Content.With(Hash, Hex(Of(asset, folder)))),
            ArchiveValue archive => new ArchiveValue(archive.Content.With(Hash, Hex(Of(archive, folder)))),
            _ => value,
        };

    private static byte[] Of(SignedValue value, string folder)
    {
        if (value.Content.GetText("text") is { } text)
        {
            return SHA256.HashData(Encoding.UTF8.GetBytes(text));
        }

        if (value.Content.GetText("path") is { } path)
        {
            return OfPath(Path.GetFullPath(path, folder), path);
        }

        if (value.Content.Find("assets") is MapValue assets)
        {
            return Together(
                assets.Select(asset =>
                    KeyValuePair.Create(
                        asset.Key,
                        asset.Value is SignedValue signed ? Of(signed, folder) : SHA256.HashData([])
                    )
                )
            );
        }

        // What is elsewhere is known by its address.
        return SHA256.HashData(Encoding.UTF8.GetBytes(value.Content.GetText("uri") ?? ""));
    }

    private static byte[] OfPath(string path, string given)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                using var file = File.OpenRead(path);
                return SHA256.HashData(file);
            }

            return Together(
                Directory
                    .EnumerateFiles(path, "*", AllFiles)
                    .Select(file => KeyValuePair.Create(Path.GetRelativePath(path, file), OfPath(file, given)))
            );
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new AssetException($"the asset '{given}' cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static byte[] Together(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name.Replace('\\', '/'))));
            hash.AppendData(content);
        }

        return hash.GetHashAndReset();
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}

/// <summary>An asset cannot be read; the message is the rest of a sentence.</summary>
internal sealed class AssetException(string message, Exception cause) : Exception(message, cause);
