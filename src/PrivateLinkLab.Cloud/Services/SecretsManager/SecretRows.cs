using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.SecretsManager;

/// <summary>Secrets with their versions and policies: AWS Secrets Manager API Reference, "CreateSecret".</summary>
internal static class SecretRows
{
    private static readonly Reference ASecret = new(
        "secretId",
        "ResourceNotFoundException",
        "a secret",
        AwsTypes.Secret
    );

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.Secret, "Secrets Manager Secret")
        {
            Name = new(
                Form: "[a-zA-Z0-9/_+=.@-]{1,512}",
                Accepted: "1 to 512 letters, digits and /_+=.@-",
                Code: "InvalidParameterException",
                Taken: "ResourceExistsException"
            ),
            Id = "{arn}",
            Arn = "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{lower:6}",
            Defaults = [("forceOverwriteReplicaSecret", false), ("namePrefix", ""), ("recoveryWindowInDays", 30)],
            Check = request =>
            {
                var days = request.Inputs.Number("recoveryWindowInDays") ?? 30;
                request.Require(
                    days is 0 or (>= 7 and <= 30),
                    "InvalidParameterException",
                    $"recoveryWindowInDays {Format.Number(days)} is not 0, or 7 to 30."
                );
            },
        },
        new(AwsTypes.SecretVersion, "Secrets Manager Secret Version")
        {
            Id = "{$secretId}|{uuid}",
            References = [ASecret],
            Texts = [("versionId", "{uuid}")],
            Defaults = [("versionStages", StateBuilder.List(["AWSCURRENT"]))],
            Complete = (request, state) =>
            {
                var id = request.RequiredText("secretId");
                var arn = request.Account.Created.Find(AwsTypes.Secret, request.Region, id)?.Text("arn") ?? id;
                state.Set("arn", arn).Set("secretArn", arn);
            },
        },
        new(AwsTypes.SecretPolicy, "Secrets Manager Secret Policy")
        {
            Id = "{$secretArn}",
            References = [ASecret with { Key = "secretArn" }],
            Check = request =>
            {
                var problem = PolicyForm.ProblemOf(request.RequiredText("policy"), PolicyPlace.Resource);
                request.Require(problem is null, "MalformedPolicyDocumentException", $"policy: {problem}");
            },
        },
    ];
}
