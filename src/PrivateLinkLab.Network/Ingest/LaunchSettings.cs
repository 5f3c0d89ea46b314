using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// What instances that an Auto Scaling group or a node group launches get from a launch template or configuration.
/// </summary>
/// <param name="Groups">Their security groups; empty when it names none.</param>
/// <param name="GroupsKnown">Whether <paramref name="Groups"/> is complete.</param>
/// <param name="IsPublic">Whether they get a public address; null when their subnets decide.</param>
/// <param name="Profile">The instance profile, by name or ARN; null when it names none.</param>
/// <param name="ProfileKnown">Whether it is known which profile they have, or that they have none.</param>
/// <param name="MetadataEnabled">Whether their metadata service is on.</param>
internal sealed record LaunchSettings(
    ImmutableArray<string> Groups,
    bool GroupsKnown,
    Truth? IsPublic,
    string? Profile,
    bool ProfileKnown,
    Truth MetadataEnabled
)
{
    /// <summary>Settings that are not known.</summary>
    public static LaunchSettings NotKnown { get; } = new([], false, Truth.Unknown, null, false, Truth.Unknown);
}

/// <summary>Reads <see cref="LaunchSettings"/>.</summary>
internal sealed class LaunchSettingsReader(GraphReader graph)
{
    private readonly Lazy<Dictionary<string, ResourceNode>> _configurations = new(() =>
        ByName(graph, AwsTypes.LaunchConfiguration)
    );
    private readonly Lazy<Dictionary<string, ResourceNode>> _templates = new(() =>
        ByName(graph, AwsTypes.LaunchTemplate)
    );

    /// <summary>The settings of a resource that launches instances; null when it names none.</summary>
    public LaunchSettings? Of(ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        if (properties.Find("launchConfiguration") is not null)
        {
            var name = graph.Reference(node, "launchConfiguration", AwsTypes.LaunchConfiguration);
            return name is not null && _configurations.Value.TryGetValue(name, out var found)
                ? OfConfiguration(found)
                : LaunchSettings.NotKnown;
        }

        var mixed = PropertyReader.Of(PropertyReader.Of(properties.Map("mixedInstancesPolicy")).Map("launchTemplate"));
        if (mixed.Bags("overrides").Any(one => one.Find("launchTemplateSpecification") is not null))
        {
            return LaunchSettings.NotKnown;
        }

        var (property, reference) = properties.Find("launchTemplate") is not null
            ? ("launchTemplate", PropertyReader.Of(properties.Map("launchTemplate")))
            : ("mixedInstancesPolicy", PropertyReader.Of(mixed.Map("launchTemplateSpecification")));
        return properties.Find(property) is null ? null : OfTemplate(node, property, reference);
    }

    private LaunchSettings OfTemplate(ResourceNode node, string property, PropertyReader reference)
    {
        var key = reference.Text("id")
            ?? reference.Text("launchTemplateId")
            ?? reference.Text("name")
            ?? reference.Text("launchTemplateName")
            ?? graph.OnlySource(node, property, AwsTypes.LaunchTemplate);
        return
            key is not null
            && _templates.Value.TryGetValue(key, out var template)
            && IsRead(PropertyReader.Of(template), reference)
            ? OfTemplate(template)
            : LaunchSettings.NotKnown;
    }

    // A state has the latest version only.
    private static bool IsRead(PropertyReader template, PropertyReader reference)
    {
        var latest = template.Int("latestVersion");
        var version = reference.Text("version") ?? reference.Int("version")?.ToString(CultureInfo.InvariantCulture);
        return version switch
        {
            "$Latest" => true,
            null or "$Default" => latest is null
                || reference.IsUnknown("version")
                || template.Int("defaultVersion") is not { } byDefault
                || byDefault == latest,
            _ => latest is null || version == latest.Value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private LaunchSettings OfTemplate(ResourceNode template)
    {
        var properties = PropertyReader.Of(template);
        var (groups, known) = graph.References(
            template,
            "vpcSecurityGroupIds",
            AwsTypes.SecurityGroup,
            AwsTypes.DefaultSecurityGroup
        );
        Truth? isPublic = null;
        if (properties.Find("networkInterfaces")?.AsList().Count > 0)
        {
            var first = properties.Bags("networkInterfaces").First();
            var (own, ownKnown) = graph.References(
                template,
                "networkInterfaces",
                first,
                "securityGroups",
                AwsTypes.SecurityGroup,
                AwsTypes.DefaultSecurityGroup
            );
            (groups, known) = (own.IsEmpty && ownKnown ? groups : own, known && ownKnown);
            isPublic = first.Find("associatePublicIpAddress") is null
                ? null
                : first.Flag("associatePublicIpAddress", Truth.Unknown);
        }

        var profile = PropertyReader.Of(properties.Map("iamInstanceProfile"));
        return new(
            groups,
            known
                && !properties.IsUnknown("networkInterfaces")
                && properties.Find("securityGroupNames")?.AsList().Count is not > 0,
            isPublic,
            profile.Text("name")
                ?? profile.Text("arn")
                ?? graph.OnlySource(template, "iamInstanceProfile", AwsTypes.InstanceProfile),
            !properties.IsUnknown("iamInstanceProfile"),
            InstanceIngest.MetadataOf(properties)
        );
    }

    private LaunchSettings OfConfiguration(ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        var (groups, known) = graph.References(
            node,
            "securityGroups",
            AwsTypes.SecurityGroup,
            AwsTypes.DefaultSecurityGroup
        );
        return new(
            groups,
            known,
            properties.Find("associatePublicIpAddress") is null
                ? null
                : properties.Flag("associatePublicIpAddress", Truth.Unknown),
            graph.Reference(node, "iamInstanceProfile", AwsTypes.InstanceProfile),
            !properties.IsUnknown("iamInstanceProfile"),
            InstanceIngest.MetadataOf(properties)
        );
    }

    private static Dictionary<string, ResourceNode> ByName(GraphReader graph, ResourceType type)
    {
        var found = new Dictionary<string, ResourceNode>(StringComparer.Ordinal);
        foreach (var node in graph.All(type))
        {
            found.TryAdd(Identity.KeyOf(node), node);
            found.TryAdd(PropertyReader.Of(node).Text("name") ?? Identity.KeyOf(node), node);
        }

        return found;
    }
}
