using System.Text.RegularExpressions;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Compute;

/// <summary>Amazon Linux 2023 images, found through the public parameters that AWS keeps for them.</summary>
internal static partial class AmazonLinux
{
    /// <summary>The architecture of AWS Graviton, as the images' parameters call it.</summary>
    public const string Arm = "arm64";

    private const string Intel = "x86_64";

    /// <summary>
    /// Gives the id of the newest image for an instance type (Amazon Linux 2023 guide, "Launching AL2023 using the SSM
    /// parameter").
    /// </summary>
    /// <param name="instanceType">The instance type, which decides the architecture.</param>
    /// <param name="component">The component that asks; its provider answers.</param>
    public static Output<string> NewestAmi(string instanceType, Resource component) =>
        Aws
            .Ssm.GetParameter.Invoke(
                new Aws.Ssm.GetParameterInvokeArgs
                {
                    Name =
                        "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-"
                        + $"{ArchitectureOf(instanceType)}",
                },
                new InvokeOptions { Parent = component }
            )
            .Apply(parameter => parameter.Value);

    /// <summary>Whether a text has the form of an EC2 instance type.</summary>
    public static bool IsInstanceType(string text) => InstanceType().IsMatch(text);

    /// <summary>Gives the architecture of an instance type: arm64 or x86_64.</summary>
    // In a family's name, g behind the generation stands for Graviton, and a1 was the first of them (EC2 instance types
    // guide, "Naming conventions").
    public static string ArchitectureOf(string instanceType) => Graviton().IsMatch(instanceType) ? Arm : Intel;

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceType();

    [GeneratedRegex(@"^(a1|[a-z]+[0-9]+g[a-z0-9-]*)\.", RegexOptions.CultureInvariant)]
    private static partial Regex Graviton();
}
