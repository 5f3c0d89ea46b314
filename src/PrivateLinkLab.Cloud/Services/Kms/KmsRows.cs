using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Kms;

/// <summary>Keys, aliases and key policies: AWS KMS API Reference, "CreateKey" and "CreateAlias".</summary>
internal static class KmsRows
{
    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.KmsKey, "KMS Key")
        {
            Id = "{uuid}",
            Arn = "arn:{partition}:kms:{region}:{account}:key/{uuid}",
            Texts = [("keyId", "{uuid}")],
            InvalidCode = "ValidationException",
            Choices = [("keyUsage", ["ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT", "SIGN_VERIFY"])],
            Check = request =>
            {
                var days = request.Inputs.Number("deletionWindowInDays") ?? 30;
                request.Require(
                    days is >= 7 and <= 30,
                    "ValidationException",
                    $"deletionWindowInDays {Format.Number(days)} is not between 7 and 30."
                );
                CheckPolicy(request);
            },
            Defaults =
            [
                ("bypassPolicyLockoutSafetyCheck", false),
                ("customerMasterKeySpec", "SYMMETRIC_DEFAULT"),
                ("enableKeyRotation", false),
                ("isEnabled", true),
                ("keyUsage", "ENCRYPT_DECRYPT"),
                ("multiRegion", false),
            ],
            Complete = (request, state) => state.Default("policy", DefaultPolicy(request)).Default("description", ""),
        },
        new(AwsTypes.KmsAlias, "KMS Alias")
        {
            Id = "{name}",
            Name = new(
                Form: "alias/(?!aws/)[a-zA-Z0-9/_-]{1,250}",
                Accepted: "alias/ and 1 to 250 letters, digits, slashes, underscores and hyphens, other than "
                    + "alias/aws/",
                Taken: "AlreadyExistsException"
            )
            {
                Prefix = "alias/",
            },
            Arn = "arn:{partition}:kms:{region}:{account}:{name}",
            References = [new("targetKeyId", "NotFoundException", "a key", AwsTypes.KmsKey)],
            Defaults = [("namePrefix", "")],
            Complete = (request, state) =>
            {
                var key = request.Account.Created.Find(
                    AwsTypes.KmsKey,
                    request.Region,
                    request.RequiredText("targetKeyId")
                );
                state
                    .Set("targetKeyArn", key?.Text("arn") ?? request.RequiredText("targetKeyId"))
                    .Set("targetKeyId", key?.Id ?? request.RequiredText("targetKeyId"));
            },
        },
        new(AwsTypes.KmsKeyPolicy, "KMS Key Policy")
        {
            Id = "{$keyId}",
            References = [new("keyId", "NotFoundException", "a key", AwsTypes.KmsKey)],
            Check = CheckPolicy,
            Defaults = [("bypassPolicyLockoutSafetyCheck", false)],
        },
    ];

    private static void CheckPolicy(ResourceRequest request)
    {
        if (request.Inputs.Text("policy") is { } policy)
        {
            var problem = PolicyForm.ProblemOf(policy, PolicyPlace.Resource);
            request.Require(problem is null, "MalformedPolicyDocumentException", $"policy: {problem}");
        }
    }

    // AWS KMS Developer Guide, "Default key policy": the account decides by IAM.
    private static string DefaultPolicy(ResourceRequest request) =>
        "{\"Id\":\"key-default-1\",\"Statement\":[{\"Action\":\"kms:*\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
        + $"\"arn:{request.Partition}:iam::{request.AccountId}:root\"}},\"Resource\":\"*\","
        + "\"Sid\":\"Enable IAM User Permissions\"}],\"Version\":\"2012-10-17\"}";
}
