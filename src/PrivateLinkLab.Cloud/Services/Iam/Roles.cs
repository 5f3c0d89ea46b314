using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Iam;

/// <summary>A role.</summary>
internal sealed record RoleRecord(string Name, string Arn)
{
    /// <summary>The characters that its inline policies have so far.</summary>
    public int InlinePolicyLength { get; set; }
}

/// <summary>Roles and their inline policies: IAM API Reference, "CreateRole" and "PutRolePolicy".</summary>
internal static class Roles
{
    public static readonly ResourceKind Kind = new(AwsTypes.Role, "IAM Role", Create);
    public static readonly ResourceKind PolicyKind = new(AwsTypes.RolePolicy, "IAM Role Policy", AddPolicy);

    private const int TrustPolicyLimit = 4096;
    private const int InlinePolicyLimit = 10240;
    private const int DescriptionLimit = 1000;

    public static Answer Create(ResourceRequest request)
    {
        var name = IamNames.Checked(request, request.PhysicalName(), 64);
        var path = IamNames.CheckedPath(request);
        var trust = IamNames.CheckedPolicy(request, "assumeRolePolicy", PolicyPlace.Trust, TrustPolicyLimit);
        request.RequireRange("maxSessionDuration", 3600, 43200, "ValidationError", " seconds");
        var description = request.Inputs.Text("description") ?? "";
        request.Require(
            description.Length <= DescriptionLimit,
            "ValidationError",
            $"description has {description.Length} characters; at most {DescriptionLimit} are accepted."
        );
        foreach (
            var managed in request.Inputs.Texts("managedPolicyArns").Concat(Optional(request, "permissionsBoundary"))
        )
        {
            request.Require(
                managed.StartsWith($"arn:{request.Partition}:iam::", StringComparison.Ordinal),
                "ValidationError",
                $"'{managed}' is not the ARN of a policy, which begins with arn:{request.Partition}:iam::."
            );
        }

        IamNames.CheckTaken(request, "role", name);

        var arn = request.GlobalArn("iam", $"role{path}{name}");
        request.All<RoleRecord>().Add(name, new RoleRecord(name, arn));
        return new Answer(
            name,
            request
                .NewState()
                .Set("arn", arn)
                .Set("assumeRolePolicy", trust)
                .Set("createDate", IamNames.CreateDate)
                .Set("name", name)
                .Set("uniqueId", IamNames.UniqueId(request, "AROA"))
                .Defaults(
                    ("forceDetachPolicies", false),
                    ("inlinePolicies", ListValue.Empty),
                    ("managedPolicyArns", ListValue.Empty),
                    ("maxSessionDuration", 3600),
                    ("namePrefix", ""),
                    ("path", "/")
                )
                .TagsAll()
                .Build()
        );
    }

    public static Answer AddPolicy(ResourceRequest request)
    {
        var role = IamNames.Role(request, request.RequiredText("role"));
        var name = IamNames.Checked(request, request.PhysicalName(), 128);
        var policy = IamNames.CheckedPolicy(request, "policy", PolicyPlace.Identity, InlinePolicyLimit);
        var total = role.InlinePolicyLength + PolicyForm.CountedLength(policy);
        request.Require(
            total <= InlinePolicyLimit,
            "LimitExceeded",
            $"the inline policies of role '{role.Name}' have {total} characters together; at most {InlinePolicyLimit} "
                + $"are accepted. "
                + "Move some to a managed policy."
        );
        role.InlinePolicyLength = total;
        return new Answer(
            $"{role.Name}:{name}",
            request.NewState().Set("name", name).Default("namePrefix", "").Build()
        );
    }

    private static string[] Optional(ResourceRequest request, string key) =>
        request.Inputs.Text(key) is { } value ? [value] : [];
}
