using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// Starting and stopping instances: EC2 API Reference, "StartInstances" and "StopInstances"; either does nothing where
/// there is nothing to do.
/// </summary>
internal static partial class InstanceStates
{
    public static readonly ResourceKind Kind = new(AwsTypes.InstanceState, "EC2 Instance State", Set);

    private static readonly string[] States = ["running", "stopped"];

    public static Answer Set(ResourceRequest request)
    {
        var id = request.RequiredText("instanceId");
        _ = request.RequiredText("state");
        request.RequireOneOf("state", States);
        request.Require(
            IdForm().IsMatch(id),
            "InvalidInstanceID.Malformed",
            $"instanceId '{id}' is not the id of an instance. Ids are i- and 8 or 17 hexadecimal digits."
        );
        request.Require(
            request.All<InstanceRecord>().TryGetValue(id, out var instance)
                && instance.Subnet.Vpc.Region == request.Region,
            "InvalidInstanceID.NotFound",
            $"the instance '{id}' does not exist in {request.Region}."
        );
        return new Answer(id, request.NewRegionalState().Default("force", false).Build());
    }

    [GeneratedRegex(@"^i-([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex IdForm();
}
