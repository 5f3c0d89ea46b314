namespace PrivateLinkLab.Lab.Grounds;

/// <summary>The grounds that the lab builds on, by the names of <c>--target</c>.</summary>
internal static class Ground
{
    /// <summary>The simulated cloud, in this process.</summary>
    public const string Simulated = "simulated";

    /// <summary>An AWS emulator, by Terraform and AWS's own provider.</summary>
    public const string Emulated = "emulated";

    /// <summary>Every ground.</summary>
    public static IReadOnlyList<string> All { get; } = [Simulated, Emulated];

    /// <summary>A ground in a sentence.</summary>
    public static string Noun(string ground) => ground == Simulated ? "the simulated cloud" : "the emulator";
}
