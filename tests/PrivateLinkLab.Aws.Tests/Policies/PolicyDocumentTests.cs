using CsCheck;
using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Aws.Tests.Policies;

public sealed class PolicyDocumentTests
{
    private const string Plain = """{"Effect":"Allow","Action":"sqs:*","Resource":"*"}""";
    private const string OfEverybody = """{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}""";
    private const string WithoutResource = """{"Effect":"Allow","Action":"sqs:*"}""";
    private const string Trusting =
        """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""";

    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.OneOf(
            "*",
            "sqs:*",
            "arn:aws:sqs:*:*:orders",
            "${aws:username}",
            "",
            "ü \\ \" / </a> \u2028",
            "2012-10-17",
            "Effect",
            "true",
            "1e3"
        ),
        Gen.String.Select(text => new string([.. text.Where(character => !char.IsSurrogate(character))]))
    );

    private static readonly Gen<PolicyPrincipal?> Principals = Gen.OneOf(
        Gen.Const((PolicyPrincipal?)null),
        Gen.Bool.Select(isNegated => (PolicyPrincipal?)(PolicyPrincipal.Anyone with { IsNegated = isNegated })),
        Gen.Select(Gen.Bool, Gen.OneOf("AWS", "Service", "Federated", "CanonicalUser"), Word.Array[1, 3])
            .Select(
                (isNegated, type, values) =>
                    (PolicyPrincipal?)
                        new PolicyPrincipal(
                            isNegated,
                            [
                                .. values.Select(value => new PrincipalName(
                                    type,
                                    value.Replace('*', '1').Replace('?', '1')
                                )),
                            ]
                        )
            )
    );

    private static readonly Gen<PolicyStatement> Statements = Gen.Select(
            Gen.Bool.Array[4],
            Word,
            Principals,
            Word.Array[1, 3],
            Word.Array[0, 3],
            Word.Array[0, 3].Array[0, 2]
        )
        .Select(
            (flags, sid, principal, actions, resources, values) =>
                new PolicyStatement
                {
                    Sid = flags[0] ? sid : null,
                    Denies = flags[1],
                    Principal = principal,
                    HasNotAction = flags[2],
                    Actions = [.. actions.Select(action => $"a:{action}")],
                    HasNotResource = flags[3] && resources.Length > 0,
                    Resources = resources,
                    Conditions =
                    [
                        .. values.Select(
                            (value, index) =>
                                new PolicyCondition(
                                    index == 0 ? "StringEquals" : "ForAnyValue:ArnLikeIfExists",
                                    $"key {index}",
                                    value
                                )
                        ),
                    ],
                }
        );

    [Fact]
    public void Parse_EveryElement_IsRead()
    {
        var document = PolicyDocument.Parse(
            """
            {"Version":"2012-10-17","Id":"id","Statement":{"Sid":"One","Effect":"Deny","NotPrincipal":{"AWS":["111111111111"]},
             "NotAction":"sqs:*","NotResource":["a","b"],"Condition":{"Bool":{"aws:SecureTransport":[false]}}}}
            """
        );

        var statement = Assert.Single(document.Statements);
        Assert.Equal(("id", "One", true), (document.Id, statement.Sid, document.HasVariables));
        Assert.True(statement is { Denies: true, HasNotAction: true, HasNotResource: true, Principal.IsNegated: true });
        Assert.Equal([new("AWS", "111111111111")], statement.Principal.Names);
        Assert.Equal(["sqs:*"], statement.Actions);
        Assert.Equal(["a", "b"], statement.Resources);
        var condition = Assert.Single(statement.Conditions);
        Assert.Equal(
            ("Bool", "aws:SecureTransport", "false"),
            (condition.Operator, condition.Key, condition.Values[0])
        );
    }

    [Fact]
    public void Parse_WithoutVersion_IsTheOldOne()
    {
        var document = PolicyDocument.Parse("""{"Statement":[]}""");

        Assert.Equal(("2008-10-17", false), (document.Version, document.HasVariables));
    }

    [Fact]
    public void Parse_WhatWasWritten_IsTheSame() =>
        Gen.Select(Statements.Array[0, 3], Word, Gen.Bool, Gen.Bool)
            .Sample(
                (statements, id, hasId, isOld) =>
                {
                    var written = new PolicyDocument
                    {
                        Version = isOld ? PolicyDocument.OldVersion : PolicyDocument.CurrentVersion,
                        Id = hasId ? id : null,
                        Statements = [.. statements],
                    }.ToJson();

                    var read = PolicyDocument.Parse(written);

                    Assert.Equal(written, read.ToJson());
                    Assert.Equivalent(statements, read.Statements, strict: true);
                }
            );

    [Fact]
    public void Json_OneValueAndSeveral_AreATextAndAList() =>
        Assert.Equal(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"Uses","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sqs:SendMessage","Resource":["a","b"],"Condition":{"ArnLike":{"k":"v"}}},{"Effect":"Deny","Principal":"*","NotAction":"s3:*"}]}
            """.Trim(),
            PolicyDocument.Json(
                new()
                {
                    Sid = "Uses",
                    Principal = PolicyPrincipal.Service("ec2.amazonaws.com"),
                    Actions = ["sqs:SendMessage"],
                    Resources = ["a", "b"],
                    Conditions = [new("ArnLike", "k", "v")],
                },
                new()
                {
                    Denies = true,
                    Principal = PolicyPrincipal.Anyone,
                    HasNotAction = true,
                    Actions = ["s3:*"],
                }
            )
        );

    [Theory]
    [InlineData("""{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""", true)]
    [InlineData("""{"Statement":{"Action":["*"],"Effect":"Allow","Principal":"*","Resource":["*"]}}""", true)]
    [InlineData("""{"Statement":{"Action":"*","Effect":"Deny","Principal":"*","Resource":"*"}}""", false)]
    [InlineData("""{"Statement":{"Action":"*","Effect":"Allow","NotPrincipal":"*","Resource":"*"}}""", false)]
    [InlineData("""{"Statement":{"Action":"*","Effect":"Allow","Principal":"*","NotResource":"*"}}""", false)]
    [InlineData("""{"Statement":{"Action":"sqs:*","Effect":"Allow","Principal":"*","Resource":"*"}}""", false)]
    [InlineData(
        """{"Statement":{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*","Condition":{"Bool":{"a":"b"}}}}""",
        false
    )]
    [InlineData("""{"Statement":[]}""", false)]
    public void IsFullAccess_Document_IsThatOfEverybodyForEverything(string json, bool isFullAccess) =>
        Assert.Equal(isFullAccess, PolicyDocument.Parse(json).IsFullAccess);

    [Theory]
    [InlineData("", "The policy is not valid JSON.")]
    [InlineData("{", "The policy is not valid JSON.")]
    [InlineData("[]", "The policy is a list; a policy is a JSON object.")]
    [InlineData("null", "The policy is null; a policy is a JSON object.")]
    [InlineData("{}", "The policy has no Statement.")]
    [InlineData(
        """{"Version":"2020-01-01","Statement":[]}""",
        "The policy's Version is '2020-01-01'; there are 2012-10-17 and 2008-10-17."
    )]
    [InlineData("""{"Version":2012,"Statement":[]}""", "The policy's Version is a number; it is a string.")]
    [InlineData("""{"Statement":"*"}""", "The policy's Statement is a string; it is an object or a list of objects.")]
    [InlineData("""{"Statement":[[]]}""", "Statement 1 of the policy is a list; it is an object.")]
    [InlineData("""{"Statement":{"Action":"*"}}""", "Statement 1 of the policy has no Effect; it is Allow or Deny.")]
    [InlineData(
        """{"Statement":{"Effect":"allow"}}""",
        "Statement 1 of the policy has the Effect 'allow'; it is Allow or Deny."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Resource":"*"}}""",
        "Statement 1 of the policy has neither Action nor NotAction."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}""",
        "Statement 1 of the policy has both Action and NotAction; it has one of them."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Principal":"*","NotPrincipal":"*"}}""",
        "Statement 1 of the policy has both Principal and NotPrincipal; it has one of them."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":[1]}}""",
        "Action in statement 1 of the policy has a number; it is a string or a list of strings."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Actions":"*"}}""",
        "Statement 1 of the policy has the element 'Actions'; there are Sid, Effect, Principal, NotPrincipal, Action, "
            + "NotAction, Resource, NotResource, Condition."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Principal":"arn:aws:iam::1:root"}}""",
        "Principal in statement 1 of the policy is 'arn:aws:iam::1:root'; it is \"*\" or an object such as "
            + "{\"AWS\": ARN}."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Principal":{"Aws":"*"}}}""",
        "Principal in statement 1 of the policy has the type 'Aws'; there are AWS, Service, Federated and "
            + "CanonicalUser."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Condition":[]}}""",
        "The Condition of statement 1 of the policy is a list; it is an object."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":"x"}}}""",
        "Bool in statement 1 of the policy is a string; it is an object of keys."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":{"a":{}}}}}""",
        "a in statement 1 of the policy has an object; it is a string or a list of strings."
    )]
    [InlineData(
        """{"Statement":[],"Statment":[]}""",
        "The policy has the element 'Statment'; there are Version, Id, Statement."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Effect":"Deny","Action":"*"}}""",
        "The policy has 'Effect' twice in one place."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":{"a":"true"},"Bool":{"b":"true"}}}}""",
        "The policy has 'Bool' twice in one place."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":[]}}""",
        "Action in statement 1 of the policy is an empty list; it has at least one element."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","NotResource":[]}}""",
        "NotResource in statement 1 of the policy is an empty list; it has at least one element."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","NotAction":"SendMessage"}}""",
        "Statement 1 of the policy has the action 'SendMessage'; it is * or begins with a service, as "
            + "sqs:SendMessage does."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Principal":{}}}""",
        "Principal in statement 1 of the policy names nobody."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Deny","Action":"*","NotPrincipal":{"AWS":"arn:aws:iam::111111111111:role/*"}}}""",
        "NotPrincipal in statement 1 of the policy is 'arn:aws:iam::111111111111:role/*'; a wildcard stands alone, "
            + "as \"*\"."
    )]
    [InlineData(
        """{"Statement":{"Effect":"Allow","Action":"*","Sid":"\uD800"}}""",
        "The policy has a string that is not valid Unicode."
    )]
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
        var json = """{"Statement":{"Effect":"Allow","Action":"*","Condition":{"NAME":{"a":"b"}}}}""".Replace(
            "NAME",
            name,
            StringComparison.Ordinal
        );

        Assert.StartsWith(
            $"The Condition of statement 1 of the policy has the operator '{name}'; there are ArnEquals, ArnLike, ",
            Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(json)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(PolicyPlace.Identity, Plain, null)]
    [InlineData(
        PolicyPlace.Identity,
        OfEverybody,
        "Statement 1 of the policy has a Principal; the policy of a role has none."
    )]
    [InlineData(
        PolicyPlace.Identity,
        WithoutResource,
        "Statement 1 of the policy has neither Resource nor NotResource."
    )]
    [InlineData(
        PolicyPlace.Identity,
        """{"Effect":"Allow","Action":"sqs:*","NotResource":"orders"}""",
        "Statement 1 of the policy has the Resource 'orders'; it is * or an ARN."
    )]
    [InlineData(
        PolicyPlace.Identity,
        """{"Sid":"One","Effect":"Allow","Action":"sqs:*","Resource":"*"},{"Sid":"One","Effect":"Deny","Action":"s3:*","Resource":"*"}""",
        "Two statements of the policy have the Sid 'One'."
    )]
    [InlineData(
        PolicyPlace.Identity,
        """{"Sid":"One two","Effect":"Allow","Action":"sqs:*","Resource":"*"}""",
        "The Sid 'One two' has characters other than letters and digits."
    )]
    [InlineData(
        PolicyPlace.Resource,
        """{"Sid":"One two","Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}""",
        null
    )]
    [InlineData(PolicyPlace.Resource, OfEverybody, null)]
    [InlineData(
        PolicyPlace.Resource,
        Plain,
        "Statement 1 of the policy has no Principal, which this kind of policy needs."
    )]
    [InlineData(PolicyPlace.Endpoint, OfEverybody, null)]
    [InlineData(
        PolicyPlace.Endpoint,
        Plain,
        "Statement 1 of the policy has no Principal, which this kind of policy needs."
    )]
    [InlineData(PolicyPlace.Trust, Trusting, null)]
    [InlineData(PolicyPlace.Trust, OfEverybody, "Statement 1 of the policy has a Resource; a trust policy has none.")]
    public void ProblemOf_PolicyThatItsPlaceDoesNotTake_IsNamed(
        PolicyPlace place,
        string statements,
        string? problem
    ) => Assert.Equal(problem, PolicyDocument.ProblemOf($$"""{"Statement":[{{statements}}]}""", place));

    [Theory]
    [InlineData("StringEquals", "StringEquals", null, false)]
    [InlineData("stringequalsIFEXISTS", "StringEquals", null, true)]
    [InlineData("foranyvalue:ArnLike", "ArnLike", "ForAnyValue", false)]
    [InlineData("ForAllValues:NumericLessThanIfExists", "NumericLessThan", "ForAllValues", true)]
    public void ConditionOperatorName_AnyCase_IsTakenApart(string text, string name, string? prefix, bool ifExists) =>
        Assert.Equal(new(name, prefix, ifExists), ConditionOperatorName.TryParse(text));
}
