using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Testing;

/// <summary>What a stack is told of its deployment, and what AWS has before it.</summary>
public sealed record SimulatedAwsOptions
{
    private const string RegionKey = "aws:region";

    /// <summary>The Pulumi project; "project" when not set.</summary>
    public string Project { get; init; } = "project";

    /// <summary>The Pulumi stack; "stack" when not set.</summary>
    public string Stack { get; init; } = "stack";

    /// <summary>The Pulumi organization; "organization" when not set.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>
    /// The AWS region; when not set, what <see cref="Config"/> has as <c>aws:region</c>, else us-east-1.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>The AWS account's twelve digits; 123456789012 when not set.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>
    /// The stack's configuration: keys such as <c>aws:region</c>, or without a namespace for the project's own. Values
    /// that are objects are given as JSON. Empty when not set.
    /// </summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the program is told that this is a preview; false when not set. Everything is answered all the same.
    /// </summary>
    public bool IsPreview { get; init; }

    /// <summary>The names of the EC2 key pairs that the account has; none when not set.</summary>
    public IReadOnlyList<string> KeyPairs { get; init; } = [];

    /// <summary>Answers of your own, which come before the simulated cloud's; null for the cloud alone.</summary>
    public SimulatedAwsMocks? Mocks { get; init; }

    /// <summary>The configuration as Pulumi hands it to a program.</summary>
    internal IReadOnlyDictionary<string, string> FullConfig
    {
        get
        {
            var full = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in Config)
            {
                full[key.Contains(':', StringComparison.Ordinal) ? key : $"{Project}:{key}"] = value;
            }

            full[RegionKey] = Cloud.Region;
            return full;
        }
    }

    /// <summary>The cloud's options.</summary>
    /// <exception cref="ArgumentException">The region or the account is none.</exception>
    internal CloudOptions Cloud =>
        new()
        {
            Region = Region ?? Config.GetValueOrDefault(RegionKey) ?? "us-east-1",
            AccountId = AccountId,
            KeyPairs = KeyPairs,
        };
}
