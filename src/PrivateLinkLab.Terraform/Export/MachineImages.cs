using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// The machine images of instances. Pulumi's state has the id that a function gave when the instance was made; an
/// instance that ignores changes of its image takes the newest one, so Terraform looks it up as well.
/// </summary>
internal static partial class MachineImages
{
    public const string Property = "ami";

    private const string Arm = "arm64";
    private const string Intel = "x86_64";

    /// <summary>The architecture whose newest image an instance takes; null when it keeps the id that it has.</summary>
    public static string? ArchitectureOf(ResourceNode node) =>
        node.Type == AwsTypes.Instance
        && node.IgnoreChanges.Contains(Property)
        && node.Inputs.GetText("instanceType") is { } type
            ? Graviton().IsMatch(type)
                ? Arm
                : Intel
            : null;

    /// <summary>
    /// The name of AWS's public parameter (Amazon Linux 2023 user guide, "Launching AL2023 using the SSM parameter").
    /// </summary>
    public static string ParameterOf(string architecture) =>
        $"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-{architecture}";

    // A g behind the generation stands for Graviton, and a1 was the first of them (EC2 instance types guide, "Naming
    // conventions").
    [GeneratedRegex(@"^(a1|[a-z]+[0-9]+g[a-z0-9-]*)\.", RegexOptions.CultureInvariant)]
    private static partial Regex Graviton();
}
