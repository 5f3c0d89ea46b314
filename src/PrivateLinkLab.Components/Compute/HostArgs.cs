using Pulumi;

namespace PrivateLinkLab.Components.Compute;

/// <summary>What the arguments of every component with an instance have.</summary>
public abstract class HostArgs : ResourceArgs
{
    private protected HostArgs() { }

    /// <summary>The instance type that holds when none is given: arm64, burstable.</summary>
    public const string DefaultInstanceType = "t4g.micro";

    /// <summary>The EC2 instance type. t4g.micro (arm64) when not set.</summary>
    [Input("instanceType")]
    public string InstanceType { get; init; } = DefaultInstanceType;

    /// <summary>
    /// The image's id, such as ami-0123456789abcdef0; another one replaces the instance. When not set, the newest
    /// Amazon Linux 2023 for the instance type's architecture at the time of creation. A newer one later does not
    /// replace the instance, and an instance that something else replaces keeps the image of its forerunner, unless its
    /// architecture changes (github.com/pulumi/pulumi/issues/2657): set the id to change to a newer one.
    /// </summary>
    [Input("amiId")]
    public Input<string>? AmiId { get; init; }

    /// <summary>
    /// What else the instance's role may do: IAM policy documents as JSON, by a short name that is unique in the
    /// component. Nothing when not set.
    /// </summary>
    public Dictionary<string, Input<string>> Policies { get; init; } = [];

    /// <summary>
    /// Whether the instance is kept stopped: its volume alone then costs. False when not set: the instance is kept
    /// running, and started when it was stopped.
    /// </summary>
    public bool Stopped { get; init; }

    /// <summary>
    /// The ARN of the KMS key that encrypts the root volume; another one replaces the instance. When not set, the
    /// account's default key for EBS.
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}
