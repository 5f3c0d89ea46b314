namespace PrivateLinkLab.Cli.Tests.Programs;

/// <summary>Programs in TypeScript, with Pulumi's official packages, through the lab's commands.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("vpc-nat", "x=y", "17 created", "instanceType=t3.small", "1 updated, 16 unchanged")]
    [InlineData(
        "database-bastion",
        "password=Secret12345",
        "14 created",
        "office=198.51.100.0/24",
        "1 updated, 13 unchanged"
    )]
    [InlineData("lambda-vpc", "x=y", "9 created", "timeout=20", "1 updated, 8 unchanged")]
    [InlineData("bucket-queue", "x=y", "12 created", "owner=store", "1 updated, 11 unchanged")]
    [InlineData("peering", "x=y", "15 created", "instanceType=t3.small", "2 updated, 13 unchanged")]
    [InlineData("fargate", "x=y", "19 created", "tasks=3", "1 updated, 18 unchanged")]
    [InlineData("cluster", "x=y", "15 created", "nodes=5", "1 updated, 14 unchanged")]
    [InlineData("endpoint-service", "x=y", "15 created", "instanceType=t3.small", "1 updated, 14 unchanged")]
    [InlineData("default-vpc", "x=y", "6 created", "instanceType=t3.small", "1 updated, 5 unchanged")]
    [InlineData("network", "token=hidden", "3 created", "cidrBlock=10.6.0.0/17", "3 replaced")]
    [InlineData("component", "x=y", "5 created, 1 read", "there=elsewhere", "6 unchanged")]
    public async Task Program_IsPreviewed_Built_Checked_AndChanged(
        string name,
        string setting,
        string created,
        string change,
        string changed
    )
    {
        using var program = new ProgramOnDisk(name);

        var preview = await program.SucceedAsync("preview", "--program", name, "--config", setting);
        var built = await program.SucceedAsync("up", "--program", name, "--config", setting);
        var state = await File.ReadAllTextAsync(
            program.PathOf($"{name}/.lab/dev.json"),
            TestContext.Current.CancellationToken
        );
        var check = await program.SucceedAsync("check", "--project", name, "--rules", $"{name}/paths.yaml");
        var again = await program.SucceedAsync("up", "--program", name, "--config", setting);
        var other = await program.SucceedAsync("up", "--program", name, "--config", setting, "--config", change);
        var destroyed = await program.SucceedAsync("destroy", "--program", name);

        var planned = created
            .Replace("created", "to create", StringComparison.Ordinal)
            .Replace("read", "to read", StringComparison.Ordinal);
        Assert.Contains($"Preview: {planned}.", preview, StringComparison.Ordinal);
        Assert.Contains($"Done: {created}.", built, StringComparison.Ordinal);
        Assert.EndsWith("all hold.\n", check, StringComparison.Ordinal);
        Assert.Contains("no changes", again, StringComparison.Ordinal);
        Assert.Contains($"Done: {changed}.", other, StringComparison.Ordinal);
        Assert.Contains("nothing is left.", destroyed, StringComparison.Ordinal);
        Assert.DoesNotContain(
            setting.Split('=')[1] is "y" ? "correct horse" : setting.Split('=')[1],
            state,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Preview_OverWhatIsBuilt_KnowsWhatStays()
    {
        using var program = new ProgramOnDisk("network");
        await program.SucceedAsync("up", "--program", "network", "--config", "token=hidden");

        var same = await program.SucceedAsync("preview", "--program", "network", "--config", "token=hidden");
        var replaced = await program.SucceedAsync(
            "preview",
            "--program",
            "network",
            "--config",
            "token=hidden",
            "--config",
            "cidrBlock=10.6.0.0/17"
        );

        Assert.Contains("no changes", same, StringComparison.Ordinal);
        Assert.Contains("Preview: 3 to replace.", replaced, StringComparison.Ordinal);
        Assert.Contains("-> \"[unknown]\"", replaced, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StackReference_FindsTheOtherStack_WhereTheCommandLineSays()
    {
        using var program = new ProgramOnDisk("network", "application");
        await program.SucceedAsync("up", "--program", "network", "--config", "token=hidden");

        var unknown = await program.RunAsync("up", "--program", "application");
        var built = await program.SucceedAsync(
            "up",
            "--program",
            "application",
            "--reference",
            "organization/network/dev=network"
        );
        var group = await program.SucceedAsync("outputs", "groupId", "--program", "application");
        var ofNetwork = await program.SucceedAsync("outputs", "--json", "--program", "network");
        var subnet = await program.SucceedAsync("outputs", "subnet", "--program", "application");
        var check = await program.SucceedAsync(
            "check",
            "--project",
            "application",
            "--rules",
            "application/paths.yaml"
        );

        Assert.Equal(3, unknown.Status);
        Assert.Contains(
            "lab: index.ts:6: The stack 'organization/network/dev' that the program refers to is not known: give a "
                + "file with it, --reference organization/network/dev=FILE",
            unknown.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("Done: 1 created, 1 read.", built, StringComparison.Ordinal);
        Assert.StartsWith("sg-", group, StringComparison.Ordinal);
        Assert.EndsWith("all hold.\n", check, StringComparison.Ordinal);
        Assert.Contains($"\"{subnet.Trim()}\"", ofNetwork, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_ThatLookAtAStack_RunTheProgramAndBuildNothing()
    {
        using var program = new ProgramOnDisk("vpc-nat");

        var probe = await program.SucceedAsync(
            "probe",
            "--program",
            "vpc-nat",
            "--from",
            "worker",
            "--to",
            "example.com:443"
        );
        var compare = await program.SucceedAsync("compare", "private-subnet", "--program", "vpc-nat");
        var picture = await program.SucceedAsync("graph", "--program", "vpc-nat", "--format", "mermaid");

        Assert.StartsWith("worker -> example.com:443\n✓ reachable\n", probe, StringComparison.Ordinal);
        Assert.Contains("worker", compare, StringComparison.Ordinal);
        Assert.Contains("worker", picture, StringComparison.Ordinal);
        Assert.False(Directory.Exists(program.PathOf("vpc-nat/.lab")));
    }

    [Fact]
    public async Task Refusals_AreAllShown_WithTheLinesOfTheProgram()
    {
        using var program = new ProgramOnDisk("network");
        await File.WriteAllTextAsync(
            program.PathOf("network/index.ts"),
            """
            import * as aws from "@pulumi/aws";
            console.log("begins");
            const wide = new aws.ec2.Vpc("wide", { cidrBlock: "10.0.0.0/8" });
            new aws.ec2.Subnet("inside", { vpcId: wide.id, cidrBlock: "10.0.1.0/24" });
            new aws.ec2.Vpc(
                "narrow", { cidrBlock: "10.0.0.0/30" });
            wide.arn.apply(arn => console.log(arn.split(":")));
            """,
            TestContext.Current.CancellationToken
        );

        foreach (var command in new[] { "preview", "up" })
        {
            var result = await program.RunAsync(command, "--program", "network");

            Assert.Equal((3, ""), (result.Status, result.Output));
            Assert.Equal(
                [
                    "program: begins",
                    "lab: index.ts:5: creating EC2 VPC 'narrow': InvalidVpc.Range",
                    "lab: index.ts:3: creating EC2 VPC 'wide': InvalidVpc.Range",
                    "lab: One more resource needs what was refused, and was not asked for.",
                ],
                result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(UpToCode)
            );
            Assert.False(File.Exists(program.PathOf("network/.lab/dev.json")));
        }

        static string UpToCode(string line) =>
            line.IndexOf(".Range", StringComparison.Ordinal) is > 0 and var end
                ? line[..(end + ".Range".Length)]
                : line;
    }

    [Fact]
    public async Task Program_ThatThrows_IsShownAsPulumiShowsIt()
    {
        using var program = new ProgramOnDisk("network");

        var missing = await program.RunAsync("up", "--program", "network");
        await File.WriteAllTextAsync(
            program.PathOf("network/index.ts"),
            "throw new Error(\"not today\");",
            TestContext.Current.CancellationToken
        );
        var thrown = await program.RunAsync("up", "--program", "network");

        Assert.Equal(2, missing.Status);
        Assert.Contains(
            "lab: The program needs the setting network:token: give it with --config network:token=VALUE",
            missing.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(3, thrown.Status);
        Assert.Contains("Error: not today\n", thrown.Error, StringComparison.Ordinal);
        Assert.EndsWith("failed; what it said is above.\n", thrown.Error, StringComparison.Ordinal);
    }
}
