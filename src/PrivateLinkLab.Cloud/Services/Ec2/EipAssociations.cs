using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// Elastic IP addresses given to instances and network interfaces: EC2 API Reference, "AssociateAddress".
/// </summary>
internal static class EipAssociations
{
    public static readonly ResourceKind Kind = new(AwsTypes.EipAssociation, "EC2 EIP Association", Create);

    public static Answer Create(ResourceRequest request)
    {
        var target = ElasticAddresses.Target(request, "instanceId", "networkInterfaceId");
        request.Require(
            target is not null,
            "MissingParameter",
            "one of instanceId and networkInterfaceId is required."
        );
        InternetGateways.RequireAttached(request, target.Subnet.Vpc);
        var chosen = request.Inputs.Text("privateIpAddress");
        request.Require(
            chosen is null || target.Addresses.Contains(chosen),
            "InvalidParameterValue",
            $"privateIpAddress '{chosen}' is not an address of '{target.Name}', which has "
                + $"{Format.Enumeration(target.Addresses)}."
        );
        var address = Address(request);
        var id = ElasticAddresses.AssociationId(address);
        return new(
            id,
            request
                .NewRegionalState()
                .Set("allocationId", address.AllocationId)
                .Set("instanceId", target.Instance?.Id ?? "")
                .Set("networkInterfaceId", target.Id)
                .Set("privateIpAddress", chosen ?? target.Addresses[0])
                .Set("publicIp", address.PublicIp)
                .Filled(AwsTypes.EipAssociation)
                .Build()
        );
    }

    private static ElasticAddressRecord Address(ResourceRequest request)
    {
        if (request.Inputs.Text("allocationId") is not null)
        {
            return ElasticAddresses.Associate(
                request,
                "allocationId",
                request.Inputs.Flag("allowReassociation") ?? true
            );
        }

        var ip = request.Inputs.Text("publicIp");
        var address = request
            .All<ElasticAddressRecord>()
            .Values.FirstOrDefault(item => item.PublicIp == ip && item.Region == request.Region);
        request.Require(
            address is not null,
            ip is null ? "MissingParameter" : "InvalidAddress.NotFound",
            ip is null
                ? "one of allocationId and publicIp is required."
                : $"the account has no Elastic IP address '{ip}' in {request.Region}."
        );
        address.AssociatedWith = request.Name;
        return address;
    }
}
