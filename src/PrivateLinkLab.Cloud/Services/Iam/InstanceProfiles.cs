using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Iam;

/// <summary>An instance profile and its role's name, if any.</summary>
internal sealed record InstanceProfileRecord(string Name, string? Role);

/// <summary>Instance profiles: IAM API Reference, "CreateInstanceProfile" and "AddRoleToInstanceProfile".</summary>
internal static class InstanceProfiles
{
    public static readonly ResourceKind Kind = new(AwsTypes.InstanceProfile, "IAM Instance Profile", Create);

    public static Answer Create(ResourceRequest request)
    {
        var name = IamNames.Checked(request, request.PhysicalName(), 128);
        var path = IamNames.CheckedPath(request);
        var role = request.Inputs.Text("role") is { } roleName ? IamNames.Role(request, roleName).Name : null;
        IamNames.CheckTaken(request, "instance profile", name);
        request.All<InstanceProfileRecord>().Add(name, new InstanceProfileRecord(name, role));
        return new Answer(
            name,
            request
                .NewState()
                .Set("arn", request.GlobalArn("iam", $"instance-profile{path}{name}"))
                .Set("createDate", IamNames.CreateDate)
                .Set("name", name)
                .Set("uniqueId", IamNames.UniqueId(request, "AIPA"))
                .Defaults(("namePrefix", ""), ("path", "/"))
                .TagsAll()
                .Build()
        );
    }
}
