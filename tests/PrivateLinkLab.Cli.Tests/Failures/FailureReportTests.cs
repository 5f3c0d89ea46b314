using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Lab;

namespace PrivateLinkLab.Cli.Tests.Failures;

public sealed class FailureReportTests
{
    public static TheoryData<Exception, int, string> Failures =>
        new()
        {
            { LabFailure.BadInput("One.\nTwo."), 2, "lab: One.\nlab: Two.\n" },
            { LabFailure.NotCarriedOut("One."), 3, "lab: One.\n" },
            { new LabConfigException("One.\nTwo."), 2, "lab: One.\nlab: Two.\n" },
            { new DeploymentFileException("One."), 3, "lab: One.\n" },
            {
                new IOException("No space left on device"),
                3,
                "lab: The operating system refused: No space left on device\n"
            },
            {
                new InvalidOperationException("Secret123"),
                3,
                "lab: Something unexpected happened (InvalidOperationException); with PRIVATELINKLAB_DEBUG=1 the "
                    + "same command shows where.\n"
            },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Write_Failure_IsSentencesAndAStatus(Exception failure, int status, string expected) =>
        Assert.Equal((status, expected), await WriteAsync(failure, debug: false));

    [Fact]
    public async Task Write_Debugging_ShowsWhereItCameFrom()
    {
        var (_, text) = await WriteAsync(new InvalidOperationException("what"), debug: true);

        Assert.Contains("System.InvalidOperationException: what", text, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Text)> WriteAsync(Exception failure, bool debug)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new LabEnvironment
        {
            Output = TextWriter.Null,
            Error = error,
            CurrentDirectory = "/",
            Debug = debug,
        };
        return (await FailureReport.WriteAsync(failure, environment), error.ToString());
    }
}
