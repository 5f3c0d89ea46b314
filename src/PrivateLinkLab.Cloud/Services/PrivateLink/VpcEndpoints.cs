using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>
/// VPC endpoints: AWS PrivateLink Guide, "Create an interface endpoint", "Gateway endpoints" and "Control access to VPC
/// endpoints using endpoint policies".
/// </summary>
internal static class VpcEndpoints
{
    public static readonly ResourceKind Kind = new(AwsTypes.VpcEndpoint, "EC2 VPC Endpoint", Create);

    public const string FullAccess =
        """{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""";

    private const int PolicyLimit = 20480;

    private static readonly string[] Types = ["Gateway", "Interface"];
    private static readonly string[] AddressTypes = ["ipv4", "dualstack", "ipv6"];

    public static Answer Create(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        request.RequireOneOf("vpcEndpointType", Types);
        request.RequireOneOf("ipAddressType", AddressTypes);
        var service = Service(request);
        CheckPolicy(request, service);
        return (request.Inputs.Text("vpcEndpointType"), service) switch
        {
            ("Interface", _) => InterfaceEndpoints.Create(request, vpc, service),
            (_, AwsEndpointService aws) => CreateGateway(request, vpc, aws),
            _ => throw request.Refuse(
                "InvalidParameter",
                $"the service {service.FullName} has interface endpoints only. Set vpcEndpointType to Interface."
            ),
        };
    }

    /// <summary>What both types have.</summary>
    public static StateBuilder Complete(ResourceRequest request, string id, string type) =>
        request
            .NewRegionalState()
            .Set("arn", request.Arn("ec2", $"vpc-endpoint/{id}"))
            .Set("ownerId", request.AccountId)
            .Set("requesterManaged", false)
            .Set("state", "available")
            .Set("vpcEndpointType", type)
            .Defaults(
                ("ipAddressType", "ipv4"),
                ("policy", FullAccess),
                ("privateDnsEnabled", false),
                ("serviceRegion", request.Region)
            )
            .TagsAll();

    private static Answer CreateGateway(ResourceRequest request, VpcRecord vpc, AwsEndpointService service)
    {
        request.Require(
            service.Service.HasGatewayEndpoint,
            "InvalidParameter",
            $"the service {service.FullName} has no gateway endpoint; only S3 and DynamoDB have. Set vpcEndpointType "
                + $"to Interface."
        );
        foreach (var key in (string[])["subnetIds", "securityGroupIds", "subnetConfigurations"])
        {
            request.Require(
                request.Inputs.Texts(key).Count == 0 && request.Inputs.Bags(key).Count == 0,
                "InvalidParameter",
                $"a gateway endpoint has no {key}. Attach it with routeTableIds, or set vpcEndpointType to Interface."
            );
        }

        request.Require(
            request.Inputs.Flag("privateDnsEnabled") != true,
            "InvalidParameter",
            "a gateway endpoint has no private DNS. Leave privateDnsEnabled out, or set vpcEndpointType to Interface."
        );

        EndpointAddressTypes.CheckGateway(request, service, vpc);
        var id = request.Hash.Ec2Id("vpce");
        var prefixList = PrefixLists.IdOf(service.Service.Name, request.Region);
        foreach (var tableId in request.Inputs.Texts("routeTableIds"))
        {
            var table = RouteTables.Find(request, tableId);
            request.Require(
                table.Vpc == vpc,
                "InvalidParameter",
                $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', not of VPC '{vpc.Name}'. Choose route "
                    + $"tables of VPC '{vpc.Name}'."
            );
            request.Require(
                table.Routes.TryAdd(prefixList, request.Name),
                "RouteAlreadyExists",
                $"route table '{table.Name}' already has a route to {prefixList} ({service.FullName}), "
                    + $"by '{table.Routes[prefixList]}'. One gateway endpoint per service and route table."
            );
        }

        vpc.GatewayServices.Add(service.Service.Name);
        return new Answer(
            id,
            Complete(request, id, "Gateway")
                .Set("cidrBlocks", StateBuilder.List(PrefixLists.BlocksOf(service.Service.Name)))
                .Set("prefixListId", prefixList)
                .Defaults(
                    ("dnsEntries", ListValue.Empty),
                    ("networkInterfaceIds", ListValue.Empty),
                    ("routeTableIds", ListValue.Empty),
                    ("securityGroupIds", ListValue.Empty),
                    ("subnetConfigurations", ListValue.Empty),
                    ("subnetIds", ListValue.Empty)
                )
                .Build()
        );
    }

    private static EndpointService Service(ResourceRequest request)
    {
        var name = request.RequiredText("serviceName");
        var region = request.Inputs.Text("serviceRegion") ?? request.Region;
        if (CustomerServices.IsName(name))
        {
            return CustomerServices.Visible(request, name, region);
        }

        return AwsEndpointService.Find(name, region)
            ?? throw request.Refuse("InvalidServiceName", AwsEndpointService.Problem(name, region));
    }

    private static void CheckPolicy(ResourceRequest request, EndpointService service)
    {
        if (request.Inputs.Text("policy") is { } policy)
        {
            var problem = PolicyForm.ProblemOf(policy, PolicyPlace.Endpoint);
            request.Require(problem is null, "InvalidPolicyDocument", problem!);
            request.Require(
                policy.Length <= PolicyLimit,
                "InvalidPolicyDocument",
                $"the policy has {policy.Length} characters; at most {PolicyLimit} are accepted."
            );
            // github.com/awslabs/landing-zone-accelerator-on-aws/issues/224;
            // github.com/pulumi/pulumi-aws-native/issues/1711.
            request.Require(
                service.HasPolicies || PolicyDocument.Parse(policy).IsFullAccess,
                "InvalidParameter",
                $"Service {service.FullName} only supports the full-access endpoint policy. Leave policy out."
            );
        }
    }
}
