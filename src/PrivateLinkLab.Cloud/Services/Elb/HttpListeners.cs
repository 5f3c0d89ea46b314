using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>A listener of an application load balancer, with its rules' priorities and who made each.</summary>
internal sealed record HttpListenerRecord(string Arn, string Name, LoadBalancerRecord Balancer)
{
    public Dictionary<int, string> Priorities { get; } = [];
}

/// <summary>
/// Listeners of application load balancers and their rules: Elastic Load Balancing API Reference 2015-12-01,
/// "CreateListener" and "CreateRule"; User Guide for Application Load Balancers, "Listener rules".
/// </summary>
internal static class HttpListeners
{
    public static readonly ResourceKind RuleKind = new(AwsTypes.ListenerRule, "ELBv2 Listener Rule", CreateRule);

    private const int MostPriority = 50000;

    private static readonly string[] Protocols = ["HTTP", "HTTPS"];

    private static readonly string[] ActionTypes =
    [
        "authenticate-cognito",
        "authenticate-oidc",
        "fixed-response",
        "forward",
        "jwt-validation",
        "redirect",
    ];

    // The last action of a list answers.
    private static readonly string[] Answering = ["fixed-response", "forward", "redirect"];

    private static readonly string[] Conditions =
    [
        "hostHeader",
        "httpHeader",
        "httpRequestMethod",
        "pathPattern",
        "queryStrings",
        "sourceIp",
    ];

    public static Answer Create(ResourceRequest request, LoadBalancerRecord balancer)
    {
        var port = request.Inputs.Integer("port") ?? throw request.Refuse("ValidationError", "port is required.");
        request.RequireRange("port", 1, 65535, "ValidationError");
        request.RequireOneOf("protocol", Protocols, "ValidationError");
        var protocol = request.Inputs.Text("protocol") ?? (port == 443 ? "HTTPS" : "HTTP");
        request.Require(
            protocol == "HTTPS" == request.Inputs.Text("certificateArn") is not null,
            protocol == "HTTPS" ? "CertificateNotFound" : "ValidationError",
            protocol == "HTTPS"
                ? "an HTTPS listener needs a certificateArn."
                : "an HTTP listener has no certificateArn. Set protocol to HTTPS."
        );
        CheckActions(request, balancer, "defaultActions");
        request.Require(
            balancer.Listeners.TryAdd(port, request.Name),
            "DuplicateListener",
            $"load balancer '{balancer.Name}' already listens on port {port}, by '{balancer.Listeners[port]}'. Choose "
                + "another port."
        );
        var arn =
            $"{balancer.Arn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/{request.Hash.Hex(16)}";
        request.All<HttpListenerRecord>().Add(arn, new(arn, request.Name, balancer));
        return new(
            arn,
            request
                .NewRegionalState()
                .Set("arn", arn)
                .Set("protocol", protocol)
                .Default("sslPolicy", protocol == "HTTPS" ? "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" : "")
                .Default("routingHttpResponseServerEnabled", true)
                .TagsAll()
                .Build()
        );
    }

    public static Answer CreateRule(ResourceRequest request)
    {
        var listenerArn = request.RequiredText("listenerArn");
        var listener = request.All<HttpListenerRecord>().GetValueOrDefault(listenerArn)
            ?? throw request.Refuse(
                "ListenerNotFound",
                $"the listener '{listenerArn}' is not one of an application load balancer in {request.Region}."
            );
        CheckActions(request, listener.Balancer, "actions");
        CheckConditions(request);
        request.RequireRange("priority", 1, MostPriority, "ValidationError");
        // The provider takes the next free number when none is given.
        var priority = request.Inputs.Integer("priority")
            ?? (listener.Priorities.Count == 0 ? 1 : listener.Priorities.Keys.Max() + 1);
        request.Require(
            listener.Priorities.TryAdd(priority, request.Name),
            "PriorityInUse",
            $"listener '{listener.Name}' has a rule with the priority {priority} already, by "
                + $"'{listener.Priorities[priority]}'. Choose another priority."
        );
        var arn =
            $"{listenerArn.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal)}/{request.Hash.Hex(16)}";
        return new(
            arn,
            request.NewRegionalState().Set("arn", arn).Set("priority", priority).Filled(AwsTypes.ListenerRule).Build()
        );
    }

