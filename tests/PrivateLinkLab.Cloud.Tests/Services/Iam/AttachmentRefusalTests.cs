using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Iam;

/// <summary>Attachments of policies, users and groups.</summary>
public sealed class AttachmentRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "role-policy",
                """{"role":"nobody"}""",
                "NoSuchEntity: the role 'nobody' does not exist. Give the name of a role of the account."
            },
            {
                "role-policy",
                """{"policyArn":"ReadOnlyAccess"}""",
                "InvalidInput: policyArn 'ReadOnlyAccess' is not the ARN of a managed policy, such as "
                    + "arn:aws:iam::aws:policy/ReadOnlyAccess."
            },
            {
                "role-policy",
                """{"policyArn":"arn:aws:iam::123456789012:policy/none"}""",
                "NoSuchEntity: the policy 'arn:aws:iam::123456789012:policy/none' does not exist. Give the "
                    + "ARN of a policy of the account."
            },
            {
                "policy-of-all",
                """{"roles":null,"users":null}""",
                "ValidationError: one of users, roles or groups is required."
            },
            { "user-policy", """{"user":"nobody"}""", "NoSuchEntity: user 'nobody' is not a user of the account." },
            {
                "oidc",
                """{"url":"token.actions.githubusercontent.com"}""",
                "ValidationError: url 'token.actions.githubusercontent.com' does not begin with https://."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
