using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// The account behind each provider, for resources that do not tell their own: a bucket's ARN has none. It is the one
/// that all resources of the provider that do tell agree on; where they disagree, it stays unknown.
/// </summary>
internal sealed class OwnerAccounts(ResourceGraph graph)
{
    private const int AccountLength = 12;

    // Most resources tell their own account, so that nobody asks.
    private readonly Lazy<Dictionary<string, string?>> _byProvider = new(() => ByProvider(graph));

    /// <summary>Whose a resource is, by what it tells, else by its provider.</summary>
    public Owner Of(ResourceNode node) => Of(node, null);

    /// <summary>
    /// The same of a resource that is in a place whose account stands in when nothing else tells one.
    /// </summary>
    public Owner Of(ResourceNode node, string? accountOfPlace) =>
        new(Places.AccountOf(PropertyReader.Of(node)) ?? OfProvider(node.Provider) ?? accountOfPlace, node.Provider);

    private string? OfProvider(string? provider) =>
        provider is null ? null : _byProvider.Value.GetValueOrDefault(provider) ?? OnlyAllowed(provider);

    // A provider that works in one account alone.
    private string? OnlyAllowed(string provider) =>
        ProviderReference.TryParse(provider, out var reference)
        && graph.Find(reference.Urn) is { } node
        && PropertyReader.Of(node).Texts("allowedAccountIds") is { Known: true, Texts: [var only] }
            ? only
            : null;

    private static Dictionary<string, string?> ByProvider(ResourceGraph graph)
    {
        var accounts = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var node in graph.Resources)
        {
            if (
                node is { Custom: true, PendingDelete: false, Provider: { } provider }
                && Told(PropertyReader.Of(node)) is { } account
            )
            {
                accounts[provider] =
                    !accounts.TryGetValue(provider, out var before) || before == account ? account : null;
            }
        }

        return accounts;
    }

    // AWS's own resources have the account aws, as managed policies do.
    private static string? Told(PropertyReader properties) =>
        Places.AccountOf(properties) is { Length: AccountLength } account && account.All(char.IsAsciiDigit)
            ? account
            : null;
}
