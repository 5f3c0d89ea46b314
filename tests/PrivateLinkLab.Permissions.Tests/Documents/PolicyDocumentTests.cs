using System.Text;
using System.Text.Json;
using CsCheck;

namespace PrivateLinkLab.Permissions.Tests.Documents;

public class PolicyDocumentTests
{
    [Fact]
    public void Parse_TextsAndLists_AreTheSame()
    {
        var document = PolicyDocument.Parse(
            """
            {"Version":"2012-10-17","Id":"id","Statement":{"Sid":"One","Effect":"Deny","NotPrincipal":{"AWS":["111111111111"]},
             "NotAction":"sqs:*","NotResource":["a","b"],"Condition":{"Bool":{"aws:SecureTransport":["false"]}}}}
            """);

        var statement = Assert.Single(document.Statements);
        Assert.Equal("id", document.Id);
        Assert.Equal("statement 'One'", statement.Label);
        Assert.True(statement is { Denies: true, HasNotAction: true, HasNotResource: true, Number: 1 });
        Assert.Equal(["sqs:*"], statement.Actions);
        Assert.Equal(["a", "b"], statement.Resources);
    }

    [Fact]
    public void Parse_WithoutVersion_IsTheOldOne() => Assert.Equal("2008-10-17", PolicyDocument.Parse("""{"Statement":[]}""").Version);

