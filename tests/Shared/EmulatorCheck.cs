namespace PrivateLinkLab.TestSupport;

/// <summary>Tests that take minutes and need terraform or tofu, AWS's provider, moto_server and the aws CLI.</summary>
internal static class EmulatorCheck
{
    /// <summary>The trait of these tests.</summary>
    public const string Category = "Emulator";

    private const string Required = "REQUIRE_EMULATOR_CHECK";

    /// <summary>Whether what such a test needs must be there: then nothing is skipped.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable(Required) == "1";

    /// <summary>Skips the test unless it is asked for.</summary>
    public static void SkipUnlessRequired() =>
        Assert.SkipUnless(
            IsRequired,
            "This takes minutes and needs terraform or tofu, the AWS provider, moto_server and the aws CLI; "
                + $"set {Required}=1 to run it."
        );

    /// <summary>Skips the test because something is missing on this machine.</summary>
    public static void SkipWhenMissing(string? reason) =>
        Assert.SkipWhen(reason is not null, $"{reason} (Set {Required}=1 to fail instead.)");
}
