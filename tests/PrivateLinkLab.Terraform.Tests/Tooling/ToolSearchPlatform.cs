using System.Runtime.InteropServices;

namespace PrivateLinkLab.Terraform.Tests.Tooling;

/// <summary>This machine's platform as Terraform writes it.</summary>
internal static class ToolSearchPlatform
{
    public static string This =>
        $"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}_"
        + $"{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}";
}