    [Theory]
    [InlineData("", "The policy is not valid JSON.")]
    [InlineData("{", "The policy is not valid JSON.")]
    [InlineData("[]", "The policy is a list; a policy is a JSON object.")]
    [InlineData("null", "The policy is null; a policy is a JSON object.")]
    [InlineData("{}", "The policy has no Statement.")]
    [InlineData("""{"Version":"2020-01-01","Statement":[]}""",
        "The policy's Version is '2020-01-01'; there are 2012-10-17 and 2008-10-17.")]
    [InlineData("""{"Version":2012,"Statement":[]}""", "The policy's Version is a number; it is a string.")]
    [InlineData("""{"Statement":"*"}""", "The policy's Statement is a string; it is an object or a list of objects.")]
    [InlineData("""{"Statement":[[]]}""", "Statement 1 of the policy is a list; it is an object.")]
    [InlineData("""{"Statement":{"Action":"*"}}""", "Statement 1 of the policy has no Effect; it is Allow or Deny.")]
    [InlineData("""{"Statement":{"Effect":"allow"}}""", "Statement 1 of the policy has the Effect 'allow'; it is Allow or Deny.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Resource":"*"}}""", "Statement 1 of the policy has neither Action nor NotAction.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}""",
        "Statement 1 of the policy has both Action and NotAction; it has one of them.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Principal":"*","NotPrincipal":"*"}}""",
        "Statement 1 of the policy has both Principal and NotPrincipal; it has one of them.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":[1]}}""",
        "Action in statement 1 of the policy has a number; it is a string or a list of strings.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Actions":"*"}}""",
        "Statement 1 of the policy has the element 'Actions'; there are Sid, Effect, Principal, NotPrincipal, Action, "
        + "NotAction, Resource, NotResource, Condition.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Principal":"arn:aws:iam::1:root"}}""",
        "Principal in statement 1 of the policy is 'arn:aws:iam::1:root'; it is \"*\" or an object such as {\"AWS\": ARN}.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Principal":{"Aws":"*"}}}""",
        "Principal in statement 1 of the policy has the type 'Aws'; there are AWS, Service, Federated and CanonicalUser.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Condition":[]}}""",
        "The Condition of statement 1 of the policy is a list; it is an object.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":"x"}}}""",
        "Bool in statement 1 of the policy is a string; it is an object of keys.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":{"a":{}}}}}""",
        "a in statement 1 of the policy has an object; it is a string or a list of strings.")]
    [InlineData("""{"Statement":[],"Statment":[]}""", "The policy has the element 'Statment'; there are Version, Id, Statement.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Effect":"Deny","Action":"*"}}""", "The policy has 'Effect' twice in one place.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":{"a":"true"},"Bool":{"b":"true"}}}}""",
        "The policy has 'Bool' twice in one place.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":[]}}""",
        "Action in statement 1 of the policy is an empty list; it has at least one element.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","NotResource":[]}}""",
        "NotResource in statement 1 of the policy is an empty list; it has at least one element.")]
    [InlineData("""{"Statement":{"Effect":"Allow","NotAction":"SendMessage"}}""",
        "Statement 1 of the policy has the action 'SendMessage'; it is * or begins with a service, as sqs:SendMessage does.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Principal":{}}}""", "Principal in statement 1 of the policy names nobody.")]
    [InlineData("""{"Statement":{"Effect":"Deny","Action":"*","NotPrincipal":{"AWS":"arn:aws:iam::111111111111:role/*"}}}""",
        "NotPrincipal in statement 1 of the policy is 'arn:aws:iam::111111111111:role/*'; a wildcard stands alone, as \"*\".")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Sid":"\uD800"}}""",
        "The policy has a string that is not valid Unicode.")]
    public void Parse_NoPolicy_SaysWhatIsWrong(string json, string message)
    {
        Assert.False(PolicyDocument.TryParse(json, out _, out var problem));
        Assert.Equal(message, problem);
    }

    [Theory]
    [InlineData("StringEqual")]
    [InlineData("NullIfExists")]
    [InlineData("ForAllValues:")]
    [InlineData("ForSomeValues:StringEquals")]
    public void Parse_UnknownOperator_IsNamed(string name)
    {
        var json = Ask.Document(Ask.AllowIf(name, "a", "\"b\""));

        var message = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(json)).Message;
        Assert.StartsWith(
            $"The Condition of statement 1 of the policy has the operator '{name}'; there are ArnEquals, ArnLike, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_AnyJson_GivesADocumentOrAnError()
    {
        // Names and values that lead deep into the reader, and any others.
        var word = Gen.OneOf(
            Gen.OneOf<string>([.. """
                Version Id Statement Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition Allow Deny
                2012-10-17 * AWS Service StringEquals ForAnyValue:StringLike Bool Null IpAddress DateEquals aws:SourceIp
                ${aws:username} ${ ${,'} arn:aws:sqs:*:*:q :::::: \uD800
                """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Gen.Const)]),
            Gen.String.Select(text => JsonEncodedText.Encode(text.Replace('\uFFFD', '?').Normalized()).ToString()));
        var json = Gen.Recursive<string>((depth, inner) => depth > 5
            ? word.Select(text => $"\"{text}\"")
            : Gen.Frequency(
                (2, word.Select(text => $"\"{text}\"")),
                (1, Gen.OneOf("null", "true", "1e999", "-0", "[", "")),
                (2, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
                (5, Gen.Select(word, inner).Array[0, 5].Select(members =>
                    $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}"))));
        var statement = json.Select(value => $$"""{"Statement":{{value}}}""");

        var read = 0;
        Gen.OneOf(json, statement, Gen.String).Sample(
            text =>
            {
                if (PolicyDocument.TryParse(text, out var document, out var problem))
                {
                    Interlocked.Increment(ref read);
                    // What was read can be asked.
                    return Ask.Outcome(
                        Ask.Request(), new() { Identity = [AttachedPolicy.Of("p", "c", text, new())] }) is var outcome
                        && Enum.IsDefined(outcome) && document.Statements.Length >= 0;
                }

                return problem.EndsWith('.') && !problem.Contains('\n', StringComparison.Ordinal);
            },
            iter: 60_000);
        Assert.True(read > 100, $"Only {read} documents could be read.");
    }
}

/// <summary>Texts that UTF-8 can hold.</summary>
internal static class WellFormed
{
    public static string Normalized(this string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
