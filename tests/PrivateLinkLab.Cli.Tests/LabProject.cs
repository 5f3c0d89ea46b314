using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Tests;

namespace PrivateLinkLab.Cli.Tests;

/// <summary>A project folder of its own for one test, and the lab run in it.</summary>
public sealed class LabProject(string? settings = null) : ProjectOnDisk(settings)
{
    /// <summary>Runs the lab in this process.</summary>
    public Task<LabResult> RunAsync(params string[] arguments) => RunAsync(_ => _, arguments);

    internal async Task<LabResult> RunAsync(Func<LabEnvironment, LabEnvironment> environment, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = await Lab.RunAsync(
            arguments,
            environment(
                new LabEnvironment
                {
                    Output = output,
                    Error = error,
                    CurrentDirectory = Folder,
                }
            )
        );
        return new(status, output.ToString(), error.ToString());
    }

    /// <summary>Runs the lab, which must succeed and have nothing to complain about.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.Status);
        return result.Output;
    }
}
