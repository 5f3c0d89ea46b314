using Pulumi;

namespace EmbeddedPulumi.Tests.Embedded;

/// <summary>The embedded core must have nothing that the official one lacks, so that what is built with it can be built
/// with the official one.</summary>
public class PublicApiTests
{
    private const string Reference = "pulumi-3.112.1-api.txt";

    [Fact]
    public void PublicApi_IsPartOfTheOfficialOne()
    {
        var reference = FindReference();
        if (reference is null)
        {
            const string why = $"There is no {Reference} in ../shared/reference beside the repository, "
                + "and PULUMI_API_REFERENCE names none.";
            if (Environment.GetEnvironmentVariable("REQUIRE_API_CHECK") == "1") Assert.Fail(why);
            Assert.Skip(why);
        }

        var official = File.ReadAllLines(reference).ToHashSet(StringComparer.Ordinal);
        var embedded = PublicApi.Of(typeof(Resource).Assembly.Location);

        Assert.NotEmpty(embedded);
        Assert.DoesNotContain(embedded, line => !official.Contains(line));
    }

    private static string? FindReference()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_API_REFERENCE") is { Length: > 0 } given)
            return File.Exists(given) ? given : null;

        var beside = RepositoryFile.PathOf(Path.Combine("..", "shared", "reference", Reference));
        return File.Exists(beside) ? beside : null;
    }
}