    private static void CheckConditions(ResourceRequest request)
    {
        var conditions = request.Inputs.Bags("conditions");
        request.Require(
            conditions.Count > 0,
            "ValidationError",
            "conditions is required: at least one of a host, a path, a header, a method, a query or a source."
        );
        foreach (var condition in conditions)
        {
            var given = Conditions.Where(condition.Has).ToList();
            request.Require(
                given.Count == 1,
                "ValidationError",
                $"a condition has exactly one of {Format.Choice(Conditions)}, got {Format.Enumeration(given)}."
            );
        }
    }

    private static void CheckActions(ResourceRequest request, LoadBalancerRecord balancer, string key)
    {
        var actions = request.Inputs.Bags(key);
        request.Require(actions.Count > 0, "ValidationError", $"{key} is required.");
        foreach (var action in actions)
        {
            var type = action.Text("type");
            request.Require(
                ActionTypes.Contains(type),
                "ValidationError",
                $"{key}.type '{type}' is not accepted; use {Format.Choice(ActionTypes)}."
            );
            switch (type)
            {
                case "forward":
                    Forward(request, balancer, key, action);
                    break;
                case "redirect":
                    request.Require(
                        action.Bag("redirect")?.Text("statusCode") is "HTTP_301" or "HTTP_302",
                        "ValidationError",
                        $"{key}.redirect needs the statusCode HTTP_301 or HTTP_302."
                    );
                    break;
                case "fixed-response":
                    request.Require(
                        action.Bag("fixedResponse")?.Text("contentType") is not null,
                        "ValidationError",
                        $"{key}.fixedResponse needs a contentType, such as text/plain."
                    );
                    break;
            }
        }

        var last = actions.OrderBy(action => action.Integer("order") ?? 0).Last().Text("type");
        request.Require(
            Answering.Contains(last),
            "InvalidLoadBalancerAction",
            $"the last action is {last}, and must be one of {Format.Choice(Answering)}."
        );
    }

    private static void Forward(ResourceRequest request, LoadBalancerRecord balancer, string key, InputBag action)
    {
        string[] arns = action.Text("targetGroupArn") is { } only
            ? [only]
            :
            [
                .. (action.Bag("forward")?.Bags("targetGroups") ?? [])
                    .Select(group => group.Text("arn"))
                    .OfType<string>(),
            ];
        request.Require(
            arns.Length > 0,
            "ValidationError",
            $"an action of {key} of type forward needs a targetGroupArn or forward.targetGroups."
        );
        foreach (var arn in arns)
        {
            var group = TargetGroups.Find(request, arn);
            request.Require(
                group.TargetType == "lambda" || group.Protocol is "HTTP" or "HTTPS",
                "IncompatibleProtocols",
                $"an application load balancer does not forward to target group '{group.Name}' with protocol "
                    + $"{group.Protocol}; use HTTP or HTTPS."
            );
            request.Require(
                group.Vpc is null || group.Vpc == balancer.Vpc,
                "InvalidConfigurationRequest",
                $"target group '{group.Name}' is of VPC '{group.Vpc?.Name}', load balancer '{balancer.Name}' of VPC "
                    + $"'{balancer.Vpc.Name}'. Choose one VPC."
            );
            request.Require(
                group.Balancer is null || group.Balancer == balancer,
                "TargetGroupAssociationLimit",
                $"target group '{group.Name}' is behind load balancer '{group.Balancer?.Name}' already. One load "
                    + "balancer per target group."
            );
            group.Balancer = balancer;
        }
    }
}
