using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A network interface: one of its own, or the primary one that AWS makes with an instance.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The resource that made it.</param>
/// <param name="Subnet">Its subnet.</param>
/// <param name="Addresses">Its private IPv4 addresses, the primary one first.</param>
/// <param name="SecurityGroups">The ids of its security groups.</param>
internal sealed record NetworkInterfaceRecord(
    string Id,
    string Name,
    SubnetRecord Subnet,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<string> SecurityGroups
)
{
    /// <summary>The instance that it is attached to; null while there is none.</summary>
    public InstanceRecord? Instance { get; set; }
}

/// <summary>
/// Network interfaces and their attachments: Amazon EC2 User Guide, "Elastic network interfaces" and "Maximum IP
/// addresses per network interface"; EC2 API Reference, "CreateNetworkInterface" and "AttachNetworkInterface". What the
/// provider makes of the inputs stands in internal/service/ec2/vpc_network_interface.go of the Terraform provider.
/// </summary>
internal static class NetworkInterfaces
{
    public static readonly ResourceKind Kind = new(AwsTypes.NetworkInterface, "EC2 Network Interface", Create)
    {
        KeptBy = KeptBy,
    };

    public static readonly ResourceKind AttachmentKind = new(
        AwsTypes.NetworkInterfaceAttachment,
        "EC2 Network Interface Attachment",
        CreateAttachment
    );

    // What the largest instance types have.
    private const int AddressLimit = 50;
    private const int InterfaceLimit = 16;

    private static readonly string[] Types = ["branch", "efa", "efa-only", "trunk"];

    private static readonly string[] NotSimulated =
    [
        "ipv4PrefixCount",
        "ipv4Prefixes",
        "ipv6PrefixCount",
        "ipv6Prefixes",
    ];

