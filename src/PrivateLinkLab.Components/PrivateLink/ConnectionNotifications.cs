using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>The arguments of <see cref="ConnectionNotifications"/>.</summary>
public sealed class ConnectionNotificationsArgs : ResourceArgs
{
    /// <summary>The endpoint service's id.</summary>
    public required Input<string> ServiceId { get; init; }

    /// <summary>The endpoint service's ARN, which alone may publish.</summary>
    public required Input<string> ServiceArn { get; init; }

    /// <summary>
    /// The ARN of the KMS key that encrypts what the topic holds until it is delivered. Its policy must let
    /// vpce.amazonaws.com use it, kms:GenerateDataKey* and kms:Decrypt, which AWS's own key for SNS does not (Amazon
    /// SNS developer guide, "Enabling server-side encryption (SSE) for an Amazon SNS topic"). When not set, SNS's own
    /// encryption of its disks alone.
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// An SNS topic that is told when a connection to an endpoint service is requested, accepted, rejected or deleted (AWS
/// PrivateLink guide, "Receive alerts for endpoint service events"). Subscribe to it what is to act.
/// </summary>
public sealed class ConnectionNotifications : ComponentResource
{
    /// <summary>Creates the topic, its policy and the notification.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is null. No resource was registered.</exception>
    public ConnectionNotifications(
        string name,
        ConnectionNotificationsArgs args,
        ComponentResourceOptions? options = null
    )
        : base(ComponentTypes.ConnectionNotifications, name, Checked(name, args), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var topic = new Aws.Sns.Topic(
            $"{name}-topic",
            new Aws.Sns.TopicArgs
            {
                KmsMasterKeyId = args.KmsKeyArn!,
                Tags = ResourceTags.For($"{name}-topic", args.Tags),
            },
            asChild
        );
        var policy = new Aws.Sns.TopicPolicy(
            $"{name}-topic-policy",
            new Aws.Sns.TopicPolicyArgs
            {
                Arn = topic.Arn,
                Policy = Output
                    .Tuple(topic.Arn, args.ServiceArn.ToOutput())
                    .Apply(known => PolicyOf(known.Item1, known.Item2)),
            },
            asChild
        );
        _ = new Aws.Ec2.VpcEndpointConnectionNotification(
            $"{name}-notification",
            new Aws.Ec2.VpcEndpointConnectionNotificationArgs
            {
                VpcEndpointServiceId = args.ServiceId,
                ConnectionNotificationArn = topic.Arn,
                ConnectionEvents = { "Accept", "Connect", "Delete", "Reject" },
            },
            new CustomResourceOptions { Parent = this, DependsOn = policy }
        );

        TopicArn = topic.Arn;
        RegisterOutputs();
    }

    /// <summary>The topic's ARN.</summary>
    [Output("topicArn")]
    public Output<string> TopicArn { get; private set; }

    private static ConnectionNotificationsArgs Checked(string name, ConnectionNotificationsArgs args)
    {
        _ = ArgumentErrors.Of(nameof(ConnectionNotifications), name, args);
        return args;
    }

    private static string PolicyOf(string topicArn, string serviceArn) =>
        PolicyDocument.Json(
            new PolicyStatement
            {
                Sid = "EndpointService",
                Principal = PolicyPrincipal.Service("vpce.amazonaws.com"),
                Actions = ["sns:Publish"],
                Resources = [topicArn],
                Conditions = [new("ArnLike", "aws:SourceArn", serviceArn)],
            },
            new PolicyStatement
            {
                Sid = "TlsOnly",
                Denies = true,
                Principal = PolicyPrincipal.Anyone,
                Actions = ["sns:Publish"],
                Resources = [topicArn],
                Conditions = [new("Bool", "aws:SecureTransport", "false")],
            }
        );
}
