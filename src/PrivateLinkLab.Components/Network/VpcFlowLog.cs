using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>The arguments of a <see cref="VpcFlowLog"/>.</summary>
public sealed class VpcFlowLogArgs : ResourceArgs
{
    internal const int DefaultRetentionDays = 7;

    /// <summary>The id of the VPC whose traffic is logged.</summary>
    [Input("vpcId", required: true)]
    public required Input<string> VpcId { get; init; }

    /// <summary>Days that the log is kept: one of the periods that CloudWatch Logs offers. 7 when not set.</summary>
    [Input("retentionDays")]
    public int RetentionDays { get; init; } = DefaultRetentionDays;

    /// <summary>
    /// The ARN of the KMS key that encrypts the log group; its policy must let CloudWatch Logs use it (CloudWatch Logs
    /// guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service"). When not set, CloudWatch Logs'
    /// own encryption.
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// Records accepted and rejected connections of a VPC in a CloudWatch log group, so that "it timed out" has evidence.
/// The service writes it: the VPC needs no endpoint for it.
/// </summary>
public sealed class VpcFlowLog : ComponentResource
{
    /// <summary>Creates the log group, the role that may write it, and the flow log.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public VpcFlowLog(string name, VpcFlowLogArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.VpcFlowLog, name, Checked(name, args), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var account = AwsAccount.Of(this);
        var logGroup = new Aws.CloudWatch.LogGroup(
            $"{name}-log-group",
            new Aws.CloudWatch.LogGroupArgs
            {
                RetentionInDays = args.RetentionDays,
                KmsKeyId = args.KmsKeyArn!,
                Tags = ResourceTags.For(name, args.Tags),
            },
            asChild
        );
        var role = new Aws.Iam.Role(
            $"{name}-role",
            new Aws.Iam.RoleArgs
            {
                AssumeRolePolicy = Output
                    .Tuple(account.Partition, account.Region, account.Id)
                    .Apply(known =>
                        PolicyDocument.Json(
                            new PolicyStatement
                            {
                                Actions = ["sts:AssumeRole"],
                                Principal = PolicyPrincipal.Service("vpc-flow-logs.amazonaws.com"),
                                // Against the confused deputy: Amazon VPC user guide, "IAM role for publishing flow
                                // logs to CloudWatch Logs".
                                Conditions =
                                [
                                    new("StringEquals", "aws:SourceAccount", known.Item3),
                                    new(
                                        "ArnLike",
                                        "aws:SourceArn",
                                        $"arn:{known.Item1}:ec2:{known.Item2}:{known.Item3}:vpc-flow-log/*"
                                    ),
                                ],
                            }
                        )
                    ),
                Description = "Lets VPC flow logs write to their log group",
                Tags = ResourceTags.For($"{name}-role", args.Tags),
            },
            asChild
        );
        var permission = new Aws.Iam.RolePolicy(
            $"{name}-role-policy",
            new Aws.Iam.RolePolicyArgs
            {
                Role = role.Id,
                Policy = logGroup.Arn.Apply(arn =>
                    PolicyDocument.Json(
                        new PolicyStatement
                        {
                            Actions =
                            [
                                "logs:CreateLogStream",
                                "logs:PutLogEvents",
                                "logs:DescribeLogGroups",
                                "logs:DescribeLogStreams",
                            ],
                            Resources = [arn, $"{arn}:*"],
                        }
                    )
                ),
            },
            asChild
        );
        _ = new Aws.Ec2.FlowLog(
            $"{name}-log",
            new Aws.Ec2.FlowLogArgs
            {
                VpcId = args.VpcId,
                TrafficType = "ALL",
                LogDestinationType = "cloud-watch-logs",
                LogDestination = logGroup.Arn,
                IamRoleArn = role.Arn,
                MaxAggregationInterval = 60,
                Tags = ResourceTags.For(name, args.Tags),
            },
            new CustomResourceOptions { Parent = this, DependsOn = { permission } }
        );

        LogGroupName = logGroup.Name;
        RegisterOutputs();
    }

    /// <summary>The name of the log group.</summary>
    [Output("logGroupName")]
    public Output<string> LogGroupName { get; private set; }

    internal static void CheckRetention(ArgumentErrors errors, string argument, int days) =>
        errors.Require(
            LogRetention.Days.Contains(days),
            argument,
            $"is {days}, a period that CloudWatch Logs does not offer",
            $"Choose one of {string.Join(", ", LogRetention.Days)}."
        );

    private static VpcFlowLogArgs Checked(string name, VpcFlowLogArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(VpcFlowLog), name, args);
        CheckRetention(errors, nameof(args.RetentionDays), args.RetentionDays);
        errors.Throw();
        return args;
    }
}
