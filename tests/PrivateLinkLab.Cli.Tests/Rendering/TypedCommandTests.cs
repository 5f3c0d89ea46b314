using PrivateLinkLab.Cli.Rendering;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class TypedCommandTests
{
    [Theory]
    [InlineData("exit", "exit")]
    [InlineData("dig sqs.us-east-1.amazonaws.com", "dig \\|    sqs.us-east-1.amazonaws.com")]
    [InlineData("echo \"a text that is one word\" end", "echo \\|    \"a text that is one word\" \\|    end")]
    [InlineData("aws s3 ls", "aws s3 ls")]
    public void Lines_OfACommand_AreBrokenOutsideOfQuotes(string command, string expected) =>
        Assert.Equal(expected, string.Join('|', TypedCommand.Lines(command, 6, 30)));

    // What a person pastes is the command again.
    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    public void Lines_Joined_AreTheCommand(int width)
    {
        const string Command =
            "aws sqs send-message --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/FilaTeste "
            + "--message-body \"Olá mundo!\" --endpoint-url https://sqs.us-east-1.amazonaws.com:1313";

        var lines = TypedCommand.Lines(Command, 5, width).ToList();

        Assert.Equal(Command, string.Join("", lines).Replace(" \\    ", " ", StringComparison.Ordinal));
        Assert.All(lines, line =>
            Assert.True(line.Length <= width || !line.Trim(' ', '\\').Contains(' ', StringComparison.Ordinal), line)
        );
    }
}
