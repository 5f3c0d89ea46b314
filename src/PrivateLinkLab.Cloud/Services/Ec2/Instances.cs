using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Iam;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>An instance; its subnet is that of its primary network interface.</summary>
internal sealed record InstanceRecord(string Id, string Name, SubnetRecord Subnet, string Type)
{
    /// <summary>Its network interfaces by device index; 0 is the primary one's.</summary>
    public Dictionary<int, NetworkInterfaceRecord> Interfaces { get; } = [];
}

/// <summary>
/// Instances: Amazon EC2 User Guide, "Launch an Amazon EC2 instance", "Use the Instance Metadata Service" and "EC2
/// instance hostnames and domains"; EC2 API Reference, "RunInstances".
/// </summary>
internal static class Instances
{
    public static readonly ResourceKind Kind = new(AwsTypes.Instance, "EC2 Instance", Create);

    private const int UserDataLimit = 16384;

    private static readonly string[] OfThePrimaryInterface =
    [
        "associatePublicIpAddress",
        "ipv6AddressCount",
        "ipv6Addresses",
        "privateIp",
        "secondaryPrivateIps",
        "subnetId",
        "vpcSecurityGroupIds",
    ];

    public static Answer Create(ResourceRequest request)
    {
        request = LaunchTemplates.Completed(request);
        var image = request.RequiredText("ami");
        request.Require(
            MachineImages.IsImageId(image),
            "InvalidAMIID.Malformed",
            $"the image id '{image}' is not one. Ids are ami- and 8 or 17 hexadecimal digits."
        );
        var type = request.RequiredText("instanceType");
        request.Require(
            MachineImages.IsInstanceType(type),
            "InvalidParameterValue",
            $"instanceType '{type}' is not an instance type such as t3.micro."
        );
        MachineImages.RequireMatch(request, image, type);
        var given = GivenInterfaces(request);
        var primary = given.GetValueOrDefault(0);
        var subnet = primary?.Subnet ?? SubnetOf(request);
        var groups = primary?.SecurityGroups ?? SecurityGroups.OfVpc(request, "vpcSecurityGroupIds", subnet.Vpc);
        CheckProfile(request);
        CheckKeyAndUserData(request);
        InstanceOptions.Check(request);
        var zone = request.Inputs.Text("availabilityZone");
        request.Require(
            zone is null || zone == subnet.Zone,
            "InvalidParameterValue",
            $"availabilityZone '{zone}' is not {subnet.Zone}, that of subnet '{subnet.Name}'."
        );

        var id = request.Hash.Ec2Id("i");
        // With an interface of the program's own comes no public address.
        var isPublic = primary is null && (request.Inputs.Flag("associatePublicIpAddress") ?? subnet.MapsPublicIp);
        primary ??= PrimaryInterface(request, id, subnet, groups, type);
        var (interfaceId, address) = (primary.Id, primary.Addresses[0]);
        var ipv6 = given.ContainsKey(0) ? [] : Ipv6Addresses.Assigned(request, subnet, interfaceId, "ipv6Addresses");
        var publicAddress = isPublic ? PublicAddresses.Take(request, id) : "";
        var instance = new InstanceRecord(id, request.Name, subnet, type);
        NetworkInterfaces.AttachTo(request, primary, instance, 0);
        foreach (var (index, item) in given.Where(entry => entry.Key > 0).OrderBy(entry => entry.Key))
        {
            NetworkInterfaces.AttachTo(request, item, instance, index);
        }

        request.All<InstanceRecord>().Add(id, instance);

        return new Answer(
            id,
            Complete(request, id)
                .Set("associatePublicIpAddress", isPublic)
                .Set("availabilityZone", subnet.Zone)
                .Set("ipv6AddressCount", ipv6.Count)
                .Set("ipv6Addresses", StateBuilder.List(ipv6))
                .Set(
                    "primaryNetworkInterface",
                    StateBuilder.Map(("deleteOnTermination", true), ("networkInterfaceId", interfaceId))
                )
                .Set("primaryNetworkInterfaceId", interfaceId)
                .Set("privateDns", PrivateDns(request.Region, address))
                .Set("privateIp", address)
                .Set(
                    "publicDns",
                    isPublic && subnet.Vpc.DnsHostnames ? PublicAddresses.DnsName(request.Region, publicAddress) : ""
                )
                .Set("publicIp", publicAddress)
                .Set("secondaryPrivateIps", StateBuilder.List(primary.Addresses.Skip(1)))
                .Set("subnetId", subnet.Id)
                .Set("rootBlockDevice", InstanceOptions.RootBlockDevice(request, id))
                .Set("metadataOptions", InstanceOptions.MetadataOptions(request))
                .Set("creditSpecification", InstanceOptions.CreditSpecification(request, type))
                .Set("vpcSecurityGroupIds", StateBuilder.List(groups))
                .Build()
        );
    }

    /// <summary>The name that a private address has inside its VPC.</summary>
    public static string PrivateDns(string region, string address) =>
        $"ip-{address.Replace('.', '-')}.{(region == "us-east-1" ? "ec2.internal" : $"{region}.compute.internal")}";

