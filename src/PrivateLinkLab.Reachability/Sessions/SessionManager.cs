using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Access;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Sessions;

/// <summary>
/// Whether Session Manager can open sessions on an instance: the agent dials out, so that no inbound rule is needed,
/// but a way, a name and permissions are (AWS Systems Manager User Guide, "Session Manager prerequisites" and "Managing
/// EC2 instances automatically with Default Host Management Configuration").
/// </summary>
internal sealed class SessionManager(
    Topology topology,
    ToHost hosts,
    InstanceCredentials credentials,
    ModelPolicies policies
)
{
    private const int Https = 443;

    private const string DefaultHostRole = "AWSSystemsManagerDefaultEC2InstanceManagementRole";

    private const string DefaultHostPolicy = "arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy";

    // The endpoint ec2messages is not among them: agents use it only as long as ssmmessages does not answer.
    private static readonly (string Service, string[] Actions)[] Needs =
    [
        ("ssm", ["ssm:UpdateInstanceInformation"]),
        (
            "ssmmessages",
            [
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel",
            ]
        ),
    ];

    /// <summary>Traces everything that a session on the instance needs.</summary>
    public void Ready(Trace trace, Instance instance, NetworkInterface item)
    {
        HostPower.Runs(trace, instance, HostRole.Session);
        Metadata(trace, instance);
        var (known, role) = Credentials(trace, instance, item);
        var vpc = topology.VpcOf(item);
        if (vpc.Region is not { } region)
        {
            trace.Doubt(vpc.Identity, Reason.UnknownDestination, new AgentRegionNotKnown());
            return;
        }

        foreach (var (service, actions) in Needs)
        {
            var host = AwsRegion.Of(region).Host(service);
            var way = hosts.To(
                item,
                host,
                Flow.Tcp(Place.Of(item), Https, instance.IsWindows ? PortSpan.Windows : PortSpan.Linux)
            );
            Reach(trace, instance, service, host, way);
            if (known && role is not null)
            {
                Authorize(trace, instance, item, role, service, actions, way, region);
            }
        }

        if (trace.IsClear)
        {
            trace.Arrive(instance.Identity, new AgentRegisters());
            trace.Add(new AgentOfImage());
        }
    }

    private static void Reach(Trace trace, Instance instance, string service, string host, HostTrace way)
    {
        trace.AppendNeeded(way.Trace);
        if (way.Trace.Verdict == Verdict.Blocked)
        {
            trace.Add(
                new Admitted(
                    instance.Identity,
                    Direction.Request,
                    Truth.False,
                    Reason.SsmEndpointUnreachable,
                    new AgentCannotReach(service, host, way.Trace.Cause!)
                )
            );
        }
    }

    private static void Metadata(Trace trace, Instance instance)
    {
        switch (instance.MetadataEnabled)
        {
            case Truth.False:
                trace.Stop(
                    instance.Identity,
                    Reason.SsmMetadataDisabled,
                    new AgentMetadata(),
                    new EnableMetadataService(instance.Identity, Reason.SsmMetadataDisabled)
                );
                break;
            case Truth.Unknown:
                trace.Doubt(instance.Identity, Reason.SsmMetadataDisabled, new AgentMetadata());
                break;
            case Truth.True:
                break;
            default:
                throw new UnreachableException($"There is no certainty {instance.MetadataEnabled}.");
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
            case Truth.True:
                TokensForHostManagement(trace, instance);
                return (true, HostManagementRole(item));
            case Truth.Unknown:
                trace.Doubt(instance.Identity, Reason.SsmNoInstanceProfile, new AgentWithoutProfile());
                return (false, null);
            case Truth.False:
                trace.Stop(
                    instance.Identity,
                    Reason.SsmNoInstanceProfile,
                    new AgentWithoutProfile(),
                    new GiveInstanceProfile(instance.Identity)
                );
                return (true, null);
            default:
                throw new UnreachableException($"There is no certainty {topology.Model.DefaultHostManagement}.");
        }
    }

    private static void TokensForHostManagement(Trace trace, Instance instance)
    {
        switch (instance.MetadataTokensRequired)
        {
            case Truth.True:
                trace.Pass(instance.Identity, new HostManagementTokens());
                trace.Add(new AgentForHostManagement());
                break;
            case Truth.False:
                trace.Stop(
                    instance.Identity,
                    Reason.SsmMetadataVersion,
                    new HostManagementTokens(),
                    new RequireMetadataTokens(instance.Identity)
                );
                break;
            case Truth.Unknown:
                trace.Doubt(instance.Identity, Reason.SsmMetadataVersion, new HostManagementTokens());
                break;
            default:
                throw new UnreachableException($"There is no certainty {instance.MetadataTokensRequired}.");
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
            Arn = topology.VpcOf(item).Account is { } account
                ? $"arn:aws:iam::{account}:role/service-role/{name}"
                : null,
            ManagedPolicyArns = [DefaultHostPolicy],
        };
    }

    private void Authorize(
        Trace trace,
        Instance instance,
        NetworkInterface item,
        Role role,
        string service,
        string[] actions,
        HostTrace way,
        string region
    )
    {
        var failed = false;
        var path = ServiceAccess.PathOf(topology, item, way);
        foreach (var action in actions)
        {
            var decision = policies.Decide(
                new AuthorizationRequest
                {
                    Caller = ModelPolicies.CallerOf(role, ServiceAccess.SessionNameOf(instance)),
                    Action = action,
                    ResourceArn =
                        action == actions[0] && service == "ssm" ? instance.Arn : AuthorizationRequest.AnyResource,
                    // An instance has a role of its own account.
                    ResourceAccount = role.Owner.Account,
                    IsOfCallersAccount = role.Owner.IsSameAs(role.Owner),
                    Region = region,
                    Path = path,
                },
                role,
                [],
                way.Endpoint
            );
            if (decision.Passes == Truth.True)
            {
                continue;
            }

            failed = true;
            decision.AddTo(trace);
            if (decision.Passes == Truth.False)
            {
                trace.Add(
                    new Authorized(
                        role.Identity,
                        Truth.False,
                        Reason.SsmPermissionMissing,
                        new AgentMayNotCall(instance.Identity, action, decision.Decision)
                    )
                );
            }
        }

        if (!failed)
        {
            trace.Add(
                new Authorized(
                    role.Identity,
                    Truth.True,
                    null,
                    new RoleMayCall([.. actions], ThroughEndpoint: way.Endpoint is not null)
                )
            );
        }
    }
}

