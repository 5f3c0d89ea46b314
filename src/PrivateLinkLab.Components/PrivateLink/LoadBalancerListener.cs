using System.Globalization;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>
/// What a service's load balancer does with the connections that it takes: one listener, and the targets behind it.
/// </summary>
internal static class LoadBalancerListener
{
    /// <summary>Creates the target group, the attachments of the targets and the listener.</summary>
    /// <param name="service">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="loadBalancerArn">The load balancer's ARN.</param>
    /// <param name="before">Receives what must be there before anybody connects.</param>
    public static void Create(
        Resource service,
        string name,
        ProviderEndpointServiceArgs args,
        Output<string> loadBalancerArn,
        InputList<Resource> before
    )
    {
        var asChild = new CustomResourceOptions { Parent = service };
        var port = ProviderEndpointService.TargetPortOf(args);
        var targetGroup = new Aws.LB.TargetGroup(
            $"{name}-target-group",
            new Aws.LB.TargetGroupArgs
            {
                // Another port replaces the group while the listener still has the old one: the names must differ.
                Name = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ProviderEndpointService.LoadBalancerNameOf(name, args)}-{port}"
                ),
                VpcId = args.Network.VpcId,
                TargetType = "ip",
                Protocol = "TCP",
                Port = port,
                PreserveClientIp = args.PreserveClientIp ? "true" : "false",
                HealthCheck = new Aws.LB.Inputs.TargetGroupHealthCheckArgs
                {
                    Protocol = args.HealthCheckPath is null ? "TCP" : "HTTP",
                    Path = args.HealthCheckPath!,
                    Port = "traffic-port",
                },
                Tags = ResourceTags.For($"{name}-target-group", args.Tags),
            },
            asChild
        );
        foreach (var (target, server) in args.Targets)
        {
            before.Add(
                new Aws.LB.TargetGroupAttachment(
                    $"{name}-target-{target}",
                    new Aws.LB.TargetGroupAttachmentArgs
                    {
                        TargetGroupArn = targetGroup.Arn,
                        TargetId = server.IpAddress,
                        Port = port,
                    },
                    asChild
                )
            );
        }

        before.Add(
            new Aws.LB.Listener(
                $"{name}-listener",
                new Aws.LB.ListenerArgs
                {
                    LoadBalancerArn = loadBalancerArn,
                    Protocol = "TCP",
                    Port = args.Port,
                    DefaultActions = new Aws.LB.Inputs.ListenerDefaultActionArgs
                    {
                        Type = "forward",
                        TargetGroupArn = targetGroup.Arn,
                    },
                    Tags = ResourceTags.For($"{name}-listener", args.Tags),
                },
                asChild
            )
        );
    }
}
