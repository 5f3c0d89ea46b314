using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Authorization;
using PrivateLinkLab.Reachability.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Faults;

/// <summary>Mistakes in policies, roles and instance profiles.</summary>
internal static class PermissionFaults
{
    private const string Policy = "policy";

    public static IEnumerable<Fault> All =>
    [
        new()
        {
            Name = "profile-missing",
            Summary = "The instances have no instance profile.",
            Symptom = "Session Manager shows no target, although the network is right: the agent has no permission.",
            Reasons = [ReasonCode.SsmNoInstanceProfile],
            Change = graph =>
            {
                var edit = new GraphEdit(graph);
                foreach (var instance in graph.ManagedInstances())
                {
                    edit.Unset(instance, "iamInstanceProfile");
                }

                return edit;
            },
        },
        new()
        {
            Name = "agent-policy-missing",
            Summary = "The instances' role lacks the permissions of the SSM agent.",
            Symptom = "Session Manager shows no target, although the network is right.",
            Reasons = [ReasonCode.SsmPermissionMissing],
            Change = graph => graph.ManagedInstances().Any()
                ? new GraphEdit(graph).Remove(PoliciesThatAllow(graph, "ssm:UpdateInstanceInformation"))
                : null,
        },
        new()
        {
            Name = "agent-policy-too-narrow",
            Summary = "The instances' role lacks ssmmessages:OpenControlChannel.",
            Symptom = "Session Manager shows no target, although the network is right.",
            Reasons = [ReasonCode.SsmPermissionMissing],
            Change = graph => graph.ManagedInstances().Any() ? WithoutAction(graph, "ssmmessages:OpenControlChannel") : null,
        },
        new()
        {
            Name = "metadata-off",
            Summary = "The instances' metadata service is off, from which the agent takes its credentials.",
            Symptom = "Session Manager shows no target, although network and permissions are right.",
            Reasons = [ReasonCode.SsmMetadataDisabled],
            Change = graph =>
            {
                var edit = new GraphEdit(graph);
                foreach (var instance in graph.ManagedInstances())
                {
                    edit.Set(instance, "metadataOptions", instance.Inputs.GetMap("metadataOptions").With("httpEndpoint", "disabled"));
                }

                return edit;
            },
        },
        new()
        {
            Name = "role-policy-too-narrow",
            Summary = "The instance's role may use the queue, but not send to it.",
            Symptom = "aws sqs send-message says AccessDenied.",
            Reasons = [AuthorizationReason.NoIdentityAllow],
            Change = graph => WithoutAction(graph, "sqs:SendMessage"),
        },
        new()
        {
            Name = "endpoint-policy-other-queue",
            Summary = "The policy of the endpoint for SQS names another queue.",
            Symptom = "aws sqs send-message says AccessDenied, although the role may send.",
            Reasons = [AuthorizationReason.EndpointImplicitDeny],
            Change = graph => Rewrite(graph, UsedEndpoints(graph), statement =>
                statement["Resource"] = "arn:aws:sqs:us-east-1:111122223333:another-queue"),
        },
        new()
        {
            Name = "endpoint-policy-denies",
            Summary = "The policy of the endpoint for SQS denies everything.",
            Symptom = "aws sqs send-message says AccessDenied, although the role may send.",
            Reasons = [AuthorizationReason.EndpointExplicitDeny],
            Change = graph => Rewrite(graph, UsedEndpoints(graph), statement => statement["Effect"] = "Deny"),
        },
        new()
        {
            Name = "queue-policy-denies",
            Summary = "The queue's policy denies sending unless the request comes through an endpoint that does not exist.",
            Symptom = "aws sqs send-message says AccessDenied, although role and endpoint allow it.",
            Reasons = [AuthorizationReason.ResourceExplicitDeny],
            Change = graph => Rewrite(graph, RolesUse(graph, "sqs") ? graph.OfTypes(ResourceTypes.QueuePolicy) : [], statement =>
            {
                if (TextOf(statement["Effect"]) == "Deny")
                {
                    statement["Condition"] = new JsonObject { ["StringNotEquals"] = new JsonObject { ["aws:SourceVpce"] = "vpce-0fa17fa17fa17fa17" } };
                }
            }),
        },
        new()
        {
            Name = "gateway-policy-too-narrow",
            Summary = "The policy of the gateway endpoint for S3 names another bucket only.",
            Symptom = "aws s3 ls says AccessDenied, although the role may list the buckets.",
            Reasons = [AuthorizationReason.EndpointImplicitDeny],
            Change = graph => Rewrite(graph, RolesUse(graph, "s3") ? graph.GatewayEndpoints() : [], statement =>
                statement["Resource"] = "arn:aws:s3:::another-bucket"),
        },
    ];

    private static IEnumerable<ResourceNode> PoliciesThatAllow(ResourceGraph graph, string action) =>
        graph.OfTypes(ResourceTypes.RolePolicy).Where(policy =>
            policy.Inputs.GetText(Policy)?.Contains($"\"{action}\"", StringComparison.Ordinal) == true);

    private static bool RolesUse(ResourceGraph graph, string service) =>
        graph.OfTypes(ResourceTypes.RolePolicy).Any(policy =>
            policy.Inputs.GetText(Policy)?.Contains($"\"{service}:", StringComparison.Ordinal) == true);

    private static IEnumerable<ResourceNode> UsedEndpoints(ResourceGraph graph) =>
        RolesUse(graph, "sqs") ? graph.InterfaceEndpoints("sqs") : [];

    private static GraphEdit WithoutAction(ResourceGraph graph, string action) =>
        Rewrite(graph, PoliciesThatAllow(graph, action), statement =>
        {
            if (statement["Action"] is JsonArray actions)
            {
                statement["Action"] = new JsonArray([.. actions.Where(item => TextOf(item) != action).Select(item => item?.DeepClone())]);
            }
            else if (TextOf(statement["Action"]) == action)
            {
                statement["Action"] = "sts:GetCallerIdentity";
            }
        });

    private static GraphEdit Rewrite(ResourceGraph graph, IEnumerable<ResourceNode> owners, Action<JsonObject> change)
    {
        var edit = new GraphEdit(graph);
        foreach (var owner in owners)
        {
            if (owner.Inputs.GetText(Policy) is { } text && Rewritten(text, change) is { } rewritten)
            {
                edit.Set(owner, Policy, rewritten);
            }
        }

        return edit;
    }

    // Null for a text that is no policy, which nothing reads either, and for one that stays as it is.
    private static string? Rewritten(string text, Action<JsonObject> change)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject document)
            {
                return null;
            }

            var before = document.ToJsonString();
            foreach (var statement in Statements(document["Statement"]))
            {
                change(statement);
            }

            return document.ToJsonString() is var after && after != before ? after : null;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonObject> Statements(JsonNode? statement) =>
        statement is JsonArray several ? several.OfType<JsonObject>() : statement is JsonObject one ? [one] : [];

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
