using CsCheck;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions.Tests.Matching;

public class WildcardTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("sqs:*", "sqs:sendmessage", true)]
    [InlineData("sqs:send*", "sqs:sendmessage", true)]
    [InlineData("sqs:*message", "sqs:sendmessage", true)]
    [InlineData("sqs:s?ndmessage", "sqs:sendmessage", true)]
    [InlineData("sqs:s?ndmessage", "sqs:sndmessage", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("a**b", "ab", true)]
    [InlineData("[ab]", "a", false)]
    public void IsMatch_Text_AsTheWildcardsSay(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Wildcard.Compile(pattern).IsMatch(text));

    [Theory]
    [InlineData("*", Truth.True)]
    [InlineData("arn:aws:s3:::b/*", Truth.True)]
    [InlineData("arn:aws:s3:::*", Truth.True)]
    [InlineData("arn:aws:s3:::b/public/*", Truth.Unknown)]
    [InlineData("arn:aws:s3:::b/k", Truth.Unknown)]
    [InlineData("arn:aws:s3:::*/k", Truth.Unknown)]
    [InlineData("arn:aws:s3:::b/?", Truth.Unknown)]
    [InlineData("arn:aws:s3:::b/", Truth.False)]
    [InlineData("arn:aws:s3:::b", Truth.False)]
    [InlineData("arn:aws:s3:::c/*", Truth.False)]
    [InlineData("", Truth.False)]
    public void MatchesFrom_Beginning_DependsOnTheRestWhereItDoes(string pattern, Truth matches) =>
        Assert.Equal(matches, Wildcard.Compile(pattern, WildcardReach.Resource).MatchesFrom("arn:aws:s3:::b/"));

    [Theory]
    [InlineData("*", "arn:aws:sqs:us-east-1:1:q", true, true)]
    [InlineData("arn:aws:sqs:us-east-1:1:q", "arn:aws:sqs:us-east-1:1:q", true, true)]
    [InlineData("arn:aws:sqs:us-east-1:1:*", "arn:aws:sqs:us-east-1:1:q", true, true)]
    [InlineData("arn:aws:sqs:*:1:q", "arn:aws:sqs:us-east-1:1:q", true, true)]
    [InlineData("arn:aws:sqs:us-*-1:1:q", "arn:aws:sqs:us-east-1:1:q", true, true)]
    [InlineData("arn:aws:sqs:us-*1:q", "arn:aws:sqs:us-east-1:1:q", false, false)]
    [InlineData("arn:aws:sqs:us-east-1?1:q", "arn:aws:sqs:us-east-1:1:q", false, false)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/a:b/c", true, true)]
    [InlineData("arn:aws:s3:::b/*/test/*", "arn:aws:s3:::b/1/2/test/3/object.jpg", true, true)]
    [InlineData("arn:aws:s3:::b/*/test/*", "arn:aws:s3:::b/test/object.jpg", false, false)]
    [InlineData("arn:aws:sqs:*", "arn:aws:sqs:us-east-1:1:q", true, true)]
    // A * that ends its part goes on beyond the colon in a Resource; ArnLike compares part by part.
    [InlineData("arn:aws:sqs:*:q", "arn:aws:sqs:us-east-1:1:q", true, false)]
    [InlineData("arn:aws:logs:us-east-1:1:log-group:*:x", "arn:aws:logs:us-east-1:1:log-group:a:b:x", true, true)]
    public void IsMatch_Arn_CrossesColonsWhereAwsDoes(string pattern, string arn, bool asResource, bool asArn)
    {
        Assert.Equal(asResource, Wildcard.Compile(pattern, WildcardReach.Resource).IsMatch(arn));
        Assert.Equal(asArn, Wildcard.Compile(pattern, WildcardReach.Arn).IsMatch(arn));
    }

    [Fact]
    public void IsMatch_AnyPatternAndText_AgreesWithANaiveOracle() =>
        Gen.Select(Patterns("ab:*?", 14), Patterns("ab:", 14), Gen.Enum<WildcardReach>())
            .Sample(
                (pattern, text, reach) =>
                    Wildcard.Compile(pattern, reach).IsMatch(text) == Naive(pattern, text, reach, 0, 0),
                iter: 200_000
            );

    [Fact]
    public void IsMatch_ManyWildcards_DoesNotTakeForever()
    {
        var pattern = Wildcard.Compile($"x*:{string.Concat(Enumerable.Repeat("a*", 200))}b", WildcardReach.Arn);

        Assert.False(pattern.IsMatch($"x:{new string('a', 2_000)}"));
    }

    private static Gen<string> Patterns(string alphabet, int length) =>
        Gen.OneOf<char>([.. alphabet.Select(Gen.Const)]).Array[0, length].Select(characters => new string(characters));

    // Straight from the rules: try every length for a *, and stop it at a colon where it may not cross one.
    private static bool Naive(string pattern, string text, WildcardReach reach, int p, int t)
    {
        if (p == pattern.Length)
        {
            return t == text.Length;
        }

        var crosses = reach == WildcardReach.Text || pattern[..p].Count(character => character == ':') >= 5;
        if (pattern[p] == '*')
        {
            var end = p;
            while (end < pattern.Length && pattern[end] == '*')
            {
                end++;
            }

            crosses |= end == pattern.Length || (reach == WildcardReach.Resource && pattern[end] == ':');
            for (var next = t; next <= text.Length; next++)
            {
                if (Naive(pattern, text, reach, end, next))
                {
                    return true;
                }

                if (next < text.Length && text[next] == ':' && !crosses)
                {
                    return false;
                }
            }

            return false;
        }

        return t < text.Length
            && (pattern[p] == '?' ? crosses || text[t] != ':' : pattern[p] == text[t])
            && Naive(pattern, text, reach, p + 1, t + 1);
    }
}
