using Pulumi;

namespace EmbeddedPulumi.Tests.Embedded;

/// <summary>What is built with the embedded core must build with the official one, so the embedded core must have
/// nothing that the official one lacks, and no member without all of the official overloads: a call that is ambiguous
/// with the official one must be ambiguous here.</summary>
public class PublicApiTests
{
    private const string Reference = "pulumi-3.112.1-api.txt";

    [Fact]
    public void PublicApi_IsPartOfTheOfficialOne()
    {
        var official = ReadReference().ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(official);
        Assert.DoesNotContain(EmbeddedApi(), line => !official.Contains(line));
    }

    [Fact]
    public void PublicApi_HasEveryOverloadOfItsMembers()
    {
        var embedded = EmbeddedApi().ToHashSet(StringComparer.Ordinal);
        var members = embedded.Select(PublicApi.MemberOf).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(ReadReference(), line =>
            members.Contains(PublicApi.MemberOf(line)) && !embedded.Contains(line)
        );
    }

    [Theory]
    [InlineData("Pulumi.Urn : class System.Object", "Pulumi.Urn")]
    [InlineData("Pulumi.Alias.Name.set -> Pulumi.Input<System.String>", "Pulumi.Alias.Name")]
    [InlineData("Pulumi.ResourceArgs.Empty -> Pulumi.ResourceArgs", "Pulumi.ResourceArgs.Empty")]
    [InlineData("Pulumi.Stack.ctor(Pulumi.StackOptions options?)", "Pulumi.Stack.ctor")]
    [InlineData("Pulumi.InputMap<TValue>.Add(System.String key) -> System.Void", "Pulumi.InputMap<TValue>.Add")]
    [InlineData("static Pulumi.Output.All<T>(Pulumi.Input<T>[] inputs) -> Pulumi.Output<T>", "Pulumi.Output.All")]
    public void MemberOf_Line_LeavesOutWhatTellsOverloadsApart(string line, string expected) =>
        Assert.Equal(expected, PublicApi.MemberOf(line));

    private static IReadOnlyList<string> EmbeddedApi()
    {
        var lines = PublicApi.Of(typeof(Resource).Assembly.Location);
        Assert.NotEmpty(lines);
        return lines;
    }

    private static string[] ReadReference()
    {
        if (FindReference() is { } reference)
        {
            return File.ReadAllLines(reference);
        }

        const string why =
            $"There is no {Reference} in ../shared/reference beside the repository, "
            + "and PULUMI_API_REFERENCE names none.";
        if (Environment.GetEnvironmentVariable("REQUIRE_API_CHECK") == "1")
        {
            Assert.Fail(why);
        }

        Assert.Skip(why);
        return [];
    }

    private static string? FindReference()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_API_REFERENCE") is { Length: > 0 } given)
        {
            return File.Exists(given) ? given : null;
        }

        var beside = RepositoryFile.PathOf(Path.Combine("..", "shared", "reference", Reference));
        return File.Exists(beside) ? beside : null;
    }
}
