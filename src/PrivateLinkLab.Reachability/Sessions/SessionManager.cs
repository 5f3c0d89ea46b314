using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Access;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Sessions;

/// <summary>
/// Whether Session Manager can open sessions on an instance: the agent dials out, so that no inbound rule is needed, but a
/// way, a name and permissions are (AWS Systems Manager User Guide, "Session Manager prerequisites" and "Managing EC2
/// instances automatically with Default Host Management Configuration").
/// </summary>
internal sealed class SessionManager(
    Topology topology, HostPath hosts, InstanceCredentials credentials, IAuthorizer authorizer)
{
    private const int Https = 443;

    private const string DefaultHostRole = "AWSSystemsManagerDefaultEC2InstanceManagementRole";

    private const string DefaultHostPolicy = "arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy";

    // The endpoint ec2messages is not among them: agents use it only as long as ssmmessages does not answer.
    private static readonly (string Service, string[] Actions)[] Needs =
    [
        ("ssm", ["ssm:UpdateInstanceInformation"]),
        ("ssmmessages",
        [
            "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
        ]),
    ];

    /// <summary>Traces everything that a session on the instance needs.</summary>
    public void Ready(Trace trace, Instance instance, NetworkInterface item)
    {
        PowerCheck.Runs(trace, instance, HopKind.SessionManager);
        Metadata(trace, instance);
        var (known, role) = Credentials(trace, instance, item);
        var vpc = topology.VpcOf(item);
        if (vpc.Region is not { } region)
        {
            trace.LegacyDoubt(vpc.Identity, HopKind.SessionManager,
                $"The region of VPC {vpc.Identity} is not known, so neither are the names that the agent dials.",
                ReasonCode.UnknownDestination);
            return;
        }

        foreach (var (service, actions) in Needs)
        {
            var host = AwsRegion.Of(region).Host(service);
            var way = hosts.To(item, host, Flow.Tcp(Place.Of(item), Https, instance.IsWindows ? PortSpan.Windows : PortSpan.Linux));
            Reach(trace, instance, service, host, way);
            if (known && role is not null)
            {
                Permissions(trace, instance, item, role, service, actions, way, region);
            }
        }

        if (trace.IsClear)
        {
            trace.LegacyArrive(instance.Identity, HopKind.SessionManager,
                $"The agent on {instance.Identity} registers with Session Manager; no inbound rule is needed, because "
                    + "it dials out.");
            trace.LegacyRemark(
                "The agent itself (3.0.222.0 or newer for port forwarding, 3.1.1374.0 for remote hosts) is part of the "
                    + "image, not of the network.");
        }
    }

    private static void Reach(Trace trace, Instance instance, string service, string host, HostTrace way)
    {
        trace.AppendNeeded(way.Trace);
        if (way.Trace.Verdict == Verdict.Blocked)
        {
            trace.LegacyFail(instance.Identity, HopKind.SessionManager,
                $"The agent on {instance.Identity} cannot reach {service} at {host}: {Sentences.Evidence(way.Trace.Cause!)}", ReasonCode.SsmEndpointUnreachable);
        }
    }

    private static void Metadata(Trace trace, Instance instance)
    {
        switch (instance.MetadataEnabled)
        {
            case false:
                trace.LegacyDeny(instance.Identity, HopKind.SessionManager,
                    $"The metadata service of {instance.Identity} is off, so the agent gets no credentials.", ReasonCode.SsmMetadataDisabled,
                    $"Set metadataOptions.httpEndpoint of {instance.Identity} to enabled.");
                break;
            case null:
                trace.LegacyDoubt(instance.Identity, HopKind.SessionManager,
                    $"Whether the metadata service of {instance.Identity} is on is not known.",
                    ReasonCode.SsmMetadataDisabled);
                break;
        }
    }

    private (bool Known, Role? Role) Credentials(Trace trace, Instance instance, NetworkInterface item)
    {
        var (known, role) = credentials.Of(instance, trace);
        if (!known || role is not null)
        {
            return (known, role);
        }

        switch (topology.Model.DefaultHostManagement)
        {
            case true:
                TokensForHostManagement(trace, instance);
                return (true, HostManagementRole(item));
            case null:
                trace.LegacyDoubt(instance.Identity, HopKind.SessionManager,
                    $"{instance.Identity} has no instance profile, and whether Default Host Management has a role is "
                        + "not known.", ReasonCode.SsmNoInstanceProfile);
                return (false, null);
            default:
                trace.LegacyDeny(instance.Identity, HopKind.SessionManager,
                    $"{instance.Identity} has no instance profile with a role, and Default Host Management is off, so "
                        + "the agent has no credentials.",
                    ReasonCode.SsmNoInstanceProfile,
                    $"Give {instance.Identity} an instance profile whose role has AmazonSSMManagedInstanceCore, or "
                        + "turn Default Host Management on.");
                return (true, null);
        }
    }

    private static void TokensForHostManagement(Trace trace, Instance instance)
    {
        switch (instance.MetadataTokensRequired)
        {
            case true:
                trace.LegacyAllow(instance.Identity, HopKind.SessionManager,
                    $"Default Host Management gives {instance.Identity} credentials: it requires IMDSv2.");
                trace.LegacyRemark("Default Host Management needs agent 3.2.582.0 or newer.");
                break;
            case false:
                trace.LegacyDeny(instance.Identity, HopKind.SessionManager,
                    $"Default Host Management works with IMDSv2 only, which {instance.Identity} does not require.", ReasonCode.SsmMetadataVersion,
                    $"Set metadataOptions.httpTokens of {instance.Identity} to required.");
                break;
            default:
                trace.LegacyDoubt(instance.Identity, HopKind.SessionManager,
                    $"Default Host Management works with IMDSv2 only, and whether {instance.Identity} requires that is "
                        + "not known.", ReasonCode.SsmMetadataVersion);
                break;
        }
    }

    private Role HostManagementRole(NetworkInterface item)
    {
        var name = topology.Model.DefaultHostManagementRole;
        if (name is not null && topology.Model.Roles.TryGetValue(name, out var role))
        {
            return role;
        }

        name ??= DefaultHostRole;
        return new Role
        {
            Identity = Identity.OutsideGraph(name),
            Arn = topology.VpcOf(item).Account is { } account ? $"arn:aws:iam::{account}:role/service-role/{name}" : null,
            ManagedPolicyArns = [DefaultHostPolicy],
        };
    }

    private void Permissions(
        Trace trace, Instance instance, NetworkInterface item, Role role, string service, string[] actions, HostTrace way, string region)
    {
        var failed = false;
        var path = ServiceAccess.PathOf(topology, item, way);
        foreach (var action in actions)
        {
            var decision = authorizer.Decide(new AccessRequest
            {
                Principal = role,
                SessionName = ServiceAccess.SessionNameOf(instance),
                Action = action,
                Resource = action == actions[0] && service == "ssm" ? instance.Arn : "*",
                // An instance has a role of its own account.
                ResourceOwner = role.Owner,
                Region = region,
                Path = path,
            });
            if (decision.Decision != Decision.Allow)
            {
                failed = true;
                trace.LegacyAppend(decision);
                if (decision.Decision == Decision.Deny)
                {
                    trace.LegacyFail(role.Identity, HopKind.SessionManager,
                        $"The agent on {instance.Identity} may not call {action}: {decision.Explanation}", ReasonCode.SsmPermissionMissing);
                }
            }
        }

        if (!failed)
        {
            trace.LegacyAllow(role.Identity, HopKind.Policy,
                $"Role {role.Identity} may call "
                    + $"{string.Join(", ", actions)}{(path.Endpoint is null ? "" : ", and the endpoint's policy lets it")}.");
        }
    }
}
