using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Ingest;

/// <summary>IAM roles with every policy that is attached to them, and instance profiles.</summary>
internal sealed class RoleIngest(GraphReader graph)
{
    private readonly Dictionary<string, PolicyText> _managed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PolicyText>> _inline = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string?>> _attached = new(StringComparer.Ordinal);

    public Dictionary<string, Role> Roles()
    {
        foreach (var node in graph.All(ResourceTypes.Policy))
        {
            _managed[PropertyReader.Of(node).Text("arn") ?? GraphReader.KeyOf(node)] =
                new(graph.IdentityOf(node), PropertyReader.Of(node).Text("policy"));
        }

        foreach (var node in graph.All(ResourceTypes.RolePolicy))
        {
            if (graph.Reference(node, "role", ResourceTypes.Role) is { } role)
            {
                List(_inline, role).Add(new(graph.IdentityOf(node), PropertyReader.Of(node).Text("policy")));
            }
        }

        foreach (var node in graph.All(ResourceTypes.RolePolicyAttachment))
        {
            if (graph.Reference(node, "role", ResourceTypes.Role) is { } role)
            {
                List(_attached, role).Add(graph.Reference(node, "policyArn", ResourceTypes.Policy));
            }
        }

        foreach (var node in graph.All(ResourceTypes.PolicyAttachment))
        {
            foreach (var role in graph.References(node, "roles", ResourceTypes.Role).Keys)
            {
                List(_attached, role).Add(graph.Reference(node, "policyArn", ResourceTypes.Policy));
            }
        }

        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var node in graph.All(ResourceTypes.Role))
        {
            roles[GraphReader.KeyOf(node)] = Read(node);
        }

        return roles;
    }

    public static Dictionary<string, InstanceProfile> Profiles(GraphReader graph)
    {
        var profiles = new Dictionary<string, InstanceProfile>(StringComparer.Ordinal);
        foreach (var node in graph.All(ResourceTypes.InstanceProfile))
        {
            var role = graph.Reference(node, "role", ResourceTypes.Role);
            profiles[GraphReader.KeyOf(node)] = new(graph.IdentityOf(node), role,
                role is not null ? true : PropertyReader.Of(node).IsUnknown("role") ? null : false);
        }

        return profiles;
    }

    private Role Read(ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        var key = GraphReader.KeyOf(node);
        var identity = graph.IdentityOf(node);
        var (listed, listedKnown) = properties.Texts("managedPolicyArns");
        var attached = _attached.GetValueOrDefault(key, []);
        string[] arns = [.. listed.Concat(attached.OfType<string>()).Distinct(StringComparer.Ordinal)];
        var boundary = properties.Text("permissionsBoundary");
        return new Role
        {
            Identity = identity,
            Arn = properties.Text("arn"),
            Policies =
            [
                .. properties.Bags("inlinePolicies").Where(policy => policy.Find("policy") is not null)
                    .Select(policy => new PolicyText(identity, policy.Text("policy"))),
                .. _inline.GetValueOrDefault(key, []),
                .. arns.Where(_managed.ContainsKey).Select(arn => _managed[arn]),
            ],
            ManagedPolicyArns = [.. arns.Where(arn => !_managed.ContainsKey(arn))],
            Boundary = boundary is not null ? _managed.GetValueOrDefault(boundary, new(Identity.OutsideGraph(boundary), null))
                : properties.IsUnknown("permissionsBoundary") ? new PolicyText(identity, null) : null,
            Trust = properties.Find("assumeRolePolicy") is null ? null : new PolicyText(identity, properties.Text("assumeRolePolicy")),
            PoliciesKnown = listedKnown && !attached.Contains(null),
        };
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
