using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A machine image that was looked up.</summary>
internal sealed record MachineImageRecord(string Architecture);

/// <summary>
/// Machine images and the processors they run on (Amazon EC2 User Guide, "Instance type naming conventions": a g after
/// the generation is an AWS Graviton processor, and so is the family a1).
/// </summary>
internal static partial class MachineImages
{
    public const string Arm = "arm64";
    public const string Intel = "x86_64";

    /// <summary>The size of the root volume that Amazon Linux 2023 comes with, in GiB.</summary>
    public const int RootVolumeSize = 8;

    public static bool IsImageId(string id) => ImageId().IsMatch(id);

    public static bool IsInstanceType(string type) => InstanceType().IsMatch(type);

    public static string ArchitectureOf(string instanceType) => Graviton().IsMatch(instanceType) ? Arm : Intel;

    public static void RequireMatch(ResourceRequest request, string image, string instanceType)
    {
        var wanted = ArchitectureOf(instanceType);
        var known = request.All<MachineImageRecord>().GetValueOrDefault(image)?.Architecture
            ?? FormerArchitecture(request, image);
        request.Require(
            known is null || known == wanted,
            "InvalidParameterValue",
            $"instanceType '{instanceType}' is {wanted}, the image '{image}' is {known}. "
                + $"Choose an image for {wanted} or an instance type for {known}."
        );
    }

    // An image that nobody looked up in this deployment is that of an instance from before, which runs on it.
    private static string? FormerArchitecture(ResourceRequest request, string image) =>
        request
            .Cloud.Options.Before?.OfType(AwsTypes.Instance)
            .Where(node => node.Outputs.GetText("ami") == image)
            .Select(node => node.Outputs.GetText("instanceType"))
            .OfType<string>()
            .Select(ArchitectureOf)
            .FirstOrDefault();

    [GeneratedRegex("^ami-([0-9a-f]{8}|[0-9a-f]{17})$")]
    private static partial Regex ImageId();

    [GeneratedRegex("^[a-z][a-z0-9-]*\\.[a-z0-9-]+$")]
    private static partial Regex InstanceType();

    [GeneratedRegex("^(a1|[a-z]+[0-9]+g[a-z0-9-]*)\\.")]
    private static partial Regex Graviton();
}
