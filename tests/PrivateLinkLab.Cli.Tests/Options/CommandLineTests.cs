namespace PrivateLinkLab.Cli.Tests.Options;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("upp", "There is no command 'upp'; did you mean up?")]
    [InlineData("check", "There is no command 'check'; there are scenarios, preview, up, outputs, destroy, verify, probe, faults, play.")]
    [InlineData("--json", "No command is given; there are scenarios, preview, up, outputs, destroy, verify, probe, faults, play.")]
    [InlineData("up --hlp", "There is no option '--hlp'; did you mean --help?")]
    [InlineData("up -x", "There is no option '-x'; there are --target, --all, --help, --stack, --config, --json, --no-color, --show-secrets.")]
    [InlineData("destroy --taret simulated", "There is no option '--taret'; there are --help, --stack, --config, --json, --no-color, --show-secrets.")]
    [InlineData("up private-subnet sqs-endpoint", "'up' does not take 'sqs-endpoint'; it takes one SCENARIO.")]
    [InlineData("destroy dev", "'destroy' does not take 'dev'; it takes options only.")]
    [InlineData("up --stack", "--stack needs a value: --stack NAME.")]
    [InlineData("up --stack a --stack b", "--stack is given 2 times; it is given once.")]
    [InlineData("up --config", "--config needs a value: --config KEY=VALUE.")]
    [InlineData("up --target emulated", "--target is 'emulated'; accepted is simulated.")]
    [InlineData("up --target aws", "--target is 'aws'; accepted is simulated.")]
    [InlineData("outputs --stack ../x", "The stack name '../x' is not accepted: use 1 to 100 letters, digits, '-', '_' and '.', not '.' or '..' alone and not '.secrets' at the end.")]
    [InlineData("@file", "There is no command '@file'; there are scenarios, preview, up, outputs, destroy, verify, probe, faults, play.")]
    [InlineData("probe --to x:1", "--from is needed: --from WHO.")]
    [InlineData("probe --from x", "--to is needed: --to WHERE.")]
    [InlineData("probe private-subnet --state f.json --from a --to b:1", "The stack is either the plan of 'private-subnet' or in 'f.json': give a SCENARIO or --state.")]
    [InlineData("verify --state f.json --config flowLogs=false", "--config changes what the program builds, and --state names what is built already: give one of the two.")]
    [InlineData("verify --all sqs-endpoint", "--all is every scenario, and 'sqs-endpoint' is one stack: give one of the two.")]
    [InlineData("verify sqs-endpint", "There is no scenario 'sqs-endpint'; did you mean sqs-endpoint?")]
    [InlineData("verify --inject private-dns-of", "There is no fault 'private-dns-of'; did you mean private-dns-off?")]
    [InlineData("verify --inject everything", "There is no fault 'everything'; `lab faults` lists them.")]
    [InlineData("faults sqs", "There is no scenario 'sqs'; there are port-forwarding, sqs-endpoint, session-manager, private-subnet.")]
    [InlineData("play", "'play' needs SCENARIO.")]
    public async Task Run_BadUsage_IsOneSentence(string line, string expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(line.Split(' '));

        Assert.Equal(new(2, "", $"lab: {expected}\n"), result);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Run_NoCommandOrHelp_ListsTheCommands(string line)
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.All(["scenarios", "preview", "up", "outputs", "destroy", "verify", "probe", "faults", "play"], command => Assert.Contains($"\n  {command}", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OptionsBeforeTheCommand_Count()
    {
        using var project = new LabProject();

        Assert.Equal(await project.SucceedAsync("scenarios", "--json"), await project.SucceedAsync("--json", "scenarios"));
    }
}
