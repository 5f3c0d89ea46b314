using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>
/// Route tables, subnets, security groups and a policy given to an endpoint by resources of their own: EC2 API
/// Reference, "ModifyVpcEndpoint".
/// </summary>
internal static class EndpointAssociations
{
    public static readonly ResourceKind TableKind = new(
        AwsTypes.VpcEndpointRouteTableAssociation,
        "EC2 VPC Endpoint Route Table Association",
        AddTable
    );
    public static readonly ResourceKind SubnetKind = new(
        AwsTypes.VpcEndpointSubnetAssociation,
        "EC2 VPC Endpoint Subnet Association",
        AddSubnet
    );
    public static readonly ResourceKind GroupKind = new(
        AwsTypes.VpcEndpointSecurityGroupAssociation,
        "EC2 VPC Endpoint Security Group Association",
        AddGroup
    );
    public static readonly ResourceKind PolicyKind = new(
        AwsTypes.VpcEndpointPolicy,
        "EC2 VPC Endpoint Policy",
        SetPolicy
    );

    public static Answer AddTable(ResourceRequest request)
    {
        var endpoint = Gateway(request);
        var vpc = Vpc(request, endpoint);
        var table = RouteTables.Find(request, request.RequiredText("routeTableId"));
        request.Require(
            table.Vpc == vpc,
            "InvalidParameter",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', not of VPC '{vpc.Name}'. Choose route tables of "
                + $"VPC '{vpc.Name}'."
        );
        var prefixList = endpoint.Text("prefixListId")!;
        request.Require(
            table.Routes.TryAdd(prefixList, request.Name),
            "RouteAlreadyExists",
            $"route table '{table.Name}' already has a route to {prefixList}, by "
                + $"'{table.Routes[prefixList]}'. One gateway endpoint per service and route table."
        );
        return Associated(request, "routeTableId", AwsTypes.VpcEndpointRouteTableAssociation);
    }

    public static Answer AddSubnet(ResourceRequest request)
    {
        var endpoint = Interface(request);
        var subnet = Subnets.Find(request, request.RequiredText("subnetId"));
        request.Require(
            subnet.Vpc == endpoint.Vpc,
            "InvalidParameter",
            $"subnet '{subnet.Name}' is of VPC '{subnet.Vpc.Name}', not of VPC '{endpoint.Vpc.Name}'. Choose "
                + "subnets of "
                + $"VPC '{endpoint.Vpc.Name}'."
        );
        request.Require(
            endpoint.Zones.TryAdd(subnet.Zone, subnet.Name),
            "DuplicateSubnetsInSameZone",
            $"the subnets '{endpoint.Zones.GetValueOrDefault(subnet.Zone)}' and '{subnet.Name}' are both in "
                + $"{subnet.Zone}. Give one subnet per availability zone."
        );
        var item = StableHash.Of(endpoint.Id, subnet.Id, "network interface").Ec2Id("eni");
        Subnets.TakeAddress(request, subnet, item, null, "subnetId");
        return Associated(request, "subnetId", AwsTypes.VpcEndpointSubnetAssociation);
    }

    public static Answer AddGroup(ResourceRequest request)
    {
        var endpoint = Interface(request);
        var group = SecurityGroups.Find(request, request.RequiredText("securityGroupId"));
        request.Require(
            group.Vpc == endpoint.Vpc,
            "InvalidParameter",
            $"security group '{group.Name}' is of VPC '{group.Vpc.Name}', not of VPC '{endpoint.Vpc.Name}'. Choose "
                + $"security groups of VPC '{endpoint.Vpc.Name}'."
        );
        return Associated(request, "securityGroupId", AwsTypes.VpcEndpointSecurityGroupAssociation);
    }

    public static Answer SetPolicy(ResourceRequest request)
    {
        var endpoint = Endpoint(request);
        if (request.Inputs.Text("policy") is { } policy)
        {
            var problem = PolicyForm.ProblemOf(policy, PolicyPlace.Endpoint);
            request.Require(problem is null, "InvalidPolicyDocument", problem!);
        }

        return new(
            endpoint.Id,
            request
                .NewRegionalState()
                .Default("policy", VpcEndpoints.FullAccess)
                .Filled(AwsTypes.VpcEndpointPolicy)
                .Build()
        );
    }

    // internal/service/ec2/vpc_endpoint_subnet_association.go of the provider: a-ENDPOINT and a hash.
    private static Answer Associated(ResourceRequest request, string key, string type)
    {
        var hash = Crc32.Compute(request.RequiredText(key));
        return new(
            FormattableString.Invariant($"a-{request.RequiredText("vpcEndpointId")}{hash}"),
            request.NewRegionalState().Filled(type).Build()
        );
    }

    private static Accounts.CreatedResource Endpoint(ResourceRequest request)
    {
        var id = request.RequiredText("vpcEndpointId");
        return request.Account.Created.Find(AwsTypes.VpcEndpoint, request.Region, id)
            ?? throw request.Refuse(
                "InvalidVpcEndpointId.NotFound",
                $"the VPC endpoint '{id}' does not exist in {request.Region}."
            );
    }

    private static Accounts.CreatedResource Gateway(ResourceRequest request)
    {
        var endpoint = Endpoint(request);
        request.Require(
            endpoint.Text("vpcEndpointType") == "Gateway",
            "InvalidParameter",
            "an interface endpoint has no route tables. Give it subnets."
        );
        return endpoint;
    }

    private static InterfaceEndpointRecord Interface(ResourceRequest request) =>
        request.All<InterfaceEndpointRecord>().GetValueOrDefault(Endpoint(request).Id)
        ?? throw request.Refuse(
            "InvalidParameter",
            "a gateway endpoint has neither subnets nor security groups. Give it route tables."
        );

    private static VpcRecord Vpc(ResourceRequest request, Accounts.CreatedResource endpoint) =>
        request.All<VpcRecord>()[endpoint.Text("vpcId")!];
}
