using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Network interfaces: explicit ones, and those that AWS makes for what is put into a subnet.</summary>
internal sealed class InterfaceIngest(GraphReader graph, VpcIngest vpcs, SubnetIngest subnets)
{
    private readonly Dictionary<string, NetworkInterface> _interfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Truth Has, string? Address)> _publicByTarget = new(StringComparer.Ordinal);
    private readonly List<(ResourceNode Node, string Interface, string Group)> _lateGroups = [];
    private readonly Dictionary<string, string?> _addresses = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, NetworkInterface> Interfaces => _interfaces;

    /// <summary>The public address of an Elastic IP by its allocation; null when it is not known.</summary>
    public string? AddressOf(string allocation) => _addresses.GetValueOrDefault(allocation);

    /// <summary>The keys of the Elastic IPs.</summary>
    public HashSet<string> ElasticIps { get; } = new(StringComparer.Ordinal);

    public void Read()
    {
        ReadElasticIps();
        foreach (var node in graph.All(AwsTypes.NetworkInterface))
        {
            var key = Identity.KeyOf(node);
            var properties = PropertyReader.Of(node);
            // A set of the provider's: that of a state is in no order, and says the primary address by itself.
            var isList = properties.Flag("privateIpListEnabled", false) == Truth.True;
            var addresses = properties.Texts(isList ? "privateIpLists" : "privateIps").Texts;
            var address = (isList ? null : properties.Text("privateIp")) ?? addresses.FirstOrDefault();
            Add(
                node,
                key,
                key,
                InterfaceOwner.None,
                graph.Reference(node, "subnetId", ResourceTypes.Subnets),
                address,
                graph.References(node, "securityGroups", AwsTypes.SecurityGroup, AwsTypes.DefaultSecurityGroup),
                properties.Flag("sourceDestCheck", true),
                Truth.False,
                null
            );
            AddSecondary(key, addresses.Where(other => other != address));
        }

        foreach (var node in graph.All(AwsTypes.NetworkInterfaceSecurityGroupAttachment))
        {
            if (
                graph.Reference(node, "networkInterfaceId", ResourceTypes.NetworkInterfaces) is { } key
                && graph.Reference(node, "securityGroupId", AwsTypes.SecurityGroup) is { } group
            )
            {
                _lateGroups.Add((node, key, group));
            }
        }
    }

    /// <summary>Adds the groups that are attached afterwards; to be called when every interface is known.</summary>
    public void Finish()
    {
        foreach (var (node, key, group) in _lateGroups)
        {
            // While an instance has no interface's id, the instance itself is what is referred to.
            var at = _interfaces.ContainsKey(key) ? key : PrimaryOf(key);
            if (_interfaces.TryGetValue(at, out var found))
            {
                _interfaces[at] = found with { SecurityGroups = found.SecurityGroups.Add(group) };
            }
            else
            {
                graph.WarnDangling(node, "network interface", key);
            }
        }
    }

    /// <summary>The key of an instance's primary interface while AWS has given it no id.</summary>
    public static string PrimaryOf(string instance) => $"{instance}/primary";

    /// <summary>The public address of an instance or interface by Elastic IP; none when there is none.</summary>
    public (Truth Has, string? Address) ElasticIpOf(string key) =>
        _publicByTarget.GetValueOrDefault(key, (Truth.False, null));

    /// <summary>Hands an explicit interface to the instance that it is attached to.</summary>
    public void Attach(string key, string instance)
    {
        if (_interfaces.TryGetValue(key, out var found))
        {
            _interfaces[key] = found with { Owner = InterfaceOwner.Instance, OwnerKey = instance };
        }
    }

    /// <summary>Gives an interface further private addresses.</summary>
    public void AddSecondary(string key, IEnumerable<string> addresses)
    {
        if (_interfaces.TryGetValue(key, out var found))
        {
            _interfaces[key] = found with { SecondaryAddresses = [.. Blocks(addresses)] };
        }
    }

    public NetworkInterface? Find(string key) => _interfaces.GetValueOrDefault(key);

    /// <summary>Adds an interface; null when its subnet is not known, or not in the graph.</summary>
    /// <param name="node">The resource that it belongs to.</param>
    /// <param name="key">Its key.</param>
    /// <param name="ownerKey">The key of its owner's record.</param>
    /// <param name="owner">What it belongs to.</param>
    /// <param name="subnetKey">The key of its subnet; null when it is not known.</param>
    /// <param name="address">Its private address; null for any of the subnet's.</param>
    /// <param name="groups">Its security groups, and whether these are all.</param>
    /// <param name="sourceDestCheck">Whether it drops what is neither from nor to itself.</param>
    /// <param name="hasPublic">Whether it has a public address.</param>
    /// <param name="publicAddress">The public address; null when there is none or it is not known.</param>
    /// <param name="hasGroup">Whether it has the VPC's default security group when it has no other.</param>
    public NetworkInterface? Add(
        ResourceNode node,
        string key,
        string ownerKey,
        InterfaceOwner owner,
        string? subnetKey,
        string? address,
        (ImmutableArray<string> Keys, bool Known) groups,
        Truth sourceDestCheck,
        Truth hasPublic,
        string? publicAddress,
        bool hasGroup = true
    )
    {
        if (subnetKey is null)
        {
            return null;
        }

        if (!subnets.Subnets.TryGetValue(subnetKey, out var subnet))
        {
            graph.WarnDangling(node, "subnet", subnetKey);
            return null;
        }

        var none = groups is { Keys.IsEmpty: true, Known: true };
        var elastic = ElasticIpOf(key);
        var added = new NetworkInterface
        {
            Identity = graph.IdentityOf(node, key),
            Owner = owner,
            OwnerKey = ownerKey,
            Subnet = subnetKey,
            Vpc = subnet.Vpc,
            Address =
                address is not null && IpAddress.TryParseIpv4(address, out var number)
                    ? CidrBlock.Of(number)
                    : subnet.Block,
            SecurityGroups = none && hasGroup ? [vpcs.Vpcs[subnet.Vpc].DefaultSecurityGroup] : groups.Keys,
            SecurityGroupsKnown = groups.Known,
            SourceDestCheck = sourceDestCheck,
            HasIpv6Address = HasIpv6Address(node, owner, subnet),
            HasPublicAddress = hasPublic.Or(elastic.Has),
            PublicAddress = publicAddress ?? elastic.Address,
        };
        _interfaces[key] = added;
        return added;
    }

    private static IEnumerable<CidrBlock> Blocks(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (IpAddress.TryParseIpv4(address, out var number))
            {
                yield return CidrBlock.Of(number);
            }
        }
    }

    // What AWS makes for a service has the addresses that the service's own setting says; an instance also those of its
    // subnet.
    private static Truth HasIpv6Address(ResourceNode node, InterfaceOwner owner, Subnet subnet)
    {
        var properties = PropertyReader.Of(node);
        if (subnet.HasIpv6 == Truth.False)
        {
            return Truth.False;
        }

        if (owner is InterfaceOwner.Instance or InterfaceOwner.None)
        {
            var isList = properties.Flag("ipv6AddressListEnabled", false) == Truth.True;
            var (addresses, known) = properties.Texts(isList ? "ipv6AddressLists" : "ipv6Addresses");
            return !addresses.IsEmpty || properties.Int("ipv6AddressCount") > 0 ? Truth.True
                : !known || properties.IsUnknown("ipv6AddressCount") ? Truth.Unknown
                // AWS has told what it has.
                : !string.IsNullOrEmpty(node.Id) && node.Outputs.Find("ipv6Addresses") is ListValue ? Truth.False
                : subnet.AssignsIpv6Address;
        }

        // Which of the services use them depends on settings of the account, too.
        if (owner == InterfaceOwner.Service)
        {
            return Truth.Unknown;
        }

        var setting = owner == InterfaceOwner.Database ? "networkType" : "ipAddressType";
        return properties.IsUnknown(setting)
            ? Truth.Unknown
            : TruthLogic.Of(properties.Text(setting) is { } type && type is not ("ipv4" or "IPV4"));
    }

    private void ReadElasticIps()
    {
        foreach (var node in graph.All(AwsTypes.Eip))
        {
            var key = Identity.KeyOf(node);
            ElasticIps.Add(key);
            var properties = PropertyReader.Of(node);
            _addresses[properties.Text("allocationId") ?? key] = properties.Text("publicIp");
            NoteTargets(node, "instance", "networkInterface", properties.Text("publicIp"));
        }

        foreach (var node in graph.All(AwsTypes.EipAssociation))
        {
            var allocation = graph.Reference(node, "allocationId", AwsTypes.Eip);
            NoteTargets(
                node,
                "instanceId",
                "networkInterfaceId",
                PropertyReader.Of(node).Text("publicIp") ?? (allocation is null ? null : AddressOf(allocation))
            );
        }
    }

    private void NoteTargets(ResourceNode node, string instance, string networkInterface, string? address)
    {
        string?[] targets =
        [
            graph.Reference(node, instance, ResourceTypes.Instances),
            graph.Reference(node, networkInterface, ResourceTypes.NetworkInterfaces),
        ];
        foreach (var target in targets.OfType<string>())
        {
            _publicByTarget[target] = (Truth.True, address);
        }
    }
}
