using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.AutoScaling;

/// <summary>
/// Auto Scaling groups with their target groups, and the scaling of other services (Amazon EC2 Auto Scaling API
/// Reference, "CreateAutoScalingGroup"; Application Auto Scaling API Reference, "RegisterScalableTarget").
/// </summary>
internal static class ScalingRows
{
    private const string ServiceRoles = "arn:{partition}:iam::{account}:role/aws-service-role/";

    private static readonly Reference AGroup = new(
        "autoscalingGroupName",
        "ValidationError",
        "an Auto Scaling group",
        AwsTypes.AutoScalingGroup
    );

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.AutoScalingGroup, "Auto Scaling Group")
        {
            Name = new(
                Form: "[^:]{1,255}",
                Accepted: "1 to 255 characters other than a colon",
                Code: "ValidationError",
                Taken: "AlreadyExists"
            ),
            Id = "{name}",
            Arn = "arn:{partition}:autoscaling:{region}:{account}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}",
            InvalidCode = "ValidationError",
            References =
            [
                new("vpcZoneIdentifiers", "ValidationError", "a subnet", AwsTypes.Subnet, AwsTypes.DefaultSubnet),
                new("targetGroupArns", "ValidationError", "a target group", AwsTypes.TargetGroup),
            ],
            Choices = [("healthCheckType", ["EC2", "ELB", "EBS", "VPC_LATTICE"])],
            Check = Check,
            Defaults =
            [
                ("defaultCooldown", 300),
                ("healthCheckGracePeriod", 300),
                ("healthCheckType", "EC2"),
                ("forceDelete", false),
                ("metricsGranularity", "1Minute"),
                ("waitForCapacityTimeout", "10m"),
                ("protectFromScaleIn", false),
            ],
            Texts = [("serviceLinkedRoleArn", ServiceRoles + "autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling")],
            Complete = (request, state) =>
            {
                state.Default("desiredCapacity", request.Inputs.Number("minSize") ?? 0);
                var zones = request
                    .Inputs.Texts("vpcZoneIdentifiers")
                    .Select(id => Subnets.Find(request, id).Zone)
                    .Distinct()
                    .Order(StringComparer.Ordinal);
                state.Default("availabilityZones", StateBuilder.List(zones));
            },
        },
        new(AwsTypes.AutoScalingAttachment, "Auto Scaling Attachment")
        {
            Id = "{$autoscalingGroupName}-{hex:26}",
            References = [AGroup, new("lbTargetGroupArn", "ValidationError", "a target group", AwsTypes.TargetGroup)],
            Check = request =>
                request.Require(
                    request.Inputs.Text("lbTargetGroupArn") is not null != request.Inputs.Text("elb") is not null,
                    "ValidationError",
                    "exactly one of lbTargetGroupArn and elb is required."
                ),
        },
        new(AwsTypes.ScalableTarget, "Application Auto Scaling Target")
        {
            Id = "{$resourceId}",
            Arn = "arn:{partition}:application-autoscaling:{region}:{account}:scalable-target/{hex:32}",
            Check = request =>
                request.Require(
                    (request.Inputs.Number("minCapacity") ?? 0) <= (request.Inputs.Number("maxCapacity") ?? 0),
                    "ValidationException",
                    $"minCapacity {request.Inputs.Integer("minCapacity")} is above maxCapacity "
                        + $"{request.Inputs.Integer("maxCapacity")}."
                ),
            Texts =
            [
                (
                    "roleArn",
                    ServiceRoles
                        + "{$serviceNamespace}.application-autoscaling.amazonaws.com/"
                        + "AWSServiceRoleForApplicationAutoScaling"
                ),
            ],
        },
        new(AwsTypes.ScalingPolicy, "Application Auto Scaling Policy")
        {
            Name = new(),
            Id = "{name}",
            Arn =
                "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/{$serviceNamespace}/"
                + "{$resourceId}:policyName/{name}",
            References = [new("resourceId", "ObjectNotFoundException", "a scalable target", AwsTypes.ScalableTarget)],
            Defaults = [("policyType", "StepScaling")],
        },
    ];

    private static void Check(ResourceRequest request)
    {
        var inputs = request.Inputs;
        var (least, most) = (inputs.Number("minSize") ?? 0, inputs.Number("maxSize") ?? 0);
        var wanted = inputs.Number("desiredCapacity");
        request.Require(
            least <= most,
            "ValidationError",
            $"minSize {Format.Number(least)} is above maxSize {Format.Number(most)}."
        );
        request.Require(
            wanted is null || (wanted >= least && wanted <= most),
            "ValidationError",
            $"desiredCapacity {Format.Number(wanted ?? 0)} is not between minSize {Format.Number(least)} and maxSize "
                + $"{Format.Number(most)}."
        );
        var template = inputs.Bag("launchTemplate");
        var mixed = inputs.Bag("mixedInstancesPolicy")?.Bag("launchTemplate")?.Bag("launchTemplateSpecification");
        var sources = new[] { template is not null, mixed is not null, inputs.Has("launchConfiguration") }.Count(
            given => given
        );
        request.Require(
            sources == 1,
            "ValidationError",
            "exactly one of launchTemplate, launchConfiguration and mixedInstancesPolicy is required."
        );
        if ((template ?? mixed) is { } block)
        {
            LaunchTemplates.Required(request, block);
        }

        request.Require(
            inputs.Texts("vpcZoneIdentifiers").Count > 0 || inputs.Texts("availabilityZones").Count > 0,
            "ValidationError",
            "one of vpcZoneIdentifiers and availabilityZones is required."
        );
    }
}
