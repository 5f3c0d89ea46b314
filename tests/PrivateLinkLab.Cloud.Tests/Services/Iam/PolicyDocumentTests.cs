using System.Text.Json;

namespace PrivateLinkLab.Cloud.Tests.Services.Iam;

public sealed class PolicyDocumentTests
{
    private const string Token = "aws:iam/getPolicyDocument:getPolicyDocument";

    private static readonly Account Caller = new();

    [Fact]
    public void Document_OneStatement_HasTheProvidersForm() =>
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "sts:AssumeRole",
                  "Principal": {
                    "Service": "ec2.amazonaws.com"
                  }
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            Json(
                (
                    "statements",
                    Account.List(
                        Account.Map(
                            ("actions", Account.List("sts:AssumeRole")),
                            (
                                "principals",
                                Account.List(
                                    Account.Map(("type", "Service"), ("identifiers", Account.List("ec2.amazonaws.com")))
                                )
                            )
                        )
                    )
                )
            )
        );

    // Each case: the arguments of one statement, and the statement in the minified document.
    [Theory]
    // Lists are sorted in reverse; one of one text is the text.
    [InlineData(
        """{"actions":["s3:Get*","s3:Put*"],"resources":["*"]}""",
        """{"Effect":"Allow","Action":["s3:Put*","s3:Get*"],"Resource":"*"}"""
    )]
    [InlineData(
        """{"sid":"One","effect":"Deny","notActions":["iam:*"],"notResources":["arn:aws:s3:::a","arn:aws:s3:::b"]}""",
        """{"Sid":"One","Effect":"Deny","NotAction":"iam:*","NotResource":["arn:aws:s3:::b","arn:aws:s3:::a"]}"""
    )]
    // Everybody is an asterisk alone; another type's asterisk is not.
    [InlineData(
        """{"actions":["a:b"],"principals":[{"type":"*","identifiers":["*"]}]}""",
        """{"Effect":"Allow","Action":"a:b","Principal":"*"}"""
    )]
    [InlineData(
        """{"actions":["a:b"],"principals":[{"type":"AWS","identifiers":["*"]}]}""",
        """{"Effect":"Allow","Action":"a:b","Principal":{"AWS":"*"}}"""
    )]
    [InlineData(
        """
            {"actions":["a:b"],"notPrincipals":[
                {"type":"AWS","identifiers":["111111111111","222222222222"]},{"type":"Service","identifiers":["x.y"]}]}
            """,
        """{"Effect":"Allow","Action":"a:b","NotPrincipal":{"AWS":["222222222222","111111111111"],"Service":"x.y"}}"""
    )]
    // Conditions of one test and variable are put together, in their order; &{ is $ {.
    [InlineData(
        """
            {"actions":["a:b"],"conditions":[
                {"test":"StringLike","variable":"s3:prefix","values":["home/","home/&{aws:username}/"]},
                {"test":"Bool","variable":"aws:SecureTransport","values":["true"]}]}
            """,
        """{"Effect":"Allow","Action":"a:b","Condition":{"Bool":{"aws:SecureTransport":"true"},"StringLike":{"s3:prefix":["home/","home/${aws:username}/"]}}}"""
    )]
    // Go's encoder escapes what HTML would read.
    [InlineData(
        """{"actions":["a:b"],"resources":["<&>"]}""",
        """{"Effect":"Allow","Action":"a:b","Resource":"\u003c\u0026\u003e"}"""
    )]
    public void Statement_OfArguments_IsWrittenAsTheProviderDoes(string arguments, string statement) =>
        Assert.Equal(
            $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""",
            Call(("statements", Account.List(Plain(arguments))))["minifiedJson"]
        );

    [Fact]
    public void Documents_AreMergedBySid()
    {
        const string source =
            """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"a:a","Resource":"*"}]}""";
        const string replacing =
            """{"Version":"2012-10-17","Statement":{"Sid":"A","Effect":"Deny","Action":["a:b"],"Resource":"*"}}""";

        Assert.Equal(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Deny","Action":["a:b"],"Resource":"*"},{"Effect":"Allow","Action":"c:c"}]}
            """,
            Call(
                ("sourcePolicyDocuments", Account.List(source)),
                ("statements", Account.List(Plain("""{"actions":["c:c"]}"""))),
                ("overridePolicyDocuments", Account.List(replacing))
            )["minifiedJson"]
        );
    }

    [Theory]
    [InlineData("""[{"sid":"A"},{"sid":"A"}]""", "two statements have the Sid 'A'. Leave it out or make it unique.")]
    [InlineData("""[{"sid":"A-1"}]""", "sid 'A-1' has other characters than letters and digits.")]
    [InlineData("""[{"effect":"allow"}]""", "effect 'allow' is not accepted; use Allow or Deny.")]
    public void Statements_ThatTheProviderRefuses_AreRefused(string statements, string reason) =>
        Assert.EndsWith(
            $"ValidationError: {reason}",
            Caller.CallRefusal(Token, ("statements", Plain(statements))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Source_ThatIsNoJson_IsRefused() =>
        Assert.EndsWith(
            "sourcePolicyDocuments[0] is not a policy document in JSON.",
            Caller.CallRefusal(Token, ("sourcePolicyDocuments", Account.List("no"))).Message,
            StringComparison.Ordinal
        );

    private static string Json(params (string, object?)[] arguments) => (string)Call(arguments)["json"];

    private static System.Collections.Immutable.ImmutableDictionary<string, object> Call(
        params (string, object?)[] arguments
    ) => Caller.Call(Token, arguments);

    private static object Plain(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Plain(document.RootElement);
    }

    private static object Plain(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => Account.List([.. json.EnumerateArray().Select(Plain)]),
            JsonValueKind.Object => Account.Map([
                .. json.EnumerateObject().Select(member => (member.Name, (object?)Plain(member.Value))),
            ]),
            _ => json.GetString()!,
        };
}
