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
            request.Require(
                IpAddress.TryParse(wanted, out var address) && !address.IsIpv6,
                "InvalidParameterValue",
                $"address '{wanted}' is not an IPv4 address."
            );
            throw request.Refuse(
                "InvalidAddress.NotFound",
                $"the account has not released the address '{wanted}', so that it cannot have it back. Leave "
                    + "address out."
            );
        }

        var target = Target(request);
        if (target is not null)
        {
            InternetGateways.RequireAttached(request, target.Subnet.Vpc);
        }

        var privateIp = PrivateAddress(request, target);

        var id = request.Hash.Ec2Id("eipalloc");
        var record = new ElasticAddressRecord(id, request.Name, request.Region, PublicAddresses.Take(request, id))
        {
            AssociatedWith = target?.Name,
        };
        request.All<ElasticAddressRecord>().Add(id, record);
        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("allocationId", id)
                .Set("arn", request.Arn("ec2", $"elastic-ip/{id}"))
                .Set("associationId", target is null ? "" : AssociationId(record))
                .Set("carrierIp", "")
                .Set("customerOwnedIp", "")
                .Set("instance", target?.Instance?.Id ?? "")
                .Set("networkInterface", target?.Id ?? "")
                .Set(
                    "privateDns",
                    privateIp is null ? null : PropertyValue.Of(Instances.PrivateDns(request.Region, privateIp))
                )
                .Set("privateIp", privateIp ?? "")
                .Set("ptrRecord", "")
                .Set("publicDns", PublicAddresses.DnsName(request.Region, record.PublicIp))
                .Set("publicIp", record.PublicIp)
                .Defaults(
                    ("customerOwnedIpv4Pool", ""),
                    ("domain", Domains[0]),
                    ("ipamPoolId", ""),
                    ("networkBorderGroup", request.Region),
                    ("publicIpv4Pool", "amazon")
                )
                .TagsAll()
                .Build()
        );
    }

    /// <summary>Gives an address to the resource that is being created.</summary>
    public static ElasticAddressRecord Associate(ResourceRequest request, string key, bool takesOver = false)
    {
        var id = request.RequiredText(key);
        request.Require(
            request.All<ElasticAddressRecord>().TryGetValue(id, out var address) && address.Region == request.Region,
            "InvalidAllocationID.NotFound",
            $"{key} '{id}' is not the allocation id of an Elastic IP address in {request.Region}."
        );
        request.Require(
            takesOver || address.AssociatedWith is null,
            "Resource.AlreadyAssociated",
            $"the Elastic IP address '{address.Name}' ({id}) is that of '{address.AssociatedWith}'. Allocate one "
                + $"for each."
        );
        address.AssociatedWith = request.Name;
        return address;
    }

    public static string AssociationId(ElasticAddressRecord address) =>
        StableHash.Of(address.AllocationId, "association").Ec2Id("eipassoc");

    /// <summary>
    /// The network interface that gets an address: the one named, or the instance's primary one; null for none.
    /// </summary>
    public static NetworkInterfaceRecord? Target(
        ResourceRequest request,
        string instanceKey = "instance",
        string interfaceKey = "networkInterface"
    )
    {
        var instanceId = request.Inputs.Text(instanceKey);
        var interfaceId = request.Inputs.Text(interfaceKey);
        request.Require(
            instanceId is null || interfaceId is null,
            "InvalidParameterCombination",
            $"{instanceKey} and {interfaceKey} exclude each other. Give one of the two."
        );
        if (interfaceId is not null)
        {
            return NetworkInterfaces.Find(request, interfaceId);
        }

        if (instanceId is null)
        {
            return null;
        }

        request.Require(
            request.All<InstanceRecord>().TryGetValue(instanceId, out var instance)
                && instance.Subnet.Vpc.Region == request.Region,
            "InvalidInstanceID.NotFound",
            $"the instance '{instanceId}' does not exist in {request.Region}."
        );
        return instance.Interfaces[0];
    }

    private static string? PrivateAddress(ResourceRequest request, NetworkInterfaceRecord? target)
    {
        var chosen = request.Inputs.Text("associateWithPrivateIp");
        request.Require(
            chosen is null || target is not null,
            "InvalidParameterCombination",
            "associateWithPrivateIp is an address of the instance or networkInterface, and neither is given."
        );
        request.Require(
            chosen is null || target!.Addresses.Contains(chosen),
            "InvalidParameterValue",
            $"associateWithPrivateIp '{chosen}' is not an address of '{target?.Name}', which "
                + $"has {Format.Enumeration(target?.Addresses ?? [])}."
        );
        return chosen ?? target?.Addresses[0];
    }
}