    public static Answer Create(ResourceRequest request)
    {
        var subnet = Subnets.Find(request, request.RequiredText("subnetId"));
        request.RequireOneOf("interfaceType", Types);
        foreach (var key in NotSimulated)
        {
            request.Require(
                !request.Inputs.Has(key),
                "InvalidParameterValue",
                $"{key} is not simulated. Leave it out."
            );
        }

        var groups = SecurityGroups.OfVpc(request, "securityGroups", subnet.Vpc);
        var wanted = WantedAddresses(request);
        var id = request.Hash.Ec2Id("eni");
        var addresses = wanted
            .Select(
                (wish, index) =>
                    Subnets.TakeAddress(request, subnet, index == 0 ? id : $"{id} {index}", wish.Address, wish.Key)
            )
            .ToList();
        var ipv6 = Ipv6Addresses.Assigned(
            request,
            subnet,
            id,
            request.Inputs.Flag("ipv6AddressListEnabled") == true ? "ipv6AddressLists" : "ipv6Addresses"
        );
        var record = new NetworkInterfaceRecord(id, request.Name, subnet, addresses, groups);
        var attachments = Attachments(request, record);
        request.All<NetworkInterfaceRecord>().Add(id, record);

        var name = Instances.PrivateDns(request.Region, addresses[0]);
        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"network-interface/{id}"))
                .Set("attachments", attachments)
                .Set("ipv6AddressCount", ipv6.Count)
                .Set("ipv6AddressLists", StateBuilder.List(ipv6))
                .Set("ipv6Addresses", StateBuilder.List(ipv6))
                .Set("macAddress", MacAddress(id))
                .Set("outpostArn", "")
                .Set("ownerId", request.AccountId)
                .Set("privateDnsName", subnet.Vpc.DnsHostnames ? name : "")
                .Set("privateIp", addresses[0])
                .Set("privateIpLists", StateBuilder.List(addresses))
                .Set("privateIps", StateBuilder.List(addresses))
                .Set("privateIpsCount", addresses.Count - 1)
                .Set("securityGroups", StateBuilder.List(groups))
                .Defaults(
                    ("description", ""),
                    ("enablePrimaryIpv6", false),
                    ("interfaceType", "interface"),
                    ("ipv4PrefixCount", 0),
                    ("ipv4Prefixes", ListValue.Empty),
                    ("ipv6AddressListEnabled", false),
                    ("ipv6PrefixCount", 0),
                    ("ipv6Prefixes", ListValue.Empty),
                    ("privateIpListEnabled", false),
                    ("sourceDestCheck", true)
                )
                .TagsAll()
                .Build()
        );
    }

    public static Answer CreateAttachment(ResourceRequest request)
    {
        var item = Find(request, request.RequiredText("networkInterfaceId"));
        var index = request.Inputs.Integer("deviceIndex")
            ?? throw request.Refuse("MissingParameter", "deviceIndex is required.");
        RequireNoCard(request, request.Inputs, "networkCardIndex");
        Attach(request, item, request.RequiredText("instanceId"), index);
        var id = AttachmentId(item);
        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("attachmentId", id)
                .Set("status", "attached")
                .Default("networkCardIndex", 0)
                .Build()
        );
    }

    /// <summary>The interface with the id, in any VPC of the region.</summary>
    public static NetworkInterfaceRecord Find(ResourceRequest request, string id)
    {
        request.Require(
            request.All<NetworkInterfaceRecord>().TryGetValue(id, out var found)
                && found.Subnet.Vpc.Region == request.Region,
            "InvalidNetworkInterfaceID.NotFound",
            $"the network interface '{id}' does not exist in {request.Region}."
        );
        return found;
    }

    /// <summary>Refuses an interface that does not exist, or is of another VPC than the route table.</summary>
    public static void RequireOfVpc(ResourceRequest request, string id, RouteTableRecord table)
    {
        var item = Find(request, id);
        request.Require(
            item.Subnet.Vpc == table.Vpc,
            "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', the network interface '{item.Name}' is of VPC "
                + $"'{item.Subnet.Vpc.Name}'. Use a network interface of the route table's VPC."
        );
    }

    /// <summary>Attaches an interface to an instance that exists or is being launched.</summary>
    public static void AttachTo(
        ResourceRequest request,
        NetworkInterfaceRecord item,
        InstanceRecord instance,
        int index
    )
    {
        request.Require(
            index >= 0,
            "InvalidParameterValue",
            $"deviceIndex {index} is not an index, which begins at 0."
        );
        request.Require(
            item.Instance is null,
            "InvalidNetworkInterface.InUse",
            $"the network interface '{item.Name}' ({item.Id}) is in use by instance '{item.Instance?.Name}'. Detach "
                + $"it first."
        );
        request.Require(
            item.Subnet.Zone == instance.Subnet.Zone,
            "InvalidParameterCombination",
            $"the network interface '{item.Name}' is in {item.Subnet.Zone}, instance '{instance.Name}' "
                + $"in {instance.Subnet.Zone}. "
                + "You may not attach a network interface to an instance in another availability zone."
        );
        var (interfaces, addresses) = Limits(instance.Type);
        request.Require(
            !instance.Interfaces.TryGetValue(index, out var other),
            "InvalidParameterValue",
            $"instance '{instance.Name}' ({instance.Id}) already has an interface attached at device index {index}, "
                + $"'{other?.Name}'. Choose another index."
        );
        request.Require(
            instance.Interfaces.Count < interfaces,
            "AttachmentLimitExceeded",
            $"interface count {instance.Interfaces.Count + 1} exceeds the limit for {instance.Type}, which "
                + $"is {interfaces}."
        );
        request.Require(
            item.Addresses.Count <= addresses,
            "PrivateIpAddressLimitExceeded",
            $"the network interface '{item.Name}' has {item.Addresses.Count} private addresses; one "
                + $"of {instance.Type} has at most {addresses}."
        );
        instance.Interfaces.Add(index, item);
        item.Instance = instance;
    }

    /// <summary>The most private IPv4 addresses that a network interface of an instance type has.</summary>
    public static int AddressLimitOf(string instanceType) => Limits(instanceType).Addresses;

    private static void Attach(ResourceRequest request, NetworkInterfaceRecord item, string instanceId, int index)
    {
        request.Require(
            request.All<InstanceRecord>().TryGetValue(instanceId, out var instance)
                && instance.Subnet.Vpc.Region == request.Region,
            "InvalidInstanceID.NotFound",
            $"the instance '{instanceId}' does not exist in {request.Region}."
        );
        AttachTo(request, item, instance, index);
    }

    // The list counts when it is switched on. Else the count, of secondary addresses, cuts the others off or fills them
    // up.
    private static List<(string? Address, string Key)> WantedAddresses(ResourceRequest request)
    {
        var given = request.Inputs.Texts("privateIps");
        var listed = request.Inputs.Texts("privateIpLists");
        var count = request.Inputs.Integer("privateIpsCount");
        request.Require(
            listed.Count == 0 || (given.Count == 0 && count is null),
            "InvalidParameterCombination",
            "privateIpLists excludes privateIps and privateIpsCount. Give the list, with privateIpListEnabled, or "
                + "the others."
        );
        request.Require(count is null or >= 0, "InvalidParameterValue", $"privateIpsCount {count} is not 0 or more.");
        var isList = request.Inputs.Flag("privateIpListEnabled") == true;
        var (chosen, key) = isList ? (listed, "privateIpLists") : (given, "privateIps");
        if (chosen.Count > 0)
        {
            var twice = chosen
                .GroupBy(address => address, StringComparer.Ordinal)
                .FirstOrDefault(group => group.Count() > 1);
            request.Require(twice is null, "InvalidParameterValue", $"{key} has '{twice?.Key}' more than once.");
        }

        var total = Math.Max(1, isList || count is null ? chosen.Count : count.Value + 1);
        request.Require(
            total <= AddressLimit,
            "PrivateIpAddressLimitExceeded",
            $"{total} private addresses are asked for; a network interface has at most {AddressLimit}."
        );
        return [.. Enumerable.Range(0, total).Select(index => (chosen.ElementAtOrDefault(index), key))];
    }

    private static ListValue Attachments(ResourceRequest request, NetworkInterfaceRecord item)
    {
        var wanted = request.Inputs.Bags("attachments");
        request.Require(
            wanted.Count <= 1,
            "InvalidParameterValue",
            $"attachments has {wanted.Count}; a network interface is attached to one instance at most."
        );
        if (wanted.Count == 0)
        {
            return ListValue.Empty;
        }

        var instance = wanted[0].Text("instance")
            ?? throw request.Refuse("MissingParameter", "attachments.instance is required.");
        var index = wanted[0].Integer("deviceIndex")
            ?? throw request.Refuse("MissingParameter", "attachments.deviceIndex is required.");
        RequireNoCard(request, wanted[0], "attachments.networkCardIndex");
        Attach(request, item, instance, index);
        return StateBuilder.Maps([
            StateBuilder.Map(
                ("attachmentId", AttachmentId(item)),
                ("deviceIndex", index),
                ("instance", instance),
                ("networkCardIndex", 0)
            ),
        ]);
    }

    private static void RequireNoCard(ResourceRequest request, InputBag inputs, string key) =>
        request.Require(
            inputs.Integer("networkCardIndex") is null or 0,
            "InvalidParameterValue",
            $"{key} {inputs.Integer("networkCardIndex")} is not simulated; use 0, the card that every instance "
                + $"type has."
        );

    private static string AttachmentId(NetworkInterfaceRecord item) =>
        StableHash.Of(item.Id, "attachment").Ec2Id("eni-attach");

    // Of the types that the scenarios and examples use.
    private static (int Interfaces, int Addresses) Limits(string instanceType) =>
        instanceType.Split('.') switch
        {
            ["t2" or "t3" or "t4g", "nano" or "micro"] => (2, 2),
            ["t2" or "t3" or "t4g", "small"] => (3, 4),
            ["t2" or "t3" or "t4g", "medium"] => (3, 6),
            ["t2" or "t3" or "t4g", "large"] => (3, 12),
            _ => (InterfaceLimit, AddressLimit),
        };

    // The second bit of the first byte says that nobody was assigned the address by IEEE.
    private static string MacAddress(string id)
    {
        var digits = StableHash.Of(id, "MAC address").Hex(10);
        return string.Join(':', digits.Chunk(2).Select(pair => new string(pair)).Prepend("02"));
    }

    // The provider detaches what its state says, but not from device index 0. It does not know of what was attached
    // after its last refresh.
    private static Keeper? KeptBy(GraphDiff diff, ResourceNode item)
    {
        var attached = item.Outputs.GetList("attachments").Select(attachment => attachment.AsMap()).ToList();
        if (attached.Exists(attachment => attachment.GetInt("deviceIndex") > 0))
        {
            return null;
        }

        var keeper = diff.Remaining(AwsTypes.NetworkInterfaceAttachment)
            .FirstOrDefault(attachment => attachment.Inputs.GetText("networkInterfaceId") == item.Id)
            ?? diff.Remaining(AwsTypes.Instance).FirstOrDefault(instance => IsLaunchedWith(instance, item));
        return keeper is null
            ? null
            : new(
                DeletionGuard.Attachment,
                $"InvalidParameterValue: the network interface '{item.Id}' is currently in use, by '{keeper.Name}', "
                    + "which remains. First detach it."
            );
    }

    private static bool IsLaunchedWith(ResourceNode instance, ResourceNode item) =>
        instance.Inputs.GetMap("primaryNetworkInterface").GetText("networkInterfaceId") == item.Id
        || instance
            .Inputs.GetList("networkInterfaces")
            .Any(given => given.AsMap().GetText("networkInterfaceId") == item.Id);
}
