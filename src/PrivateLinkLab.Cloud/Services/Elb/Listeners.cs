using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>
/// Listeners of network load balancers: Elastic Load Balancing API Reference 2015-12-01, "CreateListener"; User Guide
/// for Network Load Balancers, "Listeners for your Network Load Balancers".
/// </summary>
internal static class Listeners
{
    public static readonly ResourceKind Kind = new(AwsTypes.Listener, "ELBv2 Listener", Create);

    private static readonly string[] Protocols = ["TCP", "TLS", "UDP", "TCP_UDP"];

    // Which protocols a target group may have behind a listener.
    private static readonly Dictionary<string, string[]> Compatible = new(StringComparer.Ordinal)
    {
        ["TCP"] = ["TCP", "TCP_UDP"],
        ["TLS"] = ["TCP", "TLS"],
        ["UDP"] = ["UDP", "TCP_UDP"],
        ["TCP_UDP"] = ["TCP_UDP"],
    };

    public static Answer Create(ResourceRequest request)
    {
        var balancer = LoadBalancers.Find(request, request.RequiredText("loadBalancerArn"));
        if (balancer.IsApplication)
        {
            return HttpListeners.Create(request, balancer);
        }

        var protocol = request.RequiredText("protocol");
        request.RequireOneOf("protocol", Protocols, "ValidationError");
        request.Require(request.Inputs.Has("port"), "ValidationError", "port is required.");
        request.RequireRange("port", 1, 65535, "ValidationError");
        request.Require(
            protocol == "TLS" == request.Inputs.Text("certificateArn") is not null,
            "CertificateNotFound",
            protocol == "TLS"
                ? "a TLS listener needs a certificateArn."
                : $"a {protocol} listener has no certificateArn."
        );
        foreach (var action in request.Inputs.Bags("defaultActions"))
        {
            Forward(request, balancer, protocol, action);
        }

        var port = request.Inputs.Integer("port")!.Value;
        request.Require(
            balancer.Listeners.TryAdd(port, request.Name),
            "DuplicateListener",
            $"load balancer '{balancer.Name}' already listens on port {port}, by '{balancer.Listeners[port]}'. Choose "
                + $"another port."
        );

        var arn =
            $"{balancer.Arn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/{request.Hash.Hex(16)}";
        return new Answer(
            arn,
            request
                .NewRegionalState()
                .Set("arn", arn)
                .Defaults(("sslPolicy", ""), ("tcpIdleTimeoutSeconds", 350))
                .TagsAll()
                .Build()
        );
    }

    private static void Forward(ResourceRequest request, LoadBalancerRecord balancer, string protocol, InputBag action)
    {
        request.Require(
            action.Text("type") == "forward",
            "InvalidLoadBalancerAction",
            $"the action '{action.Text("type")}' is not one of a network load balancer, which forwards only."
        );
        var group = TargetGroups.Find(
            request,
            action.Text("targetGroupArn")
                ?? throw request.Refuse("ValidationError", "an action of type forward needs a targetGroupArn.")
        );
        request.Require(
            Compatible[protocol].Contains(group.Protocol),
            "IncompatibleProtocols",
            $"a {protocol} listener does not forward to target group '{group.Name}' with protocol {group.Protocol}; "
                + $"use {Format.Choice(Compatible[protocol])}."
        );
        request.Require(
            group.Vpc == balancer.Vpc,
            "InvalidConfigurationRequest",
            $"target group '{group.Name}' is of VPC '{group.Vpc?.Name}', load balancer '{balancer.Name}' of VPC "
                + $"'{balancer.Vpc.Name}'. Choose one VPC."
        );
        request.Require(
            group.Balancer is null || group.Balancer == balancer,
            "TargetGroupAssociationLimit",
            $"target group '{group.Name}' is behind load balancer '{group.Balancer?.Name}' already. One load balancer "
                + $"per target group."
        );
        group.Balancer = balancer;
    }
}
