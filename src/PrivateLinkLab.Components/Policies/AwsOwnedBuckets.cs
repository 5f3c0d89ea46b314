namespace PrivateLinkLab.Components.Policies;

/// <summary>
/// The names of buckets of AWS that instances and containers read in the ordinary course of things
/// (github.com/aws-samples/data-perimeter-policy-examples, service_owned_resources.md). They are read without
/// credentials or with those of a service, so that no condition on the principal would hold.
/// </summary>
internal static class AwsOwnedBuckets
{
    /// <summary>
    /// The packages of Amazon Linux 2023, of its kernel's live patches too (Amazon Linux 2023 guide, "Updating
    /// AL2023").
    /// </summary>
    public static IReadOnlyList<string> AmazonLinux(string region) =>
        [$"al2023-repos-{region}-de612dc2", $"al2023-{region}"];

    /// <summary>
    /// What the SSM agent reads: itself, documents' attachments, packages of Distributor, patch baselines (Systems
    /// Manager guide, "SSM Agent communications with AWS managed S3 buckets").
    /// </summary>
    public static IReadOnlyList<string> SystemsManager(string region) =>
        [
            $"aws-ssm-{region}",
            $"aws-ssm-document-attachments-{region}",
            $"amazon-ssm-{region}",
            $"amazon-ssm-packages-{region}",
            $"aws-ssm-distributor-file-{region}",
            $"aws-windows-downloads-{region}",
            $"patch-baseline-snapshot-{region}",
            $"{region}-birdwatcher-prod",
        ];

    /// <summary>
    /// The layers of container images (Amazon ECR user guide, "Create the Amazon S3 gateway endpoint").
    /// </summary>
    public static IReadOnlyList<string> ContainerLayers(string region) => [$"prod-{region}-starport-layer-bucket"];

    /// <summary>The CloudWatch agent (Amazon CloudWatch user guide, "Download the CloudWatch agent package").</summary>
    public static IReadOnlyList<string> CloudWatchAgent(string region) =>
        [$"amazoncloudwatch-agent-{region}", "amazoncloudwatch-agent"];
}
