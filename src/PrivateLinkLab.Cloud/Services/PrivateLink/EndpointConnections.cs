using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Sns;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>
/// Connections of endpoints to a customer's service: EC2 API Reference, "AcceptVpcEndpointConnections" and
/// "CreateVpcEndpointConnectionNotification".
/// </summary>
internal static class EndpointConnections
{
    public static readonly ResourceKind AccepterKind = new(
        AwsTypes.VpcEndpointConnectionAccepter,
        "EC2 VPC Endpoint Connection Accepter",
        Accept
    );
    public static readonly ResourceKind NotificationKind = new(
        AwsTypes.VpcEndpointConnectionNotification,
        "EC2 VPC Endpoint Connection Notification",
        Notify
    );

    private static readonly string[] Events = ["Accept", "Connect", "Delete", "Reject"];

    /// <summary>Accepts one connection.</summary>
    public static Answer Accept(ResourceRequest request)
    {
        var service = VpcEndpointServices.Own(request, "vpcEndpointServiceId");
        var endpointId = request.RequiredText("vpcEndpointId");
        var endpoint = request
            .Cloud.All.Select(account => account.All<InterfaceEndpointRecord>().GetValueOrDefault(endpointId))
            .FirstOrDefault(endpoint => endpoint?.Service == service)
            ?? throw request.Refuse(
                "InvalidVpcEndpointId.NotFound",
                $"the endpoint '{endpointId}' has asked for no connection to the endpoint service '{service.Name}'."
            );
        request.Require(
            endpoint.State == InterfaceEndpointRecord.PendingAcceptance,
            "InvalidState",
            $"the connection of endpoint '{endpoint.Name}' is {endpoint.State} already: the endpoint service "
                + $"'{service.Name}' "
                + "does not wait for this acceptance. Either require acceptance or leave the accepter out."
        );
        endpoint.State = InterfaceEndpointRecord.Available;
        return new Answer(
            $"{service.Id}_{endpointId}",
            request.NewRegionalState().Set("vpcEndpointState", InterfaceEndpointRecord.Available).Build()
        );
    }

    /// <summary>Has a topic told of connections.</summary>
    public static Answer Notify(ResourceRequest request)
    {
        var service = VpcEndpointServices.Own(request, "vpcEndpointServiceId");
        var topicArn = request.RequiredText("connectionNotificationArn");
        request.Require(
            request.All<TopicRecord>().TryGetValue(topicArn, out var topic),
            "InvalidParameter",
            $"connectionNotificationArn '{topicArn}' is not the ARN of a topic of the account."
        );
        request.Require(
            topic.HasPolicyFor("vpce.amazonaws.com"),
            "InvalidParameter",
            $"the policy of topic '{topic.Name}' does not let vpce.amazonaws.com publish. Allow it sns:Publish."
        );
        var events = request.Inputs.Texts("connectionEvents");
        request.Require(
            events.Count > 0 && events.All(item => Events.Contains(item)),
            "InvalidParameter",
            $"connectionEvents are {Format.Enumeration(events)}; expected {Format.Choice(Events)}."
        );
        return new Answer(
            StableHash.Of(service.Id, topicArn).Ec2Id("vpce-nfn"),
            request.NewRegionalState().Set("notificationType", "Topic").Set("state", "Enabled").Build()
        );
    }
}
