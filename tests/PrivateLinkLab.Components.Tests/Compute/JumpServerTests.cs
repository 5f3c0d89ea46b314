using System.Text.Json;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Components.Tests.Compute;

public class JumpServerTests
{
    [Fact]
    public async Task JumpServer_Operator_MayForwardPortsOnThisInstanceOnly()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        var policy = graph.Get(Types.Policy, "JumpServer-operator-policy");
        var start = PolicyOf.Statement(policy, "policy", "StartSession");
        var instance = graph.Get(Types.Instance, "JumpServer-host-instance").Id;
        Assert.Equal(
            [
                $"arn:aws:ec2:us-east-1:123456789012:instance/{instance}",
                "arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSessionToRemoteHost",
            ],
            start.GetProperty("Resource").EnumerateArray().Select(arn => arn.GetString())
        );
        Assert.Equal(
            "true",
            start
                .GetProperty("Condition")
                .GetProperty("BoolIfExists")
                .GetProperty("ssm:SessionDocumentAccessCheck")
                .GetString()
        );
    }

    [Fact]
    public async Task JumpServer_Instance_HasTheArticlesNameAndNoInboundRule()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        Assert.Equal(
            "JumpServer",
            graph.Get(Types.Instance, "JumpServer-host-instance").Inputs.At("tags.Name").AsTextOrFail()
        );
        var group = graph.Get(Types.SecurityGroup, "JumpServer-host-security-group").Id;
        Assert.DoesNotContain(graph.OfType(Types.IngressRule), rule => rule.Inputs.GetText("securityGroupId") == group);
    }

    [Fact]
    public async Task JumpServer_OwnDocument_IsNamedInItsAccount()
    {
        var graph = await ComponentGraph.OfAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            _ = new JumpServer(
                "JumpServer",
                new JumpServerArgs
                {
                    Network = network,
                    Endpoints = new InterfaceEndpointSet(
                        "endpoints",
                        new InterfaceEndpointSetArgs { Network = network, Services = ["ssm", "ssmmessages"] }
                    ),
                    OperatorDocuments = ["ForwardToDatabase"],
                }
            );
        });

        JsonElement start = PolicyOf.Statement(graph.Only(Types.Policy), "policy", "StartSession");
        Assert.Contains(
            "arn:aws:ssm:us-east-1:123456789012:document/ForwardToDatabase",
            start.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task JumpServer_NoOperatorDocument_IsRefused()
    {
        var network = ExistingVpc.Network();
        InterfaceEndpointSet? endpoints = null;

        var refusal = await Refusal.AfterAsync(
            () =>
                endpoints = new InterfaceEndpointSet(
                    "endpoints",
                    new InterfaceEndpointSetArgs { Network = network, Services = ["ssm", "ssmmessages"] }
                ),
            () =>
                _ = new JumpServer(
                    "JumpServer",
                    new JumpServerArgs
                    {
                        Network = network,
                        Endpoints = endpoints!,
                        OperatorDocuments = [],
                    }
                )
        );

        Assert.Equal(
            "JumpServer 'JumpServer': OperatorDocuments has no document. Give at least one, such as "
                + "AWS-StartPortForwardingSessionToRemoteHost.",
            refusal
        );
    }

    [Theory]
    [InlineData(
        "sqs",
        "has no endpoint for ssm and ssmmessages, without which Session Manager cannot reach the jump server. Add them"
    )]
    [InlineData(
        "ssm sqs",
        "has no endpoint for ssmmessages, without which Session Manager cannot reach the jump server. Add it"
    )]
    public async Task JumpServer_EndpointsWithoutSessionManager_AreRefused(string services, string problem)
    {
        var network = ExistingVpc.Network();
        InterfaceEndpointSet? endpoints = null;

        var refusal = await Refusal.AfterAsync(
            () =>
                endpoints = new InterfaceEndpointSet(
                    "endpoints",
                    new InterfaceEndpointSetArgs { Network = network, Services = services.Split(' ') }
                ),
            () => _ = new JumpServer("JumpServer", new JumpServerArgs { Network = network, Endpoints = endpoints! })
        );

        Assert.Equal(
            $"JumpServer 'JumpServer': Endpoints {problem} to the Services of InterfaceEndpointSet 'endpoints', or to "
                + "its ExistingEndpoints.",
            refusal
        );
    }
}
