using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>An Elastic IP address.</summary>
internal sealed record ElasticAddressRecord(string AllocationId, string Name, string Region, string PublicIp)
{
    /// <summary>The resource that has the address; null when nobody has.</summary>
    public string? AssociatedWith { get; set; }
}

/// <summary>
/// Elastic IP addresses: Amazon EC2 User Guide, "Elastic IP addresses"; EC2 API Reference, "AllocateAddress" and
/// "AssociateAddress".
/// </summary>
internal static class ElasticAddresses
{
    public static readonly ResourceKind Kind = new(AwsTypes.Eip, "EC2 EIP", Create);

    private static readonly string[] Domains = ["vpc"];

    public static Answer Create(ResourceRequest request)
    {
        request.RequireOneOf("domain", Domains);
        if (request.Inputs.Text("address") is { } wanted)
        {
            request.Require(IpAddress.TryParse(wanted, out var address) && !address.IsIpv6, "InvalidParameterValue", $"address '{wanted}' is not an IPv4 address.");
            throw request.Refuse("InvalidAddress.NotFound",
                $"the account has not released the address '{wanted}', so that it cannot have it back. Leave address out.");
        }
        var instance = Instance(request);
        if (instance is not null)
        {
            InternetGateways.RequireAttached(request, instance.Subnet.Vpc);
        }

        var id = request.Hash.Ec2Id("eipalloc");
        var record = new ElasticAddressRecord(id, request.Name, request.Region, PublicAddresses.Take(request, id))
        {
            AssociatedWith = instance?.Name,
        };
        request.All<ElasticAddressRecord>().Add(id, record);
        return new Answer(id, request.NewRegionalState()
            .Set("allocationId", id)
            .Set("arn", request.Arn("ec2", $"elastic-ip/{id}"))
            .Set("associationId", instance is null ? "" : AssociationId(record))
            .Set("carrierIp", "")
            .Set("customerOwnedIp", "")
            .Set("instance", instance?.Id ?? "")
            .Set("networkInterface", instance?.InterfaceId ?? "")
            .Set("privateDns", instance is null ? null : PropertyValue.Of(Instances.PrivateDns(request.Region, instance.PrivateIp)))
            .Set("privateIp", instance?.PrivateIp ?? "")
            .Set("ptrRecord", "")
            .Set("publicDns", PublicAddresses.DnsName(request.Region, record.PublicIp))
            .Set("publicIp", record.PublicIp)
            .Defaults(
                ("customerOwnedIpv4Pool", ""),
                ("domain", Domains[0]),
                ("ipamPoolId", ""),
                ("networkBorderGroup", request.Region),
                ("publicIpv4Pool", "amazon"))
            .TagsAll()
            .Build());
    }

    /// <summary>Gives an address to the resource that is being created.</summary>
    public static ElasticAddressRecord Associate(ResourceRequest request, string key)
    {
        var id = request.RequiredText(key);
        request.Require(request.All<ElasticAddressRecord>().TryGetValue(id, out var address) && address.Region == request.Region,
            "InvalidAllocationID.NotFound", $"{key} '{id}' is not the allocation id of an Elastic IP address in {request.Region}.");
        request.Require(address.AssociatedWith is null, "Resource.AlreadyAssociated",
            $"the Elastic IP address '{address.Name}' ({id}) is that of '{address.AssociatedWith}'. Allocate one for each.");
        address.AssociatedWith = request.Name;
        return address;
    }

    public static string AssociationId(ElasticAddressRecord address) =>
        StableHash.Of(address.AllocationId, "association").Ec2Id("eipassoc");

    // The instance, or that of the network interface, which has the address.
    private static InstanceRecord? Instance(ResourceRequest request)
    {
        var instanceId = request.Inputs.Text("instance");
        var interfaceId = request.Inputs.Text("networkInterface");
        request.Require(instanceId is null || interfaceId is null, "InvalidParameterCombination",
            "instance and networkInterface exclude each other. Give one of the two.");
        var instance = request.All<InstanceRecord>().Values.FirstOrDefault(record =>
            record.Subnet.Vpc.Region == request.Region && (record.Id == instanceId || record.InterfaceId == interfaceId));
        request.Require(instanceId is null || instance is not null, "InvalidInstanceID.NotFound",
            $"the instance '{instanceId}' does not exist in {request.Region}.");
        request.Require(interfaceId is null || instance is not null, "InvalidNetworkInterfaceID.NotFound",
            $"the network interface '{interfaceId}' does not exist in {request.Region}.");
        return instance;
    }
}
