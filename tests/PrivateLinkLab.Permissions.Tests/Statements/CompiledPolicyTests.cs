using System.Text;
using System.Text.Json;
using CsCheck;
using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Permissions.Tests.Statements;

public class CompiledPolicyTests
{
    [Theory]
    [InlineData("\"Sid\":\"One\",", "statement 'One'")]
    [InlineData("\"Sid\":\"\",", "statement 2")]
    [InlineData("", "statement 2")]
    public void Label_Statement_IsItsSidElseItsNumber(string sid, string label)
    {
        var document = PolicyDocument.Parse(
            Ask.Document(Ask.AllowSend, $$"""{{{sid}}"Effect":"Allow","Action":"*"}""")
        );

        Assert.Equal(label, new CompiledPolicy(document).Statements[1].Label);
    }

    [Fact]
    public void Of_EveryOperator_IsCompiled() =>
        Assert.All(ConditionOperatorName.Names, name =>
            Assert.Equal(
                (name, name.Contains("Not", StringComparison.Ordinal)),
                (ConditionOperator.Of(name).Name, ConditionOperator.Of(name).IsNegated)
            )
        );

    [Fact]
    public void Compile_AnyJsonThatIsADocument_CanBeAsked()
    {
        // Names and values that lead deep into the reader, and any others.
        var word = Gen.OneOf(
            Gen.OneOf<string>([
                .. """
                Version Id Statement Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition Allow Deny
                2012-10-17 * AWS Service StringEquals ForAnyValue:StringLike Bool Null IpAddress DateEquals aws:SourceIp
                ${aws:username} ${ ${,'} arn:aws:sqs:*:*:q :::::: \uD800
                """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Gen.Const),
            ]),
            Gen.String.Select(text => JsonEncodedText.Encode(text.Replace('\uFFFD', '?').Normalized()).ToString())
        );
        var json = Gen.Recursive<string>(
            (depth, inner) =>
                depth > 5
                    ? word.Select(text => $"\"{text}\"")
                    : Gen.Frequency(
                        (2, word.Select(text => $"\"{text}\"")),
                        (1, Gen.OneOf("null", "true", "1e999", "-0", "[", "")),
                        (2, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
                        (
                            5,
                            Gen.Select(word, inner)
                                .Array[0, 5]
                                .Select(members =>
                                    $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}"
                                )
                        )
                    )
        );
        var statement = json.Select(value => $$"""{"Statement":{{value}}}""");

        var read = 0;
        Gen.OneOf(json, statement, Gen.String)
            .Sample(
                text =>
                {
                    if (PolicyDocument.TryParse(text, out var document, out var problem))
                    {
                        Interlocked.Increment(ref read);
                        // What was read can be asked.
                        return Ask.Outcome(
                                Ask.Request(),
                                new() { Identity = [AttachedPolicy.Of("p", "c", text, new())] }
                            )
                                is var outcome
                            && Enum.IsDefined(outcome)
                            && new CompiledPolicy(document).Statements.Length == document.Statements.Length;
                    }

                    return problem.EndsWith('.') && !problem.Contains('\n', StringComparison.Ordinal);
                },
                iter: 60_000
            );
        Assert.True(read > 100, $"Only {read} documents could be read.");
    }
}

/// <summary>Texts that UTF-8 can hold.</summary>
internal static class WellFormed
{
    public static string Normalized(this string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
