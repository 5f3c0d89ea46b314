namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>What Terraform shows of a state or a plan is a stack like any other.</summary>
public sealed class TerraformInputTests : IDisposable
{
    private const string Folder = "tests/PrivateLinkLab.Terraform.Tests/Reading";

    private readonly LabProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("plan.json", "internet reaches:\n✓ web[\"a\"]  443\n")]
    [InlineData("state.json", "internet reaches:\n✓ web  22\n")]
    public async Task Reach_FromTheInternet_FindsWhatIsExposed(string file, string found) =>
        Assert.Contains(
            found,
            await _project.SucceedAsync("reach", "--from", "internet", "--state", PathOf(file)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Reach_ToTheDatabaseOfAPlan_NamesTheOnlyClient() =>
        Assert.Contains(
            "db is reached by:\n✓ web[\"a\"]  3306\n",
            await _project.SucceedAsync("reach", "--to", "db", "--state", PathOf("plan.json")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Reach_Plan_ListsWhatIsNotModelled() =>
        Assert.Contains(
            "Ignored (cannot affect any path): aws:guardduty:Detector.\n",
            await _project.SucceedAsync("reach", "--from", "internet", "--state", PathOf("plan.json")),
            StringComparison.Ordinal
        );

    private static string PathOf(string file) => RepositoryFile.PathOf($"{Folder}/{file}");
}
