using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Elb;

/// <summary>
/// Targets of a target group: Elastic Load Balancing API Reference 2015-12-01, "RegisterTargets" and
/// "TargetDescription".
/// </summary>
internal static class TargetGroupAttachments
{
    public static readonly ResourceKind Kind = new(AwsTypes.TargetGroupAttachment, "ELBv2 Target", Create);

    private static readonly CidrBlock[] Private =
    [
        CidrBlock.Parse("10.0.0.0/8"),
        CidrBlock.Parse("100.64.0.0/10"),
        CidrBlock.Parse("172.16.0.0/12"),
        CidrBlock.Parse("192.168.0.0/16"),
    ];

    public static Answer Create(ResourceRequest request)
    {
        var group = TargetGroups.Find(request, request.RequiredText("targetGroupArn"));
        var target = request.RequiredText("targetId");
        request.RequireRange("port", 1, 65535, "ValidationError");
        switch (group.TargetType)
        {
            case "ip":
                CheckAddress(request, group, target);
                break;
            case "instance":
                request.Require(
                    target.StartsWith("i-", StringComparison.Ordinal),
                    "InvalidTarget",
                    $"targetId '{target}' is not the id of an instance, as target group '{group.Name}' takes them."
                );
                break;
            case "lambda":
                request.Require(
                    target.StartsWith("arn:", StringComparison.Ordinal),
                    "InvalidTarget",
                    $"targetId '{target}' is not the ARN of a function, as target group '{group.Name}' takes them."
                );
                break;
        }

        var key = $"{target}:{request.Inputs.Integer("port")}";
        request.Require(
            group.Targets.TryAdd(key, request.Name),
            "InvalidTarget",
            $"target group '{group.Name}' has the target {target} already, by '{group.Targets[key]}'. Register every "
                + $"target once."
        );
        return new Answer($"{group.Arn}-{request.Hash.Hex(26)}", request.NewRegionalState().Build());
    }

    // An address outside the VPC must be private, and say that its zone is all.
    private static void CheckAddress(ResourceRequest request, TargetGroupRecord group, string target)
    {
        request.Require(
            IpAddress.TryParse(target, out var address) && !address.IsIpv6,
            "ValidationError",
            $"targetId '{target}' is not an IPv4 address, as target group '{group.Name}' takes them."
        );
        var elsewhere = !group.Vpc!.Blocks.Any(block => block.Contains(address));
        request.Require(
            !elsewhere || request.Inputs.Text("availabilityZone") == "all",
            "InvalidTarget",
            $"the address {target} is not within {group.Vpc.Block} of VPC '{group.Vpc.Name}'. Choose an address of "
                + $"the VPC, or set availabilityZone to all."
        );
        request.Require(
            !elsewhere || Private.Any(block => block.Contains(address)),
            "InvalidTarget",
            $"the address {target} is public. Targets have private addresses."
        );
    }
}
