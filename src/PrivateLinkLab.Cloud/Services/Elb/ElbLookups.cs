using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>What finds load balancers, and whose accounts write their logs.</summary>
internal static class ElbLookups
{
    public static readonly IReadOnlyList<LookupRow> All =
    [
        new("aws:lb/getLoadBalancer:getLoadBalancer", "ELBv2 Load Balancer", AwsTypes.LoadBalancer)
        {
            NotFound = "LoadBalancerNotFound",
            Keys = [("arn", "id"), ("name", "name")],
        },
        new("aws:lb/getTargetGroup:getTargetGroup", "ELBv2 Target Group", AwsTypes.TargetGroup)
        {
            NotFound = "TargetGroupNotFound",
            Keys = [("arn", "id"), ("name", "name")],
        },
        new("aws:lb/getListener:getListener", "ELBv2 Listener", AwsTypes.Listener)
        {
            NotFound = "ListenerNotFound",
            Keys = [("arn", "id"), ("loadBalancerArn", "loadBalancerArn"), ("port", "port")],
        },
    ];

    // User Guide for Application Load Balancers, "Enable access logs": regions from before August 2022.
    private static readonly Dictionary<string, string> LogAccounts = new(StringComparer.Ordinal)
    {
        ["af-south-1"] = "098369216593",
        ["ap-east-1"] = "754344448648",
        ["ap-northeast-1"] = "582318560864",
        ["ap-northeast-2"] = "600734575887",
        ["ap-northeast-3"] = "383597477331",
        ["ap-south-1"] = "718504428378",
        ["ap-southeast-1"] = "114774131450",
        ["ap-southeast-2"] = "783225319266",
        ["ap-southeast-3"] = "589379963580",
        ["ca-central-1"] = "985666609251",
        ["cn-north-1"] = "638102146993",
        ["cn-northwest-1"] = "037604701340",
        ["eu-central-1"] = "054676820928",
        ["eu-north-1"] = "897822967062",
        ["eu-south-1"] = "635631232127",
        ["eu-west-1"] = "156460612806",
        ["eu-west-2"] = "652711504416",
        ["eu-west-3"] = "009996457667",
        ["me-south-1"] = "076674570225",
        ["sa-east-1"] = "507241528517",
        ["us-east-1"] = "127311923021",
        ["us-east-2"] = "033677994240",
        ["us-gov-east-1"] = "190560391635",
        ["us-gov-west-1"] = "048591011584",
        ["us-west-1"] = "027434742980",
        ["us-west-2"] = "797873946194",
    };

    public static readonly IReadOnlyList<FunctionKind> Functions =
    [
        new("aws:elb/getServiceAccount:getServiceAccount", "ELB Service Account", request =>
            LogAccounts.TryGetValue(request.Region, out var account)
                ? StateBuilder.Map(
                    ("arn", $"arn:{request.Partition}:iam::{account}:root"),
                    ("id", account),
                    ("region", request.Region)
                )
                : throw request.Refuse(
                    request.Region,
                    "InvalidParameterValue",
                    $"Elastic Load Balancing has no account in {request.Region}. Let logdelivery.elasticloadbalancing"
                        + ".amazonaws.com write the logs."
                )
        ),
        new("aws:elb/getHostedZoneId:getHostedZoneId", "ELB Hosted Zone", request =>
            StateBuilder.Map(("id", ApplicationLoadBalancers.ZoneOf(request.Region)), ("region", request.Region))
        ),
    ];
}
