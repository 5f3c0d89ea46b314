using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>IAM roles with every policy that is attached to them, and instance profiles.</summary>
internal sealed class RoleIngest(GraphReader graph)
{
    private readonly Dictionary<string, PolicyText> _managed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string? Name, PolicyText Text)>> _inline = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string?>> _attached = new(StringComparer.Ordinal);

    // Whether there is a policy of which it is not known on which roles it is.
    private bool _hasPolicySomewhere;

    public Dictionary<string, Role> Roles()
    {
        foreach (var node in graph.All(AwsTypes.Policy))
        {
            _managed[PropertyReader.Of(node).Text("arn") ?? Identity.KeyOf(node)] = DeclaredPolicy.Of(graph, node);
        }

        foreach (var node in graph.All(AwsTypes.RolePolicy))
        {
            if (RoleOf(node) is { } role)
            {
                List(_inline, role).Add((PropertyReader.Of(node).Text("name"), DeclaredPolicy.Of(graph, node)));
            }
        }

        foreach (var node in graph.All(AwsTypes.RolePolicyAttachment))
        {
            if (RoleOf(node) is { } role)
            {
                List(_attached, role).Add(graph.Reference(node, "policyArn", AwsTypes.Policy));
            }
        }

        foreach (var node in graph.All(AwsTypes.PolicyAttachment))
        {
            var (keys, known) = graph.References(node, "roles", AwsTypes.Role);
            _hasPolicySomewhere |= !known;
            foreach (var role in keys)
            {
                List(_attached, role).Add(graph.Reference(node, "policyArn", AwsTypes.Policy));
            }
        }

        var exclusive = new ExclusivePolicies(graph);
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.Role))
        {
            roles[Identity.KeyOf(node)] = Read(node, exclusive);
        }

        return roles;
    }

    public static Dictionary<string, InstanceProfile> Profiles(GraphReader graph)
    {
        var profiles = new Dictionary<string, InstanceProfile>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.InstanceProfile))
        {
            var role = graph.Reference(node, "role", AwsTypes.Role);
            profiles[Identity.KeyOf(node)] = new(
                graph.IdentityOf(node),
                role,
                role is not null ? Truth.True
                    : PropertyReader.Of(node).IsUnknown("role") ? Truth.Unknown
                    : Truth.False
            );
        }

        return profiles;
    }

    private string? RoleOf(ResourceNode node)
    {
        var role = graph.Reference(node, "role", AwsTypes.Role);
        _hasPolicySomewhere |= role is null && PropertyReader.Of(node).IsUnknown("role");
        return role;
    }

    private Role Read(ResourceNode node, ExclusivePolicies exclusive)
    {
        var properties = PropertyReader.Of(node);
        var key = Identity.KeyOf(node);
        var identity = graph.IdentityOf(node);
        var (listed, listedKnown) = properties.Texts("managedPolicyArns");
        var attached = _attached.GetValueOrDefault(key, []);
        var (arns, arnsKnown) = exclusive.Attached(
            key,
            [.. listed.Concat(attached.OfType<string>()).Distinct(StringComparer.Ordinal)],
            listedKnown && !attached.Contains(null)
        );
        (string? Name, PolicyText Text)[] inline =
        [
            .. properties
                .Bags("inlinePolicies")
                .Where(policy => policy.Find("policy") is not null)
                .Select(policy => (policy.Text("name"), new PolicyText(identity, policy.Text("policy")))),
            .. _inline.GetValueOrDefault(key, []),
        ];
        var boundary = graph.Reference(node, "permissionsBoundary", AwsTypes.Policy);
        var ownBoundary = boundary is null ? null : _managed.GetValueOrDefault(boundary);
        return new Role
        {
            Identity = identity,
            Owner = graph.Owners.Of(node),
            Arn = properties.Text("arn"),
            Tags = TagsOf(properties),
            Policies =
            [
                .. inline.Where(policy => exclusive.Keeps(key, policy.Name) == true).Select(policy => policy.Text),
                .. inline
                    .Where(policy => exclusive.Keeps(key, policy.Name) is null)
                    .Select(policy => policy.Text with { Json = null }),
                .. arns.Where(_managed.ContainsKey).Select(arn => _managed[arn]),
            ],
            ManagedPolicyArns = [.. arns.Where(arn => !_managed.ContainsKey(arn))],
            Boundary = ownBoundary
                ?? (
                    boundary is null && properties.IsUnknown("permissionsBoundary")
                        ? new PolicyText(identity, null)
                        : null
                ),
            BoundaryArn = ownBoundary is null ? boundary : null,
            Trust = DeclaredPolicy.Read(graph, node, "assumeRolePolicy"),
            PoliciesKnown = arnsKnown && !properties.IsUnknown("inlinePolicies") && !_hasPolicySomewhere,
        };
    }

    // tags alone lack the provider's default tags.
    private static ImmutableDictionary<string, string>? TagsOf(PropertyReader properties)
    {
        if (properties.Find("tagsAll") is not { } all || properties.IsUnknown("tagsAll"))
        {
            return null;
        }

        var tags = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in all.AsMap())
        {
            if (value.AsText() is not { } text)
            {
                return null;
            }

            tags[name] = text;
        }

        return tags.ToImmutable();
    }

    private static List<T> List<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
