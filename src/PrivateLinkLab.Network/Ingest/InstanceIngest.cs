using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Instances and their network interfaces.</summary>
internal sealed class InstanceIngest(
    GraphReader graph,
    SubnetIngest subnets,
    InterfaceIngest interfaces,
    PowerStateIngest power
)
{
    private readonly Dictionary<string, List<(int Index, string Key)>> _attached = new(StringComparer.Ordinal);

    public Dictionary<string, Instance> Read()
    {
        ReadAttachments();
        var instances = new Dictionary<string, Instance>(StringComparer.Ordinal);
        foreach (var node in graph.All(ResourceTypes.Instances))
        {
            var instance = ReadInstance(node);
            instances[instance.Identity.Key] = instance;
        }

        return instances;
    }

    private void ReadAttachments()
    {
        foreach (var node in graph.All(AwsTypes.NetworkInterface))
        {
            foreach (var attachment in node.Inputs.GetList("attachments"))
            {
                var bag = PropertyReader.Of(attachment);
                if (
                    (bag.Text("instance") ?? graph.OnlySource(node, "attachments", ResourceTypes.Instances)) is
                    { } instance
                )
                {
                    Attached(instance).Add((bag.Int("deviceIndex") ?? 1, Identity.KeyOf(node)));
                }
            }
        }

        foreach (var node in graph.All(AwsTypes.NetworkInterfaceAttachment))
        {
            if (
                graph.Reference(node, "instanceId", ResourceTypes.Instances) is { } instance
                && graph.Reference(node, "networkInterfaceId", AwsTypes.NetworkInterface) is { } key
            )
            {
                Attached(instance).Add((PropertyReader.Of(node).Int("deviceIndex") ?? 1, key));
            }
        }
    }

    private Instance ReadInstance(ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        var key = Identity.KeyOf(node);
        var metadata = PropertyReader.Of(properties.Map("metadataOptions"));
        var profile = graph.Reference(node, "iamInstanceProfile", AwsTypes.InstanceProfile);
        return new Instance
        {
            Identity = graph.IdentityOf(node),
            Interfaces = Interfaces(node, properties, key),
            Subnet = graph.Reference(node, "subnetId", ResourceTypes.Subnets),
            Arn = properties.Text("arn"),
            Profile = NameInArn(profile),
            HasProfile =
                profile is not null ? Truth.True
                : properties.IsUnknown("iamInstanceProfile") ? Truth.Unknown
                : Truth.False,
            MetadataEnabled = MetadataOf(properties),
            MetadataTokensRequired = metadata.Find("httpTokens") is null
                ? Truth.Unknown
                : Is(metadata, "httpTokens", "required"),
            UserData = properties.Text("userData"),
            IsWindows = properties.Text("platform")?.StartsWith("windows", StringComparison.OrdinalIgnoreCase) == true,
            Power = power.OfInstance(node),
        };
    }

    private ImmutableArray<string> Interfaces(ResourceNode node, PropertyReader properties, string key)
    {
        foreach (var attached in ExplicitInterfaces(node))
        {
            Attached(key).Add(attached);
        }

        var isPrimaryExplicit = Attached(key).Exists(attached => attached.Index == 0);
        if (!isPrimaryExplicit && AddPrimary(node, properties, key) is { } primary)
        {
            Attached(key).Add((0, primary));
        }

        foreach (var (_, attached) in Attached(key))
        {
            interfaces.Attach(attached, key);
        }

        return
        [
            .. Attached(key)
                .OrderBy(attached => attached.Index)
                .Select(attached => attached.Key)
                .Where(attached => interfaces.Find(attached) is not null),
        ];
    }

    // Interfaces that the program itself attaches at launch; what the provider answers also lists AWS's own.
    private IEnumerable<(int Index, string Key)> ExplicitInterfaces(ResourceNode node)
    {
        foreach (var item in node.Inputs.GetList("networkInterfaces"))
        {
            var bag = PropertyReader.Of(item);
            if (
                (
                    bag.Text("networkInterfaceId")
                    ?? graph.Reference(node, "networkInterfaces", AwsTypes.NetworkInterface)
                ) is
                { } key
            )
            {
                yield return (bag.Int("deviceIndex") ?? 0, key);
            }
        }

        if (
            node.Inputs.Find("primaryNetworkInterface") is { } primary
            && (
                PropertyReader.Of(primary).Text("networkInterfaceId")
                ?? graph.Reference(node, "primaryNetworkInterface", AwsTypes.NetworkInterface)
            )
                is { } id
        )
        {
            yield return (0, id);
        }
    }

    private string? AddPrimary(ResourceNode node, PropertyReader properties, string key)
    {
        var subnetKey = graph.Reference(node, "subnetId", ResourceTypes.Subnets);
        if (subnetKey is null)
        {
            graph.Warn(
                node,
                $"{graph.IdentityOf(node)} has no subnet that is known, so its place in the network is not."
            );
            return null;
        }

        var subnet = subnets.Subnets.GetValueOrDefault(subnetKey);
        var elastic = interfaces.ElasticIpOf(key);
        var launched = properties.Flag("associatePublicIpAddress", subnet?.MapsPublicAddress ?? Truth.False);
        var interfaceKey = properties.Text("primaryNetworkInterfaceId") ?? InterfaceIngest.PrimaryOf(key);
        var added = interfaces
            .Add(
                node,
                interfaceKey,
                key,
                InterfaceOwner.Instance,
                subnetKey,
                properties.Text("privateIp"),
                graph.References(node, "vpcSecurityGroupIds", AwsTypes.SecurityGroup, AwsTypes.DefaultSecurityGroup),
                properties.Flag("sourceDestCheck", true),
                elastic.Has == Truth.True ? Truth.True : launched,
                elastic.Address ?? (launched == Truth.True ? properties.Text("publicIp") : null)
            )
            ?.Identity.Key;
        interfaces.AddSecondary(interfaceKey, properties.Texts("secondaryPrivateIps").Texts);
        return added;
    }

    private List<(int Index, string Key)> Attached(string instance)
    {
        if (!_attached.TryGetValue(instance, out var list))
        {
            _attached.Add(instance, list = []);
        }

        return list;
    }

    private static Truth Is(PropertyReader properties, string key, string value) =>
        properties.Text(key) is { } text ? TruthLogic.Of(text == value) : Truth.Unknown;

    /// <summary>Whether the metadata service is on, by an instance's or a launch template's options.</summary>
    public static Truth MetadataOf(PropertyReader properties)
    {
        var options = PropertyReader.Of(properties.Map("metadataOptions"));
        return options.Find("httpEndpoint") is null ? Truth.True : Is(options, "httpEndpoint", "enabled");
    }

    private static string? NameInArn(string? profile) =>
        profile?.StartsWith("arn:", StringComparison.Ordinal) == true
            ? profile[(profile.LastIndexOf('/') + 1)..]
            : profile;
}
