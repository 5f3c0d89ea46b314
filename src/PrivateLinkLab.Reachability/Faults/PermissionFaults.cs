using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;

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
            Reasons = ["SSM_NO_INSTANCE_PROFILE"],
            Change = graph =>
            {
                var edit = new GraphEdit(graph);
                foreach (var instance in graph.OfType(GraphParts.Instance))
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
            Reasons = ["SSM_MISSING_PERMISSIONS", "IAM_NO_IDENTITY_ALLOW"],
            Change = graph => new GraphEdit(graph).Remove(
                graph.OfType(GraphParts.RolePolicy).Where(policy => Allows(policy, "ssm:UpdateInstanceInformation"))),
        },
        new()
        {
            Name = "agent-policy-too-narrow",
            Summary = "The instances' role lacks ssmmessages:OpenControlChannel.",
            Symptom = "Session Manager shows no target, although the network is right.",
            Reasons = ["SSM_MISSING_PERMISSIONS", "IAM_NO_IDENTITY_ALLOW"],
            Change = graph => WithoutAction(graph, GraphParts.RolePolicy, "ssmmessages:OpenControlChannel"),
        },
        new()
        {
            Name = "metadata-off",
            Summary = "The instances' metadata service is off, from which the agent takes its credentials.",
            Symptom = "Session Manager shows no target, although network and permissions are right.",
            Reasons = ["SSM_METADATA_DISABLED"],
            Change = graph =>
            {
                var edit = new GraphEdit(graph);
                foreach (var instance in graph.OfType(GraphParts.Instance))
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
            Reasons = ["IAM_NO_IDENTITY_ALLOW"],
            Change = graph => WithoutAction(graph, GraphParts.RolePolicy, "sqs:SendMessage"),
        },
        new()
        {
            Name = "endpoint-policy-other-queue",
            Summary = "The policy of the endpoint for SQS names another queue.",
            Symptom = "aws sqs send-message says AccessDenied, although the role may send.",
            Reasons = ["VPCE_POLICY_IMPLICIT_DENY"],
            Change = graph => Rewrite(graph, graph.InterfaceEndpoints("sqs"), statement =>
                statement["Resource"] = "arn:aws:sqs:us-east-1:111122223333:another-queue"),
        },
        new()
        {
            Name = "endpoint-policy-denies",
            Summary = "The policy of the endpoint for SQS denies everything.",
            Symptom = "aws sqs send-message says AccessDenied, although the role may send.",
            Reasons = ["VPCE_POLICY_EXPLICIT_DENY"],
            Change = graph => Rewrite(graph, graph.InterfaceEndpoints("sqs"), statement => statement["Effect"] = "Deny"),
        },
        new()
        {
            Name = "queue-policy-denies",
            Summary = "The queue's policy denies sending unless the request comes through an endpoint that does not exist.",
            Symptom = "aws sqs send-message says AccessDenied, although role and endpoint allow it.",
            Reasons = ["IAM_RESOURCE_POLICY_EXPLICIT_DENY", "IAM_EXPLICIT_DENY"],
            Change = graph => Rewrite(graph, graph.OfType(GraphParts.QueuePolicy), statement =>
            {
                if (statement["Effect"]?.GetValue<string>() == "Deny")
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
            Reasons = ["VPCE_POLICY_IMPLICIT_DENY"],
            Change = graph => Rewrite(graph, graph.GatewayEndpoints("s3"), statement =>
                statement["Resource"] = "arn:aws:s3:::another-bucket"),
        },
    ];

    private static bool Allows(ResourceNode policy, string action) =>
        policy.Inputs.GetText(Policy)?.Contains($"\"{action}\"", StringComparison.Ordinal) == true;

    private static GraphEdit WithoutAction(ResourceGraph graph, string type, string action) =>
        Rewrite(graph, graph.OfType(type).Where(policy => Allows(policy, action)), statement =>
        {
            if (statement["Action"] is JsonArray actions)
            {
                var left = actions.Select(item => item!.GetValue<string>()).Where(item => item != action);
                statement["Action"] = new JsonArray([.. left.Select(item => (JsonNode)item)]);
            }
            else if (statement["Action"]?.GetValue<string>() == action)
            {
                statement["Action"] = "sts:GetCallerIdentity";
            }
        });

    private static GraphEdit Rewrite(ResourceGraph graph, IEnumerable<ResourceNode> owners, Action<JsonObject> change)
    {
        var edit = new GraphEdit(graph);
        foreach (var owner in owners)
        {
            if (owner.Inputs.GetText(Policy) is not { } text || JsonNode.Parse(text) is not JsonObject document)
            {
                continue;
            }

            foreach (var statement in document["Statement"] is JsonArray statements ? statements.OfType<JsonObject>() : [])
            {
                change(statement);
            }

            if (document.ToJsonString() is var rewritten && rewritten != text)
            {
                edit.Set(owner, Policy, rewritten);
            }
        }

        return edit;
    }
}
