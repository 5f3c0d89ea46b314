using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Messaging;
using PrivateLinkLab.Configuration;
using Pulumi;

namespace PrivateLinkLab.Scenarios;

/// <summary>The instance on which the articles' commands are typed.</summary>
internal static class AppServer
{
    /// <summary>Makes the instance; with a queue, its role may use the queue.</summary>
    public static PrivateInstance Create(PrivateNetwork network, LabConfig config, SqsQueue? queue = null) =>
        new(
            network.Named("AppServer"),
            new PrivateInstanceArgs
            {
                Network = network.Vpc.Network,
                Endpoints = network.Endpoints,
                GatewayEndpoints = network.GatewayEndpoints,
                PublicEgress = network.PublicEgress,
                InstanceType = config.InstanceType,
                Stopped = config.Parked,
                Policies = PoliciesFor(queue),
                RoleNameTag = "myIAMRole",
                Tags = network.Tags,
            }
        );

    /// <summary>Gives the outputs that every scenario with this instance has.</summary>
    public static Dictionary<string, object?> Outputs(
        PrivateNetwork network,
        LabConfig config,
        PrivateInstance instance
    )
    {
        var outputs = new Dictionary<string, object?>
        {
            ["vpcId"] = network.Vpc.VpcId,
            ["appServerInstanceId"] = instance.InstanceId,
        };
        if (!config.Parked)
        {
            outputs["sessionCommand"] = Output.Format($"aws ssm start-session --target {instance.InstanceId}");
        }

        network.AddWarnings(outputs);
        return outputs;
    }

    private static Dictionary<string, Input<string>> PoliciesFor(SqsQueue? queue) =>
        queue is null ? [] : new() { ["queue"] = queue.UsePolicy };
}
