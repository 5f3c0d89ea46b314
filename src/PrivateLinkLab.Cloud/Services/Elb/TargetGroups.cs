using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>A target group; one of Lambda functions has neither VPC nor protocol.</summary>
internal sealed record TargetGroupRecord(string Arn, string Name, VpcRecord? Vpc, string Protocol, string TargetType)
{
    public required string Region { get; init; }

    /// <summary>The targets, as id and port, with the resource that registered each.</summary>
    public Dictionary<string, string> Targets { get; } = new(StringComparer.Ordinal);

    /// <summary>The load balancer that forwards to it; null for none.</summary>
    public LoadBalancerRecord? Balancer { get; set; }
}

/// <summary>
/// Target groups of load balancers of every kind: Elastic Load Balancing API Reference 2015-12-01, "CreateTargetGroup";
/// User Guide for Network Load Balancers, "Target groups for your Network Load Balancers" and "Health checks"; User
/// Guide for Application Load Balancers, "Target groups for your Application Load Balancers".
/// </summary>
internal static class TargetGroups
{
    public static readonly ResourceKind Kind = new(AwsTypes.TargetGroup, "ELBv2 Target Group", Create);

    private static readonly string[] Protocols = ["TCP", "TLS", "UDP", "TCP_UDP", "HTTP", "HTTPS", "GENEVE"];
    private static readonly string[] TargetTypes = ["instance", "ip", "alb", "lambda"];
    private static readonly string[] CheckProtocols = ["TCP", "HTTP", "HTTPS"];
    private static readonly string[] Versions = ["GRPC", "HTTP1", "HTTP2"];
    private static readonly string[] Flags = ["true", "false"];

    public static Answer Create(ResourceRequest request)
    {
        request.RequireOneOf("targetType", TargetTypes, "ValidationError");
        if (request.Inputs.Text("targetType") == "lambda")
        {
            return OfFunctions(request);
        }

        var vpc = Vpcs.Required(request);
        var name = ElbNames.Required(request, "target group", "DuplicateTargetGroupName");
        request.RequiredText("protocol");
        request.RequireOneOf("protocol", Protocols, "ValidationError");
        request.RequireOneOf("preserveClientIp", Flags, "ValidationError");
        request.Require(request.Inputs.Has("port"), "ValidationError", "port is required.");
        request.RequireRange("port", 1, 65535, "ValidationError");
        request.RequireRange("deregistrationDelay", 0, 3600, "ValidationError", " seconds");
        CheckHealthCheck(request);
        var protocol = request.RequiredText("protocol");
        var type = request.Inputs.Text("targetType") ?? "instance";
        var isHttp = protocol is "HTTP" or "HTTPS";
        request.RequireOneOf("protocolVersion", Versions, "ValidationError");
        request.Require(
            request.Inputs.Text("protocolVersion") is null || isHttp,
            "ValidationError",
            $"protocolVersion is for HTTP and HTTPS, not for {protocol}."
        );
        request.Require(
            type != "alb" || protocol == "TCP",
            "ValidationError",
            $"protocol '{protocol}' is not accepted for the target type alb; use TCP."
        );
        request.Require(
            request.Inputs.Text("preserveClientIp") != "false" || protocol is "TCP" or "TLS",
            "ValidationError",
            $"preserveClientIp cannot be turned off for {protocol}."
        );

        var suffix = $"targetgroup/{name}/{request.Hash.Hex(16)}";
        var arn = request.Arn("elasticloadbalancing", suffix);
        request
            .All<TargetGroupRecord>()
            .Add(arn, new TargetGroupRecord(arn, request.Name, vpc, protocol, type) { Region = request.Region });
        if (isHttp)
        {
            return new Answer(arn, Http(request, name).Set("arn", arn).Set("arnSuffix", suffix).Build());
        }

        return new Answer(
            arn,
            request
                .NewRegionalState()
                .Set("arn", arn)
                .Set("arnSuffix", suffix)
                .Set("healthCheck", HealthCheck(request))
                .Set("name", name)
                .Defaults(
                    ("connectionTermination", protocol is "UDP"),
                    ("deregistrationDelay", 300),
                    ("ipAddressType", "ipv4"),
                    ("loadBalancerArns", ListValue.Empty),
                    ("loadBalancingCrossZoneEnabled", "use_load_balancer_configuration"),
                    ("namePrefix", ""),
                    // User guide, "Target group attributes": off for ip targets over TCP or TLS, else on.
                    ("preserveClientIp", type == "ip" && protocol is "TCP" or "TLS" ? "false" : "true"),
                    ("proxyProtocolV2", false),
                    (
                        "stickiness",
                        StateBuilder.Map(
                            ("cookieDuration", 0d),
                            ("cookieName", ""),
                            ("enabled", false),
                            ("type", "source_ip")
                        )
                    ),
                    (
                        "targetHealthStates",
                        StateBuilder.Maps([
                            StateBuilder.Map(
                                ("enableUnhealthyConnectionTermination", true),
                                ("unhealthyDrainingInterval", 0d)
                            ),
                        ])
                    ),
                    ("targetType", "instance")
                )
                .TagsAll()
                .Build()
        );
    }