/// <summary>The region of an instance is not known, so neither are the names that its agent dials.</summary>
internal sealed record AgentRegionNotKnown : AdmissionDetail;

/// <summary>Whether the metadata service gives the agent credentials.</summary>
internal sealed record AgentMetadata : AdmissionDetail;

/// <summary>
/// An instance has no instance profile, and no Default Host Management that makes up for it, or maybe none.
/// </summary>
internal sealed record AgentWithoutProfile : AdmissionDetail;

/// <summary>Whether an instance requires IMDSv2, which Default Host Management works with only.</summary>
internal sealed record HostManagementTokens : AdmissionDetail;

/// <summary>The agent cannot reach a service that it needs.</summary>
/// <param name="Service">The service.</param>
/// <param name="Host">Its name.</param>
/// <param name="Cause">The step that stops the agent.</param>
internal sealed record AgentCannotReach(string Service, string Host, Step Cause) : AdmissionDetail;

/// <summary>The agent registers with Session Manager.</summary>
internal sealed record AgentRegisters : ArrivalDetail;

/// <summary>The agent's role may call what the agent needs of a service.</summary>
internal sealed record RoleMayCall(ImmutableArray<string> Actions, bool ThroughEndpoint) : AuthorizationDetail;

/// <summary>The agent may not call an action that it needs.</summary>
internal sealed record AgentMayNotCall(Identity Instance, string Action, AuthorizationDecision Decision)
    : AuthorizationDetail;

/// <summary>The agent and its version are part of the instance's image.</summary>
internal sealed record AgentOfImage : Note;

/// <summary>Default Host Management asks for a newer agent.</summary>
internal sealed record AgentForHostManagement : Note;

/// <summary>An instance is to have an instance profile with a role, or the account Default Host Management.</summary>
internal sealed record GiveInstanceProfile(Identity Instance) : Change(Instance, Reason.SsmNoInstanceProfile);

/// <summary>An instance is to require IMDSv2.</summary>
internal sealed record RequireMetadataTokens(Identity Instance) : Change(Instance, Reason.SsmMetadataVersion);
