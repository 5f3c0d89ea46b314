using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Iam;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>An instance and its primary network interface.</summary>
internal sealed record InstanceRecord(string Id, string Name, SubnetRecord Subnet, string InterfaceId, string PrivateIp);

/// <summary>
/// Instances: Amazon EC2 User Guide, "Launch an Amazon EC2 instance", "Use the Instance Metadata Service" and "EC2
/// instance hostnames and domains"; EC2 API Reference, "RunInstances".
/// </summary>
internal static class Instances
{
    public static readonly ResourceKind Kind = new(AwsTypes.Instance, "EC2 Instance", Create);

    private const int UserDataLimit = 16384;

    public static Answer Create(ResourceRequest request)
    {
        var image = request.RequiredText("ami");
        request.Require(MachineImages.IsImageId(image), "InvalidAMIID.Malformed",
            $"the image id '{image}' is not one. Ids are ami- and 8 or 17 hexadecimal digits.");
        var type = request.RequiredText("instanceType");
        request.Require(MachineImages.IsInstanceType(type), "InvalidParameterValue",
            $"instanceType '{type}' is not an instance type such as t3.micro.");
        MachineImages.RequireMatch(request, image, type);
        if (request.Inputs.Text("subnetId") is not { } subnetId)
        {
            throw request.Refuse("VPCIdNotSpecified", "subnetId is required, because the account has no default VPC.");
        }
        var subnet = Subnets.Find(request, subnetId);
        var groups = SecurityGroups.OfVpc(request, "vpcSecurityGroupIds", subnet.Vpc);
        CheckProfile(request);
        CheckKeyAndUserData(request);
        InstanceOptions.Check(request);
        var zone = request.Inputs.Text("availabilityZone");
        request.Require(zone is null || zone == subnet.Zone, "InvalidParameterValue",
            $"availabilityZone '{zone}' is not {subnet.Zone}, that of subnet '{subnet.Name}'.");

        var id = request.Hash.Ec2Id("i");
        var interfaceId = StableHash.Of(id, "network interface").Ec2Id("eni");
        var address = Subnets.TakeAddress(request, subnet, interfaceId, request.Inputs.Text("privateIp"), "privateIp");
        var ipv6 = AssignedIpv6(request, subnet, interfaceId);
        var isPublic = request.Inputs.Flag("associatePublicIpAddress") ?? subnet.MapsPublicIp;
        var publicAddress = isPublic ? PublicAddresses.Take(request, id) : "";
        request.All<InstanceRecord>().Add(id, new InstanceRecord(id, request.Name, subnet, interfaceId, address));

        return new Answer(id, Complete(request, id)
            .Set("associatePublicIpAddress", isPublic)
            .Set("availabilityZone", subnet.Zone)
            .Set("ipv6AddressCount", ipv6.Count)
            .Set("ipv6Addresses", StateBuilder.List(ipv6))
            .Set("primaryNetworkInterface", StateBuilder.Map(
                ("deleteOnTermination", true), ("networkInterfaceId", interfaceId)))
            .Set("primaryNetworkInterfaceId", interfaceId)
            .Set("privateDns", PrivateDns(request.Region, address))
            .Set("privateIp", address)
            .Set("publicDns", isPublic && subnet.Vpc.DnsHostnames ? PublicAddresses.DnsName(request.Region, publicAddress) : "")
            .Set("publicIp", publicAddress)
            .Set("rootBlockDevice", InstanceOptions.RootBlockDevice(request, id))
            .Set("metadataOptions", InstanceOptions.MetadataOptions(request))
            .Set("creditSpecification", InstanceOptions.CreditSpecification(request, type))
            .Set("vpcSecurityGroupIds", StateBuilder.List(groups))
            .Build());
    }

    /// <summary>The name that a private address has inside its VPC.</summary>
    public static string PrivateDns(string region, string address) =>
        $"ip-{address.Replace('.', '-')}.{(region == "us-east-1" ? "ec2.internal" : $"{region}.compute.internal")}";

    private static StateBuilder Complete(ResourceRequest request, string id) => request.NewRegionalState()
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
            ("privateDnsNameOptions", StateBuilder.Map(
                ("enableResourceNameDnsARecord", false),
                ("enableResourceNameDnsAaaaRecord", false),
                ("hostnameType", "ip-name"))),
            ("secondaryPrivateIps", ListValue.Empty),
            ("securityGroups", ListValue.Empty),
            ("sourceDestCheck", true),
            ("spotInstanceRequestId", ""),
            ("tenancy", "default"),
            ("userDataReplaceOnChange", false))
        .TagsAll();

    private static IReadOnlyList<string> AssignedIpv6(ResourceRequest request, SubnetRecord subnet, string interfaceId)
    {
        var chosen = request.Inputs.Texts("ipv6Addresses");
        var count = request.Inputs.Integer("ipv6AddressCount") ?? (subnet.AssignsIpv6 ? 1 : 0);
        if (chosen.Count == 0 && count == 0)
        {
            return [];
        }
        request.Require(subnet.Ipv6Block is not null, "InvalidParameterValue",
            $"an IPv6 address is asked for, and subnet '{subnet.Name}' has no IPv6 block. Give the subnet an ipv6CidrBlock.");
        foreach (var text in chosen)
        {
            request.Require(IpAddress.TryParse(text, out var address) && subnet.Ipv6Block.Value.Contains(address),
                "InvalidParameterValue",
                $"ipv6Addresses '{text}' is not an address of {subnet.Ipv6Block} of subnet '{subnet.Name}'.");
        }
        return chosen.Count > 0
            ? chosen
            : [.. Enumerable.Range(0, count).Select(index => Ipv6Addresses.Of(index == 0 ? interfaceId : $"{interfaceId} {index}", subnet.Ipv6Block.Value))];
    }

    private static void CheckProfile(ResourceRequest request)
    {
        if (request.Inputs.Text("iamInstanceProfile") is { } name)
        {
            request.Require(request.All<InstanceProfileRecord>().TryGetValue(name, out var profile), "InvalidParameterValue",
                $"iamInstanceProfile '{name}' is not the name of an instance profile of the account.");
            request.Require(profile.Role is not null, "InvalidParameterValue",
                $"the instance profile '{name}' has no role. Give it one.");
        }
    }

    private static void CheckKeyAndUserData(ResourceRequest request)
    {
        var key = request.Inputs.Text("keyName");
        request.Require(key is null || request.Cloud.Options.KeyPairs.Contains(key), "InvalidKeyPair.NotFound",
            $"the key pair '{key}' does not exist.");
        var length = System.Text.Encoding.UTF8.GetByteCount(request.Inputs.Text("userData") ?? "");
        request.Require(length <= UserDataLimit, "InvalidParameterValue",
            $"userData has {length} bytes; at most {UserDataLimit} are accepted.");
    }
}
