using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Ingest;

/// <summary>
/// The account behind each provider, for resources that do not tell their own: a bucket's ARN has none. It is the one that
/// all resources of the provider that do tell agree on; where they disagree, it stays unknown.
/// </summary>
internal sealed class OwnerAccounts
{
    private const int AccountLength = 12;

    private readonly Dictionary<string, string?> _byProvider = new(StringComparer.Ordinal);

    public OwnerAccounts(ResourceGraph graph)
    {
        foreach (var node in graph.Resources)
        {
            if (node is { Custom: true, PendingDelete: false, Provider: { } provider }
                && Told(PropertyReader.Of(node)) is { } account)
            {
                _byProvider[provider] = !_byProvider.TryGetValue(provider, out var before) || before == account ? account : null;
            }
        }
    }

    /// <summary>Whose a resource is, by what it tells, else by its provider.</summary>
    public Owner Of(ResourceNode node) => Of(node, null);

    /// <summary>The same of a resource that is in a place whose account stands in when nothing else tells one.</summary>
    public Owner Of(ResourceNode node, string? accountOfPlace) => new(
        Places.AccountOf(PropertyReader.Of(node)) ?? OfProvider(node.Provider) ?? accountOfPlace, node.Provider);

    private string? OfProvider(string? provider) => provider is null ? null : _byProvider.GetValueOrDefault(provider);

    // AWS's own resources have the account aws, as managed policies do.
    private static string? Told(PropertyReader properties) =>
        Places.AccountOf(properties) is { Length: AccountLength } account && account.All(char.IsAsciiDigit) ? account : null;
}
