using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Iam;

/// <summary>
/// The types of IAM of which a row tells all (IAM API Reference; IAM User Guide, "IAM and AWS STS quotas").
/// </summary>
internal static partial class IamRows
{
    private const string NameForm = "[A-Za-z0-9_+=,.@-]{1,64}";
    private const string NameText = "1 to 64 letters, digits and _+=,.@-";

    private const int GroupPolicyLimit = 2048;

    /// <summary>How many managed policies a role, a user or a group has, unless AWS raises the quota.</summary>
    private const int AttachmentLimit = 10;

    private static readonly Reference AUser = new("user", "NoSuchEntity", "a user", AwsTypes.IamUser);

    private static readonly string[] Principals = ["users", "roles", "groups"];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.RolePolicyAttachment, "IAM Role Policy Attachment")
        {
            Id = "{$role}/{$policyArn}",
            Check = request =>
            {
                var role = IamNames.Role(request, request.RequiredText("role"));
                Attach(request, "role", role.Name);
            },
        },
        new(AwsTypes.PolicyAttachment, "IAM Policy Attachment")
        {
            Name = new(),
            Id = "{name}",
            References =
            [
                new("users", "NoSuchEntity", "a user", AwsTypes.IamUser),
                new("groups", "NoSuchEntity", "a group", AwsTypes.IamGroup),
            ],
            Check = request =>
            {
                foreach (var role in request.Inputs.Texts("roles"))
                {
                    Attach(request, "role", IamNames.Role(request, role).Name);
                }

                CheckPolicyArn(request);
                request.Require(
                    Principals.Any(key => request.Inputs.Texts(key).Count > 0),
                    "ValidationError",
                    $"one of {Format.Choice(Principals)} is required."
                );
            },
        },
        new(AwsTypes.IamUser, "IAM User")
        {
            Name = new(Form: NameForm, Accepted: NameText, Code: "ValidationError", Taken: "EntityAlreadyExists")
            {
                IsGlobal = true,
            },
            Id = "{name}",
            Defaults = [("path", "/"), ("forceDestroy", false)],
            Complete = (request, state) =>
                state
                    .Set("uniqueId", IamNames.UniqueId(request, "AIDA"))
                    .Set("arn", ArnOf(request, "user", IamNames.CheckedPath(request))),
        },
        new(AwsTypes.IamGroup, "IAM Group")
        {
            Name = new(
                Form: "[A-Za-z0-9_+=,.@-]{1,128}",
                Accepted: "1 to 128 letters, digits and _+=,.@-",
                Code: "ValidationError",
                Taken: "EntityAlreadyExists"
            )
            {
                IsGlobal = true,
            },
            Id = "{name}",
            Defaults = [("path", "/")],
            Complete = (request, state) =>
                state
                    .Set("uniqueId", IamNames.UniqueId(request, "AGPA"))
                    .Set("arn", ArnOf(request, "group", IamNames.CheckedPath(request))),
        },
        new(AwsTypes.IamUserPolicy, "IAM User Policy")
        {
            Name = new(Form: "[A-Za-z0-9_+=,.@-]{1,128}", Accepted: "1 to 128 letters, digits and _+=,.@-"),
            Id = "{$user}:{name}",
            References = [AUser],
            Check = request => IamNames.CheckedPolicy(request, "policy", PolicyPlace.Identity, GroupPolicyLimit),
        },
        new(AwsTypes.IamUserPolicyAttachment, "IAM User Policy Attachment")
        {
            Id = "{$user}/{$policyArn}",
            References = [AUser],
            Check = request => Attach(request, "user", request.RequiredText("user")),
        },
        new(AwsTypes.IamGroupPolicyAttachment, "IAM Group Policy Attachment")
        {
            Id = "{$group}/{$policyArn}",
            References = [new("group", "NoSuchEntity", "a group", AwsTypes.IamGroup)],
            Check = request => Attach(request, "group", request.RequiredText("group")),
        },
        new(AwsTypes.IamAccessKey, "IAM Access Key")
        {
            Id = "AKIA{upper:16}",
            References = [AUser],
            Defaults = [("status", "Active")],
            Complete = (request, state) =>
                state
                    .Set("createDate", IamNames.CreateDate)
                    .Set("secret", PropertyValue.Secret(request.Hash.Hex(40)))
                    .Set("sesSmtpPasswordV4", PropertyValue.Secret(request.Hash.Hex(44))),
        },
        new(AwsTypes.OpenIdConnectProvider, "IAM OIDC Provider")
        {
            Id = "{arn}",
            Arn = "arn:{partition}:iam::{account}:oidc-provider/{$url//}",
            Check = request =>
            {
                var url = request.RequiredText("url");
                request.Require(
                    url.StartsWith("https://", StringComparison.Ordinal),
                    "ValidationError",
                    $"url '{url}' does not begin with https://."
                );
                request.Require(
                    request.Inputs.Texts("clientIdLists").Count > 0,
                    "ValidationError",
                    "clientIdLists is required: at least one client id, such as sts.amazonaws.com."
                );
            },
        },
    ];

    private static string ArnOf(ResourceRequest request, string kind, string path) =>
        request.GlobalArn("iam", $"{kind}{path}{request.PhysicalName()}");

    private static void Attach(ResourceRequest request, string kind, string name)
    {
        var arn = CheckPolicyArn(request);
        var attached = request.All<AttachedPolicies>();
        if (!attached.TryGetValue($"{kind}/{name}", out var policies))
        {
            attached.Add($"{kind}/{name}", policies = new());
        }

        request.Require(
            policies.Arns.Contains(arn) || policies.Arns.Count < AttachmentLimit,
            "LimitExceeded",
            $"the {kind} '{name}' has {AttachmentLimit} managed policies already, the quota of PoliciesPerRole. Put "
                + "several permissions into one policy."
        );
        policies.Arns.Add(arn);
    }

    // Of AWS's own policies the names are not held here.
    private static string CheckPolicyArn(ResourceRequest request)
    {
        var arn = request.RequiredText("policyArn");
        request.Require(
            PolicyArn().IsMatch(arn),
            "InvalidInput",
            $"policyArn '{arn}' is not the ARN of a managed policy, such as "
                + $"arn:{request.Partition}:iam::aws:policy/ReadOnlyAccess."
        );
        request.Require(
            !arn.StartsWith($"arn:{request.Partition}:iam::{request.AccountId}:", StringComparison.Ordinal)
                || request.Account.Created.Find(AwsTypes.Policy, "", arn) is not null,
            "NoSuchEntity",
            $"the policy '{arn}' does not exist. Give the ARN of a policy of the account."
        );
        return arn;
    }

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(aws|\d{12}):policy/.+\z")]
    private static partial Regex PolicyArn();
}

/// <summary>The managed policies of a role, user or group.</summary>
internal sealed record AttachedPolicies
{
    public HashSet<string> Arns { get; } = new(StringComparer.Ordinal);
}
