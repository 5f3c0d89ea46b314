using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.CloudWatchLogs;
using PrivateLinkLab.Cloud.Services.Iam;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// Flow logs: Amazon VPC User Guide, "Publish flow logs to CloudWatch Logs"; EC2 API Reference, "CreateFlowLogs". EC2
/// itself accepts a log group that does not exist and the log then fails to deliver; it is refused here.
/// </summary>
internal static class FlowLogs
{
    public static readonly ResourceKind Kind = new(AwsTypes.FlowLog, "EC2 Flow Log", Create);

    private const string DefaultFormat =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} "
        + "${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

    private static readonly string[] Sources =
    [
        "eniId",
        "subnetId",
        "transitGatewayAttachmentId",
        "transitGatewayId",
        "vpcId",
    ];
    private static readonly string[] TrafficTypes = ["ACCEPT", "REJECT", "ALL"];
    private static readonly string[] DestinationTypes = ["cloud-watch-logs", "s3", "kinesis-data-firehose"];

    public static Answer Create(ResourceRequest request)
    {
        var sources = Sources.Where(key => request.Inputs.Text(key) is not null).ToArray();
        request.Require(
            sources.Length == 1,
            sources.Length == 0 ? "MissingParameter" : "InvalidParameterCombination",
            $"a flow log has exactly one of {Format.Choice(Sources)}, got {Format.Enumeration(sources)}."
        );
        CheckSource(request, sources[0]);
        request.Require(
            sources[0].StartsWith("transit", StringComparison.Ordinal)
                || request.Inputs.Text("trafficType") is not null,
            "MissingParameter",
            $"trafficType is required for {sources[0]}: {Format.Choice(TrafficTypes)}."
        );
        request.RequireOneOf("trafficType", TrafficTypes);
        request.RequireOneOf("logDestinationType", DestinationTypes);
        request.Require(
            (request.Inputs.Integer("maxAggregationInterval") ?? 600) is 60 or 600,
            "InvalidParameter",
            $"maxAggregationInterval {request.Inputs.Integer("maxAggregationInterval")} is not accepted; use 60 or "
                + $"600 seconds."
        );
        var destination = Destination(request);

        var source = request.RequiredText(sources[0]);
        if (request.Account.TakeName("flow log", $"{source} {destination}", request.Name) is { } taken)
        {
            throw request.Refuse("FlowLogAlreadyExists", $"'{taken}' already logs {source} to {destination}.");
        }

        var id = request.Hash.Ec2Id("fl");
        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"vpc-flow-log/{id}"))
                .Set("logDestination", destination)
                .Defaults(
                    ("logDestinationType", DestinationTypes[0]),
                    ("logFormat", DefaultFormat),
                    ("maxAggregationInterval", 600)
                )
                .TagsAll()
                .Build()
        );
    }

    private static void CheckSource(ResourceRequest request, string key)
    {
        switch (key)
        {
            case "vpcId":
                Vpcs.Required(request);
                break;
            case "subnetId":
                Subnets.Find(request, request.RequiredText(key));
                break;
        }
    }

    private static string Destination(ResourceRequest request)
    {
        var arn = request.RequiredText("logDestination");
        if ((request.Inputs.Text("logDestinationType") ?? DestinationTypes[0]) != DestinationTypes[0])
        {
            return arn;
        }

        // The ARN of a log group is often given with ":*" at its end, which the provider takes off.
        arn = arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn;
        request.Require(
            request.All<LogGroupRecord>().ContainsKey(arn),
            "ResourceNotFoundException",
            $"logDestination '{arn}' is not the ARN of a log group of the account."
        );
        var role = request.Inputs.Text("iamRoleArn")
            ?? throw request.Refuse("MissingParameter", "iamRoleArn is required to write to CloudWatch Logs.");
        request.Require(
            request.All<RoleRecord>().Values.Any(record => record.Arn == role),
            "InvalidParameter",
            $"iamRoleArn '{role}' is not the ARN of a role of the account."
        );
        return arn;
    }
}
