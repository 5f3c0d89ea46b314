namespace PrivateLinkLab.Cli.Tests.Programs;

/// <summary>What is wrong with a program's files, or with what is said beside one; no program runs.</summary>
public sealed class ProgramInputTests
{
    private const string NodeJs = "name: shop\nruntime: nodejs\n";

    [Theory]
    [InlineData("up --program nowhere", "--program is 'nowhere', and there is no Pulumi.yaml in ")]
    [InlineData(
        "up --program shop --project shop",
        "--program is a project's folder, as --project is: give one of the two."
    )]
    [InlineData(
        "up private-subnet --program shop",
        "'private-subnet' is one of the lab's scenarios, and --program names a program"
    )]
    [InlineData(
        "probe private-subnet --program shop --from a --to b",
        "The stack is either the plan of 'private-subnet' or made by a program"
    )]
    [InlineData(
        "lint --state x.json --program shop",
        "The stack is either in a file or made by a program: give --state or --program."
    )]
    [InlineData("verify --all --program shop", "--all is every scenario, and '")]
    [InlineData(
        "compare a b --program shop",
        "'b' and the program are both NEW: give OLD alone, or leave out --program."
    )]
    [InlineData(
        "up --program shop --target emulated",
        "--target is 'emulated'; a program is built on the simulated cloud alone."
    )]
    [InlineData("up --reference a=b", "--reference is for a program: give --program DIR too.")]
    [InlineData("up --program shop --reference network", "--reference is 'network'; expected NAME=FILE")]
    [InlineData("up --patience 10", "--patience is for a program: give --program DIR too.")]
    [InlineData(
        "up --program shop --patience soon",
        "--patience is 'soon'; expected a number of seconds from 1 to 86400."
    )]
    [InlineData(
        "up --program shop --config region",
        "--config takes KEY=VALUE, for example --config aws:region=us-east-1."
    )]
    [InlineData("up --program shop --config aws:region=us-east-9", "Region 'us-east-9' is not an AWS region.")]
    [InlineData("up --program shop", "The packages of the program in '")]
    public async Task CommandLine_ThatIsNotAccepted_SaysWhy(string line, string sentence)
    {
        using var project = new LabProject();
        project.Write("shop/Pulumi.yaml", NodeJs);

        var result = await project.RunAsync(line.Split(' '));

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.StartsWith($"lab: {sentence}", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(
        "name: shop\nruntime: python\n",
        "the lab runs no programs of the runtime 'python'; it runs those of nodejs and dotnet."
    )]
    [InlineData("name: shop\n", "'runtime' is missing; expected nodejs or dotnet.")]
    [InlineData("runtime: nodejs\n", "'name' is missing, the name of the project.")]
    [InlineData("- shop\n", "the file is a map with the entries 'name' and 'runtime'.")]
    [InlineData("name: [\n", "this is not YAML that can be read")]
    public async Task ProjectFile_ThatIsNotAccepted_SaysWhy(string file, string sentence)
    {
        using var project = new LabProject();
        project.Write("shop/Pulumi.yaml", file);

        var result = await project.RunAsync("up", "--program", "shop");

        Assert.Equal(2, result.Status);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.StartsWith($"lab: {project.PathOf("shop/Pulumi.yaml")}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EncryptedSettings_AreAllAskedFor()
    {
        using var project = new LabProject();
        project.Write("shop/Pulumi.yaml", NodeJs);
        project.Write(
            "shop/Pulumi.dev.yaml",
            """
            config:
              shop:password:
                secure: v1:abc
              other:token:
                nested:
                  secure: v1:def
              shop:plain: 1
            """
        );

        var none = await project.RunAsync("preview", "--program", "shop");
        var all = await project.RunAsync(
            "preview",
            "--program",
            "shop",
            "--config",
            "password=a",
            "--config",
            "other:token=b"
        );

        Assert.Equal(
            "lab: Pulumi.dev.yaml: shop:password is encrypted, and only Pulumi can decrypt it: give its value with "
                + "--config password=VALUE.\n"
                + "lab: Pulumi.dev.yaml: other:token is encrypted, and only Pulumi can decrypt it: give its value with "
                + "--config other:token=VALUE.\n",
            none.Error
        );
        Assert.StartsWith("lab: The packages of the program in '", all.Error, StringComparison.Ordinal);
    }
}
