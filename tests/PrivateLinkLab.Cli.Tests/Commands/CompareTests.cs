using PrivateLinkLab.Cli.Tests.Schemas;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class CompareTests
{
    private const string Fault = "port-forwarding port-forwarding --inject database-rule-too-wide";

    [Fact]
    public async Task Compare_AWiderRule_NamesWhatItOpens()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync(["compare", .. Fault.Split(' ')]);

        Assert.EndsWith(
            """

            Opened:
            + any other host in myVPC-mySubnet1 -> myDB-instance  3306
                by myDB-security-group-fault-admits-3306
            + any other host in myVPC-mySubnet2 -> myDB-instance  3306
                by myDB-security-group-fault-admits-3306

            2 opened.

            """,
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Compare_TheOtherWay_NamesWhatIsClosed()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("compare", "session-manager", "private-subnet");

        Assert.Contains(
            "\nClosed:\n- AppServer-instance -> endpoints-ssm  443  (removed)\n",
            output,
            StringComparison.Ordinal
        );
        Assert.EndsWith("\n4 closed.\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqs-endpoint sqs-endpoint", 0)]
    [InlineData(Fault, 0)]
    [InlineData($"{Fault} --fail-on closed --fail-on unknown", 0)]
    [InlineData($"{Fault} --fail-on opened", 1)]
    [InlineData("session-manager private-subnet --fail-on closed", 1)]
    public async Task Compare_Json_FollowsTheContractAndFailsOnWhatIsNamed(string line, int status)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["compare", "--json", .. line.Split(' ')]);

        Assert.Equal((status, ""), (result.Status, result.Error));
        LabSchema.AssertCompare(result.Output);
    }

    [Fact]
    public async Task Compare_WithWhatIsBuilt_NeedsOneNameOnly()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "sqs-endpoint");

        var same = await project.SucceedAsync("compare", "sqs-endpoint");
        var file = await project.SucceedAsync("compare", ".lab/dev.json");

        Assert.EndsWith("\nNothing becomes reachable or ceases to be, by TCP.\n", same, StringComparison.Ordinal);
        Assert.EndsWith("\nNothing becomes reachable or ceases to be, by TCP.\n", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "compare sqs-endpint sqs-endpoint",
        "'sqs-endpint' is neither a scenario (`lab scenarios` lists them) nor a file with a stack."
    )]
    [InlineData("compare - -", "Both stacks are '-'; standard input can be only one of them.")]
    public async Task Compare_WhatIsNoStack_IsBadInput(string line, string message)
    {
        using var project = new LabProject();

        Assert.Equal(new(2, "", $"lab: {message}\n"), await project.RunAsync(line.Split(' ')));
    }
}
