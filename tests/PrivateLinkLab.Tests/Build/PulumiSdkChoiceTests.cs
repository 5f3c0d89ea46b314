using System.Diagnostics;

namespace PrivateLinkLab.Tests.Build;

/// <summary>
/// Which Pulumi packages a restore takes: src/Build/PulumiSdk.props and .targets, with a feed that answers as a test
/// says.
/// </summary>
public sealed class PulumiSdkChoiceTests : IDisposable
{
    private const string Has = "";
    private const string Lacks = "NU1101";
    private const string IsSilent = "NU1301";

    private static readonly TimeSpan New = TimeSpan.FromHours(1);
    private static readonly TimeSpan Old = TimeSpan.FromHours(25);

    private readonly string _folder = Directory.CreateTempSubdirectory("pulumi-sdk-").FullName;

    public PulumiSdkChoiceTests()
    {
        var build = RepositoryFile.PathOf("src/Build");
        // A restore evaluates the project once more, after its initial targets, to see what there is to restore.
        File.WriteAllText(
            PathOf("Any.proj"),
            $"""
            <Project>
              <Import Project="{build}/PulumiSdk.props" />
              <Import Project="{build}/PulumiSdk.targets" />
              <Target Name="Restore"><MSBuild Projects="$(MSBuildProjectFullPath)" Targets="Show" Properties="ExcludeRestorePackageImports=true" /></Target>
              <Target Name="Show"><Message Importance="high" Text="restored: $(PulumiSdk)" /></Target>
            </Project>
            """
        );
        File.WriteAllText(
            PathOf("Probe.proj"),
            """
            <Project>
              <Target Name="Restore"><Error Condition="'$(FeedsError)' != ''" Code="$(FeedsError)" Text="The feed's answer, in %27quotes%27; and more." /></Target>
            </Project>
            """
        );
    }

    private string Choice => PathOf("PulumiSdk.txt");

    [Theory]
    [InlineData(null, Has, "official")]
    [InlineData(null, Lacks, "embedded")]
    [InlineData(null, IsSilent, "embedded")]
    [InlineData("", Has, "official")]
    [InlineData("offic", Lacks, "embedded")]
    public async Task Restore_WithoutAChoice_AsksTheFeed(string? choice, string answer, string expected)
    {
        Write(choice, New);

        Assert.Contains($"restored: {expected}", await RestoreAsync(answer), StringComparison.Ordinal);
        Assert.Equal(expected, (await File.ReadAllTextAsync(Choice, TestContext.Current.CancellationToken)).Trim());
    }

    [Theory]
    [InlineData("embedded", Has, "official")]
    [InlineData("official", Lacks, "embedded")]
    [InlineData("official", IsSilent, "official")]
    [InlineData("embedded", IsSilent, "embedded")]
    public async Task Restore_WithAnOldChoice_AsksAgainAndKeepsItWithoutAnAnswer(
        string choice,
        string answer,
        string expected
    )
    {
        Write(choice, Old);

        Assert.Contains($"restored: {expected}", await RestoreAsync(answer), StringComparison.Ordinal);
        Assert.Equal(answer is IsSilent, DateTime.Now - File.GetLastWriteTime(Choice) > TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData("embedded", Has, "", "embedded")]
    [InlineData("embedded", Has, "PULUMI_HOME=here", "official")]
    [InlineData("embedded", Has, "PULUMI_HOME=here PulumiSdk=embedded", "embedded")]
    [InlineData("official", Lacks, "PULUMI_HOME=here", "official")]
    public async Task Restore_WithANewChoice_AsksAgainWherePulumiIsAtWork(
        string choice,
        string answer,
        string variables,
        string expected
    )
    {
        Write(choice, New);

        Assert.Contains($"restored: {expected}", await RestoreAsync(answer, variables), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfTheProgramThatPulumiBuilds_AsksAgain()
    {
        Write("embedded", New);

        Assert.Contains(
            "restored: official",
            await RestoreAsync(Has, $"PulumiProgram={PathOf("Any.proj")}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Restore_TwiceAtOnce_GivesBothTheSame()
    {
        var outputs = await Task.WhenAll(RestoreAsync(Has), RestoreAsync(Has));

        Assert.All(outputs, output => Assert.Contains("restored: official", output, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Write(string? choice, TimeSpan age)
    {
        if (choice is not null)
        {
            File.WriteAllText(Choice, choice);
            File.SetLastWriteTime(Choice, DateTime.Now - age);
        }
    }

    private async Task<string> RestoreAsync(string answer, string variables = "")
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList =
            {
                "msbuild",
                PathOf("Any.proj"),
                "-restore",
                "-target:Show",
                "-nologo",
                $"-property:PulumiSdkChoiceFile={Choice}",
                $"-property:PulumiSdkProbe={PathOf("Probe.proj")}",
            },
            RedirectStandardOutput = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("PULUMI", StringComparison.OrdinalIgnoreCase))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["FeedsError"] = answer;
        foreach (var variable in variables.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            start.Environment[variable.Split('=')[0]] = variable.Split('=')[1];
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
