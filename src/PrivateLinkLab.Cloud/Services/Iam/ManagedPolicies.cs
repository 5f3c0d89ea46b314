using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Iam;

/// <summary>Managed policies: IAM API Reference, "CreatePolicy".</summary>
internal static class ManagedPolicies
{
    public static readonly ResourceKind Kind = new(AwsTypes.Policy, "IAM Policy", Create);

    private const int PolicyLimit = 6144;

    public static Answer Create(ResourceRequest request)
    {
        var name = IamNames.Checked(request, request.PhysicalName(), 128);
        var path = IamNames.CheckedPath(request);
        IamNames.CheckedPolicy(request, "policy", PolicyPlace.Identity, PolicyLimit);
        IamNames.CheckTaken(request, "policy", name);
        var arn = request.GlobalArn("iam", $"policy{path}{name}");
        return new Answer(
            arn,
            request
                .NewState()
                .Set("arn", arn)
                .Set("attachmentCount", 0)
                .Set("name", name)
                .Set("policyId", IamNames.UniqueId(request, "ANPA"))
                .Defaults(("namePrefix", ""), ("path", "/"))
                .TagsAll()
                .Build()
        );
    }
}
