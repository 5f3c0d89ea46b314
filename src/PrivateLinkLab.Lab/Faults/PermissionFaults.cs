using System.Text.Json.Nodes;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>Mistakes in policies, roles and instance profiles.</summary>
internal static class PermissionFaults
{
    // What the console gives to a key's administrators (AWS KMS developer guide, "Default key policy").
    private const string ForAdministrators = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["kms:Create*",
        "kms:Delete*","kms:Describe*","kms:Disable*","kms:Enable*","kms:Get*","kms:List*","kms:Put*","kms:Revoke*",
        "kms:ScheduleKeyDeletion","kms:TagResource","kms:UntagResource","kms:Update*"],"Resource":"*"}]}
        """;

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "key-for-administrators-only",
                Summary = "The customer managed keys' policies let administrators in, and nobody use the keys.",
                Symptom = "Queues, buckets and secrets that the keys encrypt answer AccessDenied.",
                Reasons = [AuthorizationReason.ResourceNoAllow, AuthorizationReason.NoIdentityAllow],
                Change = graph =>
                    new GraphEdit(graph)
                        .Remove(graph.OfTypes(AwsTypes.KmsKeyPolicy))
                        .SetAll(graph.OfTypes(AwsTypes.KmsKey), "policy", ForAdministrators),
            },
            new()
            {
                Name = "profile-missing",
                Summary = "The instances have no instance profile.",
                Symptom =
                    "Session Manager shows no target, although the network is right: the agent has no permission.",
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
                Change = graph =>
                    graph.ManagedInstances().Any()
                        ? new GraphEdit(graph).Remove(graph.PoliciesThatAllow("ssm:UpdateInstanceInformation"))
                        : null,
            },
            new()
            {
                Name = "agent-policy-too-narrow",
                Summary = "The instances' role lacks ssmmessages:OpenControlChannel.",
                Symptom = "Session Manager shows no target, although the network is right.",
                Reasons = [ReasonCode.SsmPermissionMissing],
                Change = graph =>
                    graph.ManagedInstances().Any() ? WithoutAction(graph, "ssmmessages:OpenControlChannel") : null,
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
                        edit.Set(
                            instance,
                            "metadataOptions",
                            instance.Inputs.GetMap("metadataOptions").With("httpEndpoint", "disabled")
                        );
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
                Change = graph =>
                    new GraphEdit(graph).Rewrite(UsedEndpoints(graph), statement =>
                        statement["Resource"] = "arn:aws:sqs:us-east-1:111122223333:another-queue"
                    ),
            },
            new()
            {
                Name = "endpoint-policy-denies",
                Summary = "The policy of the endpoint for SQS denies everything.",
                Symptom = "aws sqs send-message says AccessDenied, although the role may send.",
                Reasons = [AuthorizationReason.EndpointExplicitDeny],
                Change = graph =>
                    new GraphEdit(graph).Rewrite(UsedEndpoints(graph), statement => statement["Effect"] = "Deny"),
            },
            new()
            {
                Name = "queue-policy-denies",
                Summary =
                    "The queue's policy denies sending unless the request comes through an endpoint that does not "
                    + "exist.",
                Symptom = "aws sqs send-message says AccessDenied, although role and endpoint allow it.",
                Reasons = [AuthorizationReason.ResourceExplicitDeny],
                Change = graph =>
                    new GraphEdit(graph).Rewrite(
                        RolesUse(graph, "sqs") ? graph.OfTypes(AwsTypes.QueuePolicy) : [],
                        statement =>
                        {
                            if (PolicyEdits.TextOf(statement["Effect"]) == "Deny")
                            {
                                statement["Condition"] = new JsonObject
                                {
                                    ["StringNotEquals"] = new JsonObject
                                    {
                                        ["aws:SourceVpce"] = "vpce-0fa17fa17fa17fa17",
                                    },
                                };
                            }
                        }
                    ),
            },
            new()
            {
                Name = "gateway-policy-too-narrow",
                Summary = "The policy of the gateway endpoint for S3 names another bucket only.",
                Symptom = "aws s3 ls says AccessDenied, although the role may list the buckets.",
                Reasons = [AuthorizationReason.EndpointImplicitDeny],
                Change = graph =>
                    new GraphEdit(graph).Rewrite(RolesUse(graph, "s3") ? graph.GatewayEndpoints() : [], statement =>
                        statement["Resource"] = "arn:aws:s3:::another-bucket"
                    ),
            },
        ];

    private static bool RolesUse(ResourceGraph graph, string service) =>
        graph
            .OfTypes(AwsTypes.RolePolicy)
            .Any(policy =>
                policy.Inputs.GetText(PolicyEdits.Policy)?.Contains($"\"{service}:", StringComparison.Ordinal) == true
            );

    private static IEnumerable<ResourceNode> UsedEndpoints(ResourceGraph graph) =>
        RolesUse(graph, "sqs") ? graph.InterfaceEndpoints("sqs") : [];

    private static GraphEdit WithoutAction(ResourceGraph graph, string action) =>
        new GraphEdit(graph).Rewrite(graph.PoliciesThatAllow(action), statement =>
        {
            if (statement["Action"] is JsonArray actions)
            {
                statement["Action"] = new JsonArray([
                    .. actions.Where(item => PolicyEdits.TextOf(item) != action).Select(item => item?.DeepClone()),
                ]);
            }
            else if (PolicyEdits.TextOf(statement["Action"]) == action)
            {
                statement["Action"] = "sts:GetCallerIdentity";
            }
        });
}
