using System.Diagnostics;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Tooling;

public class ChildProcessTests
{
    private static readonly Dictionary<string, string> Environment = new() { ["PATH"] = "/usr/bin:/bin" };

    [Fact]
    public async Task RunAsync_Program_GivesItsStatusAndOutput()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sh is needed");
        var result = await ShAsync("echo out; echo err >&2; exit 3", null, TestContext.Current.CancellationToken);

        Assert.Equal(new ChildResult(3, "out\n", "err\n"), result);
    }

    [Fact]
    public async Task RunAsync_MissingProgram_IsOneSentence()
    {
        var failure = await Assert.ThrowsAsync<TerraformException>(() =>
            ChildProcess.RunAsync(
                "/no/such/program",
                [],
                Path.GetTempPath(),
                Environment,
                null,
                null,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(TerraformFailure.MissingTool, failure.Failure);
        Assert.StartsWith("/no/such/program cannot be started: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Cancelled_InterruptsOnceAndLetsTheProgramFinish()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sh is needed");
        using var cancellation = new CancellationTokenSource();
        var lines = new List<string>();
        const string Program =
            "trap 'echo Interrupt received; sleep 0.2; echo saved; exit 0' INT; echo ready; while :; do sleep "
            + "0.05; done";

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ShAsync(
                Program,
                line =>
                {
                    lines.Add(line);
                    if (line == "ready")
                    {
                        cancellation.Cancel();
                    }
                },
                cancellation.Token
            )
        );

        Assert.Equal(["ready", "Interrupt received", "saved"], lines);
    }

    private static Task<ChildResult> ShAsync(
        string program,
        Action<string>? onLine,
        CancellationToken cancellation,
        Action<Process>? onStarted = null
    ) =>
        ChildProcess.RunAsync(
            "/bin/sh",
            ["-c", program],
            Path.GetTempPath(),
            Environment,
            onLine,
            onStarted,
            cancellation
        );
}
