namespace PrivateLinkLab.Cli.Tests.Options;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("upp", "There is no command 'upp'; did you mean up?")]
    [InlineData(
        "inspect",
        "There is no command 'inspect'; there are scenarios, preview, up, cloud, cost, outputs, destroy, verify, "
            + "check, lint, policy, reach, matrix, compare, probe, graph, report, faults, play, diff, export, "
            + "completion, help, version."
    )]
    [InlineData(
        "--json",
        "No command is given; there are scenarios, preview, up, cloud, cost, outputs, destroy, verify, check, lint, "
            + "policy, reach, matrix, compare, probe, graph, report, faults, play, diff, export, "
            + "completion, help, version."
    )]
    [InlineData("up --hlp", "There is no option '--hlp'; did you mean --help?")]
    [InlineData(
        "up -x",
        "There is no option '-x'; there are --target, --endpoint, --allow-remote-endpoint, --all, --program, "
            + "--reference, --patience, --help, --stack, --project, --config, --json, --no-color, "
            + "--show-secrets, --yes."
    )]
    [InlineData("destroy --taret simulated", "There is no option '--taret'; did you mean --target?")]
    [InlineData("up private-subnet sqs-endpoint", "'up' does not take 'sqs-endpoint'; it takes one SCENARIO.")]
    [InlineData("destroy dev", "'destroy' does not take 'dev'; it takes options only.")]
    [InlineData("up --stack", "--stack needs a value: --stack NAME.")]
    [InlineData("up --stack a --stack b", "--stack is given 2 times; it is given once.")]
    [InlineData("up --config", "--config needs a value: --config KEY=VALUE.")]
    [InlineData(
        "cost sqs-endpoint --state b",
        "The stack is either the plan of 'sqs-endpoint' or in 'b': give a SCENARIO or --state."
    )]
    [InlineData("cost --gb", "--gb needs a value: --gb N.")]
    [InlineData("cost --gb many", "--gb is 'many'; expected a number from 0 to 10000, for example --gb 1.")]
    [InlineData("cost --gb -1", "--gb is '-1'; expected a number from 0 to 10000, for example --gb 1.")]
    [InlineData("cost --gb 10001", "--gb is '10001'; expected a number from 0 to 10000, for example --gb 1.")]
    [InlineData("cost --gb 1,5", "--gb is '1,5'; expected a number from 0 to 10000, for example --gb 1.")]
    [InlineData(
        "cost --requests x",
        "--requests is 'x'; expected a number from 0 to 100000000000, for example --requests 100000."
    )]
    [InlineData("cost --log-gb x", "--log-gb is 'x'; expected a number from 0 to 10000, for example --log-gb 0.3.")]
    [InlineData("up --target aws", "--target is 'aws'; expected simulated or emulated.")]
    [InlineData(
        "diff --target simulated",
        "--target is 'simulated'; expected emulated: the simulated cloud is compared with it."
    )]
    [InlineData("up --endpoint http://127.0.0.1:5000", "--endpoint is for the emulator: give --target emulated too.")]
    [InlineData(
        "destroy --allow-remote-endpoint",
        "--allow-remote-endpoint is for the emulator: give --target emulated too."
    )]
    [InlineData(
        "up --target emulated --endpoint here",
        "--endpoint is 'here', which is no URL; expected the URL of an emulator, such as http://127.0.0.1:5000."
    )]
    [InlineData(
        "up --target emulated --endpoint https://ec2.us-east-1.amazonaws.com",
        "The endpoint 'https://ec2.us-east-1.amazonaws.com/' is AWS itself; the lab builds on emulators only (on "
            + "AWS: pulumi up)."
    )]
    [InlineData(
        "up --target emulated --endpoint http://10.0.0.7:5000",
        "The endpoint 'http://10.0.0.7:5000/' is not on this machine; expected loopback addresses, unless "
            + "--allow-remote-endpoint allows another host."
    )]
    [InlineData("export", "No command is given; there are terraform.")]
    [InlineData(
        "export terraform private-subnet --state file",
        "The stack is either the plan of 'private-subnet' or in 'file': give a SCENARIO or --state."
    )]
    [InlineData(
        "outputs --stack ../x",
        "The stack name '../x' is not accepted: use 1 to 100 letters, digits, '-', '_' and '.', not '.' or '..' "
            + "alone and not '.secrets', '.emulator' or '.retained' at the end."
    )]
    [InlineData(
        "@file",
        "There is no command '@file'; there are scenarios, preview, up, cloud, cost, outputs, destroy, verify, "
            + "check, lint, policy, reach, matrix, compare, probe, graph, report, faults, play, diff, export, "
            + "completion, help, version."
    )]
    [InlineData("probe --to x:1", "--from is required: --from WHO.")]
    [InlineData("probe --from x", "--to is required: --to WHERE.")]
    [InlineData(
        "probe private-subnet --state f.json --from a --to b:1",
        "The stack is either the plan of 'private-subnet' or in 'f.json': give a SCENARIO or --state."
    )]
    [InlineData(
        "verify --state f.json --config flowLogs=false",
        "--config changes what the program builds, and --state names what is built already: give one of the two."
    )]
    [InlineData(
        "verify --all sqs-endpoint",
        "--all is every scenario, and 'sqs-endpoint' is one stack: give one of the two."
    )]
    [InlineData("verify sqs-endpint", "There is no scenario 'sqs-endpint'; did you mean sqs-endpoint?")]
    [InlineData("verify --inject private-dns-of", "There is no fault 'private-dns-of'; did you mean private-dns-off?")]
    [InlineData("verify --inject everything", "There is no fault 'everything'; `lab faults` lists them.")]
    [InlineData(
        "faults sqs",
        "There is no scenario 'sqs'; there are port-forwarding, sqs-endpoint, session-manager, private-subnet, "
            + "public-endpoint, gateway-endpoint, endpoint-service."
    )]
    [InlineData("reach --to x --protocol sctp", "--protocol is 'sctp'; expected tcp, udp or icmp.")]
    [InlineData("compare sqs-endpoint --fail-on x", "--fail-on is 'x'; expected opened, closed or unknown.")]
    [InlineData("probe --from a --to b:1 --expect x", "--expect is 'x'; expected reachable, blocked or unknown.")]
    [InlineData(
        "reach sqs-endpoint",
        "Expected is --from, for all that a place reaches, or --to, for all that reaches it."
    )]
    [InlineData(
        "reach sqs-endpoint --to https://x.y",
        "'https://x.y' is a host or URL; `lab reach` takes places of the network. Ask for one host with `lab probe`."
    )]
    [InlineData("check sqs-endpoint", "--rules is required: --rules FILE.")]
    [InlineData("cloud", "'cloud' needs COMMAND.")]
    [InlineData("cloud --", "'cloud' needs COMMAND.")]
    [InlineData("cloud pulumi up --yess", "There is no option '--yess'; did you mean --yes?")]
    [InlineData("play", "'play' needs SCENARIO.")]
    public async Task Run_BadUsage_IsOneSentence(string line, string expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(line.Split(' '));

        Assert.Equal(new(2, "", $"lab: {expected}\n"), result);
    }

    [Theory]
    [InlineData("probe --to x:1 --from", "--from needs a value: --from WHO.")]
    [InlineData("probe --from x --to", "--to needs a value: --to WHERE.")]
    [InlineData("probe --from x --to y:1 --state", "--state needs a value: --state FILE.")]
    [InlineData("export terraform --output", "--output needs a value: --output DIR.")]
    [InlineData("up --stack", "--stack needs a value: --stack NAME.")]
    public async Task Run_EmptyValue_IsNone(string line, string expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync([.. line.Split(' '), ""]);

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

        Assert.All(
            [
                "scenarios",
                "preview",
                "up",
                "cost",
                "outputs",
                "destroy",
                "verify",
                "probe",
                "faults",
                "play",
                "diff",
                "export",
            ],
            command => Assert.Contains($"\n  {command}", output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Run_OptionsBeforeTheCommand_Count()
    {
        using var project = new LabProject();

        Assert.Equal(
            await project.SucceedAsync("scenarios", "--json"),
            await project.SucceedAsync("--json", "scenarios")
        );
    }
}
