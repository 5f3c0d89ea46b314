using PrivateLinkLab.Components.PrivateLink;

namespace PrivateLinkLab.Components.Tests.PrivateLink;

public class ConnectionNotificationsTests
{
    private const string ServiceArn =
        "arn:aws:ec2:us-east-1:123456789012:vpc-endpoint-service/vpce-svc-0123456789abcdef0";

    [Fact]
    public async Task ConnectionNotifications_OfAService_AreForItsEventsAndPublishedByItAlone()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var pair = new PrivateLinkPair(new());
            _ = new ConnectionNotifications(
                "bell",
                new() { ServiceId = pair.Service.ServiceId, ServiceArn = ServiceArn }
            );
        });

        var service = graph.Only(Types.EndpointService);
        var notification = graph.Only(Types.ConnectionNotification);
        Assert.Equal(service.Id, notification.Inputs.GetText("vpcEndpointServiceId"));
        Assert.Equal(["Accept", "Connect", "Delete", "Reject"], notification.Inputs.GetTexts("connectionEvents"));
        var topic = graph.Only(Types.Topic).Outputs.GetText("arn");
        Assert.Equal(topic, graph.Get(ComponentTypes.ConnectionNotifications, "bell").Outputs.GetText("topicArn"));
        var publish = PolicyOf.Statement(graph.Only(Types.TopicPolicy), "policy", "EndpointService");
        Assert.Equal(
            ServiceArn,
            publish.GetProperty("Condition").GetProperty("ArnLike").GetProperty("aws:SourceArn").GetString()
        );
        Assert.Equal(
            "Deny",
            PolicyOf.Statement(graph.Only(Types.TopicPolicy), "policy", "TlsOnly").GetProperty("Effect").GetString()
        );
    }
}
