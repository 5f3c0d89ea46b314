using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// The resources that keep what a role has to a list: whatever is not on it, the provider takes from the role, and
/// managed policies that are on it, it attaches (AWS provider, "iam.RolePolicyAttachmentsExclusive" and
/// "iam.RolePoliciesExclusive").
/// </summary>
internal sealed class ExclusivePolicies
{
    private readonly Dictionary<string, (string[] Arns, bool Known)> _attached = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string[] Names, bool Known)> _inline = new(StringComparer.Ordinal);

    public ExclusivePolicies(GraphReader graph)
    {
        foreach (var node in graph.All(AwsTypes.RolePolicyAttachmentsExclusive))
        {
            if (graph.Reference(node, "roleName", AwsTypes.Role) is { } role)
            {
                var (arns, known) = graph.References(node, "policyArns", AwsTypes.Policy);
                _attached[role] = ([.. arns], known);
            }
        }

        foreach (var node in graph.All(AwsTypes.RolePoliciesExclusive))
        {
            if (graph.Reference(node, "roleName", AwsTypes.Role) is { } role)
            {
                var (names, known) = PropertyReader.Of(node).Texts("policyNames");
                _inline[role] = ([.. names], known);
            }
        }
    }

    /// <summary>The managed policies that a role has, and whether these are all.</summary>
    public (string[] Arns, bool Known) Attached(string role, string[] arns, bool known) =>
        _attached.GetValueOrDefault(role, (arns, known));

    /// <summary>Whether a role keeps an inline policy; null when that is not known.</summary>
    public bool? Keeps(string role, string? policy) =>
        !_inline.TryGetValue(role, out var list) ? true
        : policy is not null && list.Names.Contains(policy) ? true
        : list.Known && policy is not null ? false
        : null;
}
