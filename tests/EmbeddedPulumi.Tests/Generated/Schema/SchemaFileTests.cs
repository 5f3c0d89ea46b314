using System.Diagnostics;
using System.Reflection;

namespace EmbeddedPulumi.Tests.Generated.Schema;

public class SchemaFileTests
{
    private static readonly string s_folder = typeof(SchemaFileTests)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "SchemaFolder")
        .Value!;

    [Fact]
    public async Task Schema_OfTheNpmPackages_IsTheCommittedOne()
    {
        if (!Directory.Exists(Path.Combine(s_folder, "node_modules", "@pulumi")))
        {
            Assert.False(
                Environment.GetEnvironmentVariable("REQUIRE_SCHEMA_CHECK") == "1",
                "REQUIRE_SCHEMA_CHECK is 1, and the npm packages are not installed in src/EmbeddedPulumi/Schema."
            );
            Assert.Skip("The npm packages are not installed in src/EmbeddedPulumi/Schema.");
        }

        using var node = Process.Start(
            new ProcessStartInfo("node", "extract.mjs --check")
            {
                WorkingDirectory = s_folder,
                RedirectStandardError = true,
            }
        )!;
        var errors = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("", errors);
        Assert.Equal(0, node.ExitCode);
    }
}
