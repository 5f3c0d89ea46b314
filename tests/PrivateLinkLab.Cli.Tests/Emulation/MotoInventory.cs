using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cli.Tests.Emulation;

/// <summary>Asks moto what it has of the lab's resources.</summary>
internal sealed class MotoInventory(Uri endpoint) : IDisposable
{
    private const string Tag = "privatelinklab";

    // The type, the action that lists its kind, and what the answer has when there is one. moto keeps what is deleted
    // for a while.
    private static readonly (string Type, string Service, string Action, string Version, string Mark)[] Kinds =
    [
        ("aws:ec2/vpc:Vpc", "ec2", "DescribeVpcs", "2016-11-15", Tag),
        ("aws:ec2/subnet:Subnet", "ec2", "DescribeSubnets", "2016-11-15", Tag),
        ("aws:ec2/vpcEndpoint:VpcEndpoint", "ec2", "DescribeVpcEndpoints", "2016-11-15", "<state>available</state>"),
        (
            "aws:ec2/vpcEndpointService:VpcEndpointService",
            "ec2",
            "DescribeVpcEndpointServiceConfigurations",
            "2016-11-15",
            Tag
        ),
        ("aws:ec2/securityGroup:SecurityGroup", "ec2", "DescribeSecurityGroups", "2016-11-15", Tag),
        ("aws:ec2/routeTable:RouteTable", "ec2", "DescribeRouteTables", "2016-11-15", Tag),
        ("aws:ec2/internetGateway:InternetGateway", "ec2", "DescribeInternetGateways", "2016-11-15", Tag),
        ("aws:ec2/natGateway:NatGateway", "ec2", "DescribeNatGateways", "2016-11-15", "<state>available</state>"),
        ("aws:ec2/eip:Eip", "ec2", "DescribeAddresses", "2016-11-15", "<allocationId>"),
        ("aws:ec2/flowLog:FlowLog", "ec2", "DescribeFlowLogs", "2016-11-15", Tag),
        ("aws:ec2/instance:Instance", "ec2", "DescribeInstances", "2016-11-15", "<name>running</name>"),
        (
            "aws:lb/loadBalancer:LoadBalancer",
            "elasticloadbalancing",
            "DescribeLoadBalancers",
            "2015-12-01",
            "<LoadBalancerArn>"
        ),
        (
            "aws:lb/targetGroup:TargetGroup",
            "elasticloadbalancing",
            "DescribeTargetGroups",
            "2015-12-01",
            "<TargetGroupArn>"
        ),
        ("aws:iam/role:Role", "iam", "ListRoles", "2010-05-08", "<RoleName>"),
        (
            "aws:iam/instanceProfile:InstanceProfile",
            "iam",
            "ListInstanceProfiles",
            "2010-05-08",
            "<InstanceProfileName>"
        ),
        ("aws:rds/instance:Instance", "rds", "DescribeDBInstances", "2014-10-31", "<DBInstanceIdentifier>"),
        ("aws:rds/subnetGroup:SubnetGroup", "rds", "DescribeDBSubnetGroups", "2014-10-31", "<DBSubnetGroupName>"),
        ("aws:sns/topic:Topic", "sns", "ListTopics", "2010-03-31", "<TopicArn>"),
        ("aws:sqs/queue:Queue", "sqs", "ListQueues", "2012-11-05", "<QueueUrl>"),
        ("aws:s3/bucket:Bucket", "s3", "", "", "<Bucket>"),
    ];

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>The types of a graph that the inventory knows.</summary>
    public static IReadOnlyList<string> ExpectedFor(ResourceGraph graph) =>
        [.. Kinds.Select(kind => kind.Type).Where(type => graph.OfType(type).Any(node => !node.External))];

    public void Dispose() => _client.Dispose();

    /// <summary>The types of which there is something.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var (type, service, action, version, mark) in Kinds)
        {
            using var request = new HttpRequestMessage(action.Length == 0 ? HttpMethod.Get : HttpMethod.Post, endpoint);
            if (action.Length > 0)
            {
                request.Content = new FormUrlEncodedContent([
                    KeyValuePair.Create("Action", action),
                    KeyValuePair.Create("Version", version),
                ]);
            }

            // moto finds the service in the signature, and does not check it.
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential=emulated/20250101/us-east-1/{service}/aws4_request, SignedHeaders=host, "
                    + "Signature=0"
            );
            using var answer = await _client.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{action}: {text}");
            if (text.Contains(mark, StringComparison.Ordinal))
            {
                found.Add(type);
            }
        }

        return found;
    }
}
