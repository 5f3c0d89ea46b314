using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Ecr;

/// <summary>Repositories of images and their policies: Amazon ECR API Reference, "CreateRepository".</summary>
internal static class EcrRows
{
    private static readonly Reference ARepository = new(
        "repository",
        "RepositoryNotFoundException",
        "a repository",
        AwsTypes.EcrRepository
    );

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.EcrRepository, "ECR Repository")
        {
            Name = new(
                Form: @"(?=.{2,256}\z)(?:[a-z0-9]+(?:[._-]+[a-z0-9]+)*/)*[a-z0-9]+(?:[._-]+[a-z0-9]+)*",
                Accepted: "2 to 256 lower-case letters, digits and separated hyphens, underscores, periods and slashes",
                Code: "InvalidParameterException",
                Taken: "RepositoryAlreadyExistsException"
            )
            {
                IsLowerCase = true,
            },
            Id = "{name}",
            Arn = "arn:{partition}:ecr:{region}:{account}:repository/{name}",
            Texts = [("registryId", "{account}"), ("repositoryUrl", "{account}.dkr.ecr.{region}.{suffix}/{name}")],
            InvalidCode = "InvalidParameterException",
            Choices =
            [
                ("imageTagMutability", ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE", "MUTABLE_WITH_EXCLUSION"]),
            ],
            Defaults = [("imageTagMutability", "MUTABLE"), ("forceDelete", false)],
        },
        new(AwsTypes.EcrLifecyclePolicy, "ECR Lifecycle Policy")
        {
            Id = "{$repository}",
            References = [ARepository],
            Texts = [("registryId", "{account}")],
        },
        new(AwsTypes.EcrRepositoryPolicy, "ECR Repository Policy")
        {
            Id = "{$repository}",
            References = [ARepository],
            Texts = [("registryId", "{account}")],
            Check = request =>
            {
                var problem = PolicyForm.ProblemOf(request.RequiredText("policy"), PolicyPlace.Resource);
                request.Require(problem is null, "InvalidParameterException", $"policy: {problem}");
            },
        },
    ];
}