    private static StateBuilder Http(ResourceRequest request, string name) =>
        request
            .NewRegionalState()
            .Set("healthCheck", HttpHealthCheck(request))
            .Set("name", name)
            .Defaults(
                ("deregistrationDelay", 300),
                ("ipAddressType", "ipv4"),
                ("loadBalancerArns", ListValue.Empty),
                ("loadBalancingAlgorithmType", "round_robin"),
                ("loadBalancingAnomalyMitigation", "off"),
                ("loadBalancingCrossZoneEnabled", "use_load_balancer_configuration"),
                ("namePrefix", ""),
                ("preserveClientIp", ""),
                ("protocolVersion", "HTTP1"),
                ("slowStart", 0),
                (
                    "stickiness",
                    StateBuilder.Map(
                        ("cookieDuration", 86400),
                        ("cookieName", ""),
                        ("enabled", false),
                        ("type", "lb_cookie")
                    )
                ),
                ("targetHealthStates", ListValue.Empty),
                ("targetType", "instance")
            )
            .TagsAll();

    // A function is its group's only target, and has no port.
    private static Answer OfFunctions(ResourceRequest request)
    {
        var name = ElbNames.Required(request, "target group", "DuplicateTargetGroupName");
        foreach (var key in (string[])["port", "protocol", "vpcId"])
        {
            request.Require(
                !request.Inputs.Has(key),
                "ValidationError",
                $"{key} is not for the target type lambda. Leave it out."
            );
        }

        var suffix = $"targetgroup/{name}/{request.Hash.Hex(16)}";
        var arn = request.Arn("elasticloadbalancing", suffix);
        request
            .All<TargetGroupRecord>()
            .Add(arn, new TargetGroupRecord(arn, request.Name, null, "", "lambda") { Region = request.Region });
        return new Answer(
            arn,
            request
                .NewRegionalState()
                .Set("arn", arn)
                .Set("arnSuffix", suffix)
                .Set("name", name)
                .Defaults(
                    ("healthCheck", StateBuilder.Map(("enabled", false), ("path", "/"), ("matcher", "200"))),
                    ("ipAddressType", ""),
                    ("lambdaMultiValueHeadersEnabled", false),
                    ("loadBalancerArns", ListValue.Empty),
                    ("namePrefix", "")
                )
                .TagsAll()
                .Build()
        );
    }

    // User Guide for Application Load Balancers, "Health checks for your target groups".
    private static MapValue HttpHealthCheck(ResourceRequest request) =>
        new StateBuilder(request.Inputs.Bag("healthCheck") ?? InputBag.Empty)
            .Defaults(
                ("enabled", true),
                ("healthyThreshold", 3),
                ("interval", 30),
                ("matcher", "200"),
                ("path", "/"),
                ("port", "traffic-port"),
                ("protocol", "HTTP"),
                ("timeout", 5),
                ("unhealthyThreshold", 3)
            )
            .Build();

    /// <summary>The account's target group with an ARN.</summary>
    public static TargetGroupRecord Find(ResourceRequest request, string arn) =>
        request.All<TargetGroupRecord>().TryGetValue(arn, out var group) && group.Region == request.Region
            ? group
            : throw request.Refuse(
                "TargetGroupNotFound",
                $"the target group '{arn}' does not exist in {request.Region}."
            );

    private static void CheckHealthCheck(ResourceRequest request)
    {
        if (request.Inputs.Bag("healthCheck") is not { } check)
        {
            return;
        }

        var isHttpGroup = request.Inputs.Text("protocol") is "HTTP" or "HTTPS";
        var protocol = check.Text("protocol") ?? (isHttpGroup ? "HTTP" : "TCP");
        request.Require(
            CheckProtocols.Contains(protocol),
            "ValidationError",
            $"healthCheck.protocol '{protocol}' is not accepted; use {Format.Choice(CheckProtocols)}."
        );
        request.Require(
            check.Text("path") is null || protocol != "TCP",
            "ValidationError",
            $"healthCheck.path '{check.Text("path")}' is for HTTP and HTTPS, not for TCP."
        );
        request.Require(
            (check.Number("interval") ?? 30) is >= 5 and <= 300,
            "ValidationError",
            $"healthCheck.interval {check.Integer("interval")} is not between 5 and 300 seconds."
        );
        foreach (var key in (string[])["healthyThreshold", "unhealthyThreshold"])
        {
            request.Require(
                (check.Number(key) ?? 3) is >= 2 and <= 10,
                "ValidationError",
                $"healthCheck.{key} {check.Integer(key)} is not between 2 and 10."
            );
        }
    }

    private static MapValue HealthCheck(ResourceRequest request)
    {
        var check = request.Inputs.Bag("healthCheck") ?? InputBag.Empty;
        var http = check.Text("protocol") is "HTTP" or "HTTPS";
        return new StateBuilder(check)
            .Defaults(
                ("enabled", true),
                ("healthyThreshold", 3),
                ("interval", 30),
                ("matcher", http ? "200-399" : ""),
                ("path", http ? "/" : ""),
                ("port", "traffic-port"),
                ("protocol", "TCP"),
                ("timeout", http ? 6 : 10),
                ("unhealthyThreshold", 3)
            )
            .Build();
    }
}