    private static StateBuilder Complete(ResourceRequest request, string id) =>
        request
            .NewRegionalState()
            .Set("arn", request.Arn("ec2", $"instance/{id}"))
            .Set("instanceState", "running")
            .Defaults(
                ("capacityReservationSpecification", StateBuilder.Map(("capacityReservationPreference", "open"))),
                ("disableApiStop", false),
                ("disableApiTermination", false),
                ("ebsBlockDevices", ListValue.Empty),
                ("ebsOptimized", false),
                ("enclaveOptions", StateBuilder.Map(("enabled", false))),
                ("ephemeralBlockDevices", ListValue.Empty),
                ("forceDestroy", false),
                ("getPasswordData", false),
                ("hibernation", false),
                ("hostId", ""),
                ("iamInstanceProfile", ""),
                ("instanceInitiatedShutdownBehavior", "stop"),
                ("instanceLifecycle", ""),
                ("keyName", ""),
                ("maintenanceOptions", StateBuilder.Map(("autoRecovery", "default"))),
                ("monitoring", false),
                ("outpostArn", ""),
                ("passwordData", ""),
                ("placementGroup", ""),
                ("placementPartitionNumber", 0),
                (
                    "privateDnsNameOptions",
                    StateBuilder.Map(
                        ("enableResourceNameDnsARecord", false),
                        ("enableResourceNameDnsAaaaRecord", false),
                        ("hostnameType", "ip-name")
                    )
                ),
                ("securityGroups", ListValue.Empty),
                ("sourceDestCheck", true),
                ("spotInstanceRequestId", ""),
                ("tenancy", "default"),
                ("userDataReplaceOnChange", false)
            )
            .TagsAll();

    // Without one, the default subnet of the zone (Amazon VPC User Guide, "Default subnets").
    private static SubnetRecord SubnetOf(ResourceRequest request) =>
        Subnets.Find(
            request,
            request.Inputs.Text("subnetId")
                ?? DefaultVpcs
                    .Find(request)
                    ?.Subnets.Find(subnet =>
                        request.Inputs.Text("availabilityZone") is not { } zone || zone == subnet.Zone
                    )
                    ?.Id
                ?? throw request.Refuse(
                    "VPCIdNotSpecified",
                    "subnetId is required, because the account has no default VPC."
                )
        );

    // Interfaces of the program's own, by device index. What would be said of the primary one is then that interface's.
    private static Dictionary<int, NetworkInterfaceRecord> GivenInterfaces(ResourceRequest request)
    {
        var found = new Dictionary<int, NetworkInterfaceRecord>();
        void Add(int index, string key, string? id)
        {
            var item = NetworkInterfaces.Find(
                request,
                id ?? throw request.Refuse("MissingParameter", $"{key} is required.")
            );
            request.Require(
                found.TryAdd(index, item),
                "InvalidParameterValue",
                $"two network interfaces are given for device index {index}. Give one for each."
            );
        }

        if (request.Inputs.Bag("primaryNetworkInterface") is { } primary)
        {
            Add(0, "primaryNetworkInterface.networkInterfaceId", primary.Text("networkInterfaceId"));
        }

        foreach (var item in request.Inputs.Bags("networkInterfaces"))
        {
            Add(
                item.Integer("deviceIndex") ?? 0,
                "networkInterfaces.networkInterfaceId",
                item.Text("networkInterfaceId")
            );
        }

        foreach (var key in found.ContainsKey(0) ? OfThePrimaryInterface : [])
        {
            request.Require(
                !request.Inputs.Has(key),
                "InvalidParameterCombination",
                $"{key} is the primary network interface's, which the instance is given. Set it there."
            );
        }

        return found;
    }

    private static NetworkInterfaceRecord PrimaryInterface(
        ResourceRequest request,
        string id,
        SubnetRecord subnet,
        IReadOnlyList<string> groups,
        string type
    )
    {
        var interfaceId = StableHash.Of(id, "network interface").Ec2Id("eni");
        var secondary = request.Inputs.Texts("secondaryPrivateIps");
        var most = NetworkInterfaces.AddressLimitOf(type);
        request.Require(
            secondary.Count < most,
            "PrivateIpAddressLimitExceeded",
            $"{secondary.Count + 1} private addresses are asked for; a network interface of {type} has at most {most}."
        );
        List<string> addresses =
        [
            Subnets.TakeAddress(request, subnet, interfaceId, request.Inputs.Text("privateIp"), "privateIp"),
            .. secondary.Select(
                (chosen, index) =>
                    Subnets.TakeAddress(request, subnet, $"{interfaceId} {index + 1}", chosen, "secondaryPrivateIps")
            ),
        ];
        var item = new NetworkInterfaceRecord(interfaceId, request.Name, subnet, addresses, groups);
        request.All<NetworkInterfaceRecord>().Add(interfaceId, item);
        return item;
    }

    private static void CheckProfile(ResourceRequest request)
    {
        if (request.Inputs.Text("iamInstanceProfile") is { } name)
        {
            request.Require(
                request.All<InstanceProfileRecord>().TryGetValue(name, out var profile),
                "InvalidParameterValue",
                $"iamInstanceProfile '{name}' is not the name of an instance profile of the account."
            );
            request.Require(
                profile.Role is not null,
                "InvalidParameterValue",
                $"the instance profile '{name}' has no role. Give it one."
            );
        }
    }

    private static void CheckKeyAndUserData(ResourceRequest request)
    {
        var key = request.Inputs.Text("keyName");
        request.Require(
            key is null
                || request.Cloud.Options.KeyPairs.Contains(key)
                || request.Account.Created.Find(AwsTypes.KeyPair, request.Region, key) is not null,
            "InvalidKeyPair.NotFound",
            $"the key pair '{key}' does not exist."
        );
        var length = System.Text.Encoding.UTF8.GetByteCount(request.Inputs.Text("userData") ?? "");
        request.Require(
            length <= UserDataLimit,
            "InvalidParameterValue",
            $"userData has {length} bytes; at most {UserDataLimit} are accepted."
        );
    }
}
