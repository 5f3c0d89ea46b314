using System.Globalization;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>
/// What a service's load balancer does with the connections that it takes on a port: a listener, and the targets behind
/// it.
/// </summary>
internal static class LoadBalancerListener
{
    private const int LongestGroupName = 32;

    /// <summary>Creates the target group, the attachments of the targets and the listener.</summary>
    /// <param name="service">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="role">The listener's name; empty for the first.</param>
    /// <param name="listener">The listener.</param>
    /// <param name="loadBalancerArn">The load balancer's ARN.</param>
    /// <param name="before">Receives what must be there before anybody connects.</param>
    /// <returns>The target group's ARN.</returns>
    public static Output<string> Create(
        Resource service,
        string name,
        ProviderEndpointServiceArgs args,
        string role,
        ServiceListener listener,
        Output<string> loadBalancerArn,
        InputList<Resource> before
    )
    {
        var asChild = new CustomResourceOptions { Parent = service };
        var prefix = ProviderEndpointService.PrefixOf(name, role);
        var targetGroup = new Aws.LB.TargetGroup(
            $"{prefix}-target-group",
            new Aws.LB.TargetGroupArgs
            {
                // Another port replaces the group while the listener still has the old one: the names must differ.
                Name = GroupName(ProviderEndpointService.LoadBalancerNameOf(name, args), role, listener),
                VpcId = args.Network.VpcId,
                TargetType = "ip",
                Protocol = listener.TargetName,
                Port = listener.PortOfTargets,
                // Of UDP it cannot be turned off.
                PreserveClientIp =
                    listener.TakesUdp ? null!
                    : args.PreserveClientIp ? "true"
                    : "false",
                ProxyProtocolV2 = listener.ProxyProtocolV2 ? true : null!,
                HealthCheck = new Aws.LB.Inputs.TargetGroupHealthCheckArgs
                {
                    Protocol = listener.HealthCheckPath is null ? "TCP" : "HTTP",
                    Path = listener.HealthCheckPath!,
                    Port = listener.HealthCheckPort?.ToString(CultureInfo.InvariantCulture) ?? "traffic-port",
                },
                Tags = ResourceTags.For($"{prefix}-target-group", args.Tags),
            },
            asChild
        );
        foreach (var (target, server) in args.Targets)
        {
            before.Add(
                new Aws.LB.TargetGroupAttachment(
                    $"{prefix}-target-{target}",
                    new Aws.LB.TargetGroupAttachmentArgs
                    {
                        TargetGroupArn = targetGroup.Arn,
                        TargetId = server.IpAddress,
                        Port = listener.PortOfTargets,
                    },
                    asChild
                )
            );
        }

        before.Add(
            new Aws.LB.Listener(
                $"{prefix}-listener",
                new Aws.LB.ListenerArgs
                {
                    LoadBalancerArn = loadBalancerArn,
                    Protocol = listener.ListenerName,
                    Port = listener.Port,
                    CertificateArn = listener.CertificateArn!,
                    SslPolicy = listener.CertificateArn is null ? null! : ServiceListener.DefaultSslPolicy,
                    DefaultActions = new Aws.LB.Inputs.ListenerDefaultActionArgs
                    {
                        Type = "forward",
                        TargetGroupArn = targetGroup.Arn,
                    },
                    Tags = ResourceTags.For($"{prefix}-listener", args.Tags),
                },
                asChild
            )
        );
        return targetGroup.Arn;
    }

    // A further listener may have the targets' port of another: its own is in the name as well.
    private static string GroupName(string loadBalancer, string role, ServiceListener listener)
    {
        if (role.Length == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{loadBalancer}-{listener.PortOfTargets}");
        }

        var ports = string.Create(CultureInfo.InvariantCulture, $"-{listener.Port}-{listener.PortOfTargets}");
        var longest = LongestGroupName - ports.Length;
        return (loadBalancer.Length > longest ? loadBalancer[..longest].TrimEnd('-') : loadBalancer) + ports;
    }
}
