using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Lab.State;

/// <summary>
/// Tells whether a secret input is what it was, without keeping it: a state file holds no plaintext. A plaintext is
/// stretched with PBKDF2-SHA256 and the stack's random salt, then keyed to its resource and path, so that equal secrets
/// do not look equal and guessing one costs as much as the stretching.
/// </summary>
internal sealed class SecretFingerprints
{
    /// <summary>The rounds of PBKDF2: about 20 ms for each secret.</summary>
    internal const int Iterations = 100_000;

    internal const int SaltLength = 16;

    private readonly ConcurrentDictionary<string, byte[]> _stretched;

    internal SecretFingerprints(
        ImmutableArray<byte> salt,
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> entries,
        ConcurrentDictionary<string, byte[]>? stretched = null
    ) => (Salt, Entries, _stretched) = (salt, entries, stretched ?? new(StringComparer.Ordinal));

    internal static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> NoEntries { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);

    internal static ImmutableSortedDictionary<string, string> NoPaths { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Nothing is known of any secret.</summary>
    public static SecretFingerprints Empty { get; } = new([], NoEntries);

    internal ImmutableArray<byte> Salt { get; }

    /// <summary>Fingerprints in base 64 by URN and path.</summary>
    internal ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Entries { get; }

    /// <summary>Whether a secret has the plaintext it had; null when that cannot be told.</summary>
    /// <param name="urn">The resource's URN at that time.</param>
    /// <param name="path">Where the secret is in the inputs.</param>
    /// <param name="plaintext">The plaintext now.</param>
    public bool? Matches(ResourceUrn urn, PropertyPath path, PropertyValue plaintext)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(plaintext);
        return Entries.GetValueOrDefault(urn.ToString())?.GetValueOrDefault(path.ToString()) is { } known
            ? known == Fingerprint(urn.ToString(), path.ToString(), Text(plaintext))
            : null;
    }

    /// <summary>A graph's secret inputs' fingerprints; what is known of secrets without plaintext is kept.</summary>
    internal SecretFingerprints Renew(ResourceGraph graph)
    {
        var secrets = graph
            .Resources.Where(node => node.Inputs.HasSecrets && !node.PendingDelete)
            .SelectMany(node =>
                Secrets(PropertyPath.Root, node.Inputs)
                    .Select(secret => (Urn: node.Urn.ToString(), Path: secret.Path.ToString(), secret.Plaintext))
            )
            .ToList();
        if (secrets.Count == 0)
        {
            return Empty;
        }

        var salted = Salt.IsEmpty ? new([.. RandomNumberGenerator.GetBytes(SaltLength)], NoEntries) : this;
        var plaintexts = secrets.Select(secret => secret.Plaintext).OfType<string>().Distinct(StringComparer.Ordinal);
        Parallel.ForEach(plaintexts, plaintext => salted.Stretch(plaintext));
        var entries = NoEntries.ToBuilder();
        foreach (var (urn, path, plaintext) in secrets)
        {
            var fingerprint = plaintext is null
                ? Entries.GetValueOrDefault(urn)?.GetValueOrDefault(path)
                : salted.Fingerprint(urn, path, plaintext);
            if (fingerprint is not null)
            {
                entries[urn] = (entries.GetValueOrDefault(urn) ?? NoPaths).SetItem(path, fingerprint);
            }
        }

        return new(salted.Salt, entries.ToImmutable(), salted._stretched);
    }

    /// <summary>How many secrets are known; never anything of them.</summary>
    public override string ToString() => $"Fingerprints of {Entries.Sum(entry => entry.Value.Count)} secrets";

    private static IEnumerable<(PropertyPath Path, string? Plaintext)> Secrets(
        PropertyPath path,
        PropertyValue value
    ) =>
        value switch
        {
            { HasSecrets: false } => [],
            SecretValue secret => [(path, secret.Plaintext is { } plaintext ? Text(plaintext) : null)],
            MapValue map => map.SelectMany(entry => Secrets(path.Then(entry.Key), entry.Value)),
            SignedValue signed => Secrets(path, signed.Content),
            ListValue list => list.SelectMany((item, index) => Secrets(path.Then(index), item)),
            _ => [],
        };

    private static string Text(PropertyValue plaintext) =>
        Encoding.UTF8.GetString(PropertyJsonWriter.Plaintext(plaintext).Span);

    private string Fingerprint(string urn, string path, string plaintext) =>
        Convert.ToBase64String(HMACSHA256.HashData(Stretch(plaintext), Encoding.UTF8.GetBytes($"{urn}\0{path}")));

    private byte[] Stretch(string plaintext) =>
        _stretched.GetOrAdd(plaintext, text =>
            Rfc2898DeriveBytes.Pbkdf2(text, Salt.AsSpan(), Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes)
        );
}
