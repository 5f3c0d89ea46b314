using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Tooling;

public class TerraformMessagesTests
{
    private readonly List<TerraformProgress> _progress = [];

    [Theory]
    [InlineData("apply_start", ProgressKind.Started)]
    [InlineData("apply_progress", ProgressKind.Working)]
    [InlineData("apply_complete", ProgressKind.Done)]
    [InlineData("apply_errored", ProgressKind.Failed)]
    public void Read_Hook_IsProgress(string type, ProgressKind kind)
    {
        Read(
            $$$"""{"type":"{{{type}}}","hook":{"resource":{"addr":"aws_vpc.a"},"action":"create","elapsed_seconds":70}}"""
        );

        Assert.Equal(
            [new TerraformProgress(kind, "create") { Address = "aws_vpc.a", Elapsed = TimeSpan.FromSeconds(70) }],
            _progress
        );
    }

    [Fact]
    public void Read_Errors_AreOneSentenceEachAndNoneTwice()
    {
        const string Error =
            """{"type":"diagnostic","diagnostic":{"severity":"error","summary":"creating EC2 VPC: api error X","detail":"The first line.\n\nThe second.","address":"aws_vpc.a"}}""";
        var messages = Read(
            Error,
            Error,
            """{"type":"diagnostic","diagnostic":{"severity":"error","summary":"execution halted","detail":""}}"""
        );

        Assert.Equal(
            ["aws_vpc.a: creating EC2 VPC: api error X: The first line.", "execution halted."],
            messages.Errors
        );
    }

    [Fact]
    public void Read_Warning_IsProgress()
    {
        var messages = Read(
            """{"type":"diagnostic","diagnostic":{"severity":"warning","summary":"Deprecated","detail":""}}"""
        );

        Assert.Empty(messages.Errors);
        Assert.Equal([new TerraformProgress(ProgressKind.Warning, "Deprecated.")], _progress);
    }

    [Fact]
    public void Read_PlannedChange_IsKept() =>
        Assert.Equal(
            [new PlannedChange("aws_vpc.a", "update")],
            Read("""{"type":"planned_change","change":{"resource":{"addr":"aws_vpc.a"},"action":"update"}}""").Changes
        );

    [Theory]
    [InlineData("")]
    [InlineData("Terraform is at work")]
    [InlineData("{broken")]
    [InlineData("""{"type":"version"}""")]
    [InlineData("""{"type":"diagnostic"}""")]
    [InlineData("""{"no":"type"}""")]
    public void Read_AnythingElse_IsPassedOver(string line)
    {
        Assert.Empty(Read(line).Errors);
        Assert.Empty(_progress);
    }

    private TerraformMessages Read(params string[] lines)
    {
        var messages = new TerraformMessages(_progress.Add);
        foreach (var line in lines)
        {
            messages.Read(line);
        }

        return messages;
    }
}
