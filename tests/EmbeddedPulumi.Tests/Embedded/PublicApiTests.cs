using Pulumi;

namespace EmbeddedPulumi.Tests.Embedded;

/// <summary>The embedded core must have nothing that the official one lacks, so that what is built with it can be built
/// with the official one.</summary>
public class PublicApiTests
{
    private const string Reference = "pulumi-3.112.1-api.txt";

    private readonly Lazy<HashSet<string>> _embedded = new(() => [.. PublicApi.Of(typeof(Resource).Assembly.Location)]);

    [Fact]
    public void PublicApi_IsPartOfTheOfficialOne()
    {
        var official = Official();

        Assert.NotEmpty(_embedded.Value);
        Assert.DoesNotContain(_embedded.Value, line => !official.Contains(line));
    }

    /// <summary>An overload that is missing makes calls compile here that are ambiguous with the official packages.</summary>
    [Fact]
    public void PublicApi_HasEveryOverloadOfEachMemberThatItHas()
    {
        var members = _embedded.Value.Where(IsCallable).Select(MemberOf).ToHashSet(StringComparer.Ordinal);

        var missing = Official().Where(line => IsCallable(line) && members.Contains(MemberOf(line)) && !_embedded.Value.Contains(line));

        Assert.True(!missing.Any(), string.Join("\n", missing));
    }

    private static bool IsCallable(string line) => line.Contains('(', StringComparison.Ordinal);

    // The type and the name, without parameters, result and type parameters.
    private static string MemberOf(string line)
    {
        var head = line[..line.IndexOf('(', StringComparison.Ordinal)];
        return head.EndsWith('>') ? head[..head.LastIndexOf('<')] : head;
    }

    private static HashSet<string> Official()
    {
        var reference = FindReference();
        if (reference is null)
        {
            const string why = $"There is no {Reference} in ../shared/reference beside the repository, "
                + "and PULUMI_API_REFERENCE names none.";
            if (Environment.GetEnvironmentVariable("REQUIRE_API_CHECK") == "1") Assert.Fail(why);
            Assert.Skip(why);
        }

        return File.ReadAllLines(reference).ToHashSet(StringComparer.Ordinal);
    }

    private static string? FindReference()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_API_REFERENCE") is { Length: > 0 } given)
            return File.Exists(given) ? given : null;

        var beside = RepositoryFile.PathOf(Path.Combine("..", "shared", "reference", Reference));
        return File.Exists(beside) ? beside : null;
    }
}
