using System.Text.Json;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions.Tests.Conditions;

public class ConditionTests
{
    [Theory]
    [InlineData("StringEquals", "a", "a", Truth.True)]
    [InlineData("StringEquals", "a", "A", Truth.False)]
    [InlineData("StringEquals", "a*", "ab", Truth.False)]
    [InlineData("StringNotEquals", "a", "a", Truth.False)]
    [InlineData("StringNotEquals", "a", "b", Truth.True)]
    [InlineData("StringEqualsIgnoreCase", "a", "A", Truth.True)]
    [InlineData("StringEqualsIgnoreCase", "a", "b", Truth.False)]
    [InlineData("StringNotEqualsIgnoreCase", "a", "A", Truth.False)]
    [InlineData("StringNotEqualsIgnoreCase", "a", "b", Truth.True)]
    [InlineData("StringLike", "a*c?", "abbcd", Truth.True)]
    [InlineData("StringLike", "a*", "Ab", Truth.False)]
    [InlineData("StringNotLike", "a*", "ab", Truth.False)]
    [InlineData("StringNotLike", "a*", "b", Truth.True)]
    [InlineData("NumericEquals", "10", "10.0", Truth.True)]
    [InlineData("NumericEquals", "10", "11", Truth.False)]
    [InlineData("NumericEquals", "ten", "ten", Truth.False)]
    [InlineData("NumericNotEquals", "10", "10", Truth.False)]
    [InlineData("NumericNotEquals", "10", "11", Truth.True)]
    [InlineData("NumericLessThan", "10", "9.5", Truth.True)]
    [InlineData("NumericLessThan", "10", "10", Truth.False)]
    [InlineData("NumericLessThanEquals", "10", "10", Truth.True)]
    [InlineData("NumericLessThanEquals", "10", "10.5", Truth.False)]
    [InlineData("NumericGreaterThan", "10", "-10", Truth.False)]
    [InlineData("NumericGreaterThan", "10", "1e2", Truth.True)]
    [InlineData("NumericGreaterThanEquals", "10", "10", Truth.True)]
    [InlineData("NumericGreaterThanEquals", "10", "9", Truth.False)]
    [InlineData("DateEquals", "2026-01-02T03:04:05Z", "1767323045", Truth.True)]
    [InlineData("DateEquals", "2026-01-02T03:04:05Z", "2026-01-02T04:04:05+01:00", Truth.True)]
    [InlineData("DateNotEquals", "2026-01-02", "2026-01-02T00:00:00Z", Truth.False)]
    [InlineData("DateNotEquals", "2026-01-02", "2026-01-03T00:00:00Z", Truth.True)]
    [InlineData("DateLessThan", "2026-01-02T00:00:00Z", "2026-01-01T23:59:59Z", Truth.True)]
    [InlineData("DateLessThan", "2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z", Truth.False)]
    [InlineData("DateLessThanEquals", "2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z", Truth.True)]
    [InlineData("DateGreaterThan", "2026-01-02T00:00:00Z", "2026-01-02T00:00:01Z", Truth.True)]
    [InlineData("DateGreaterThan", "yesterday", "2026-01-02T00:00:01Z", Truth.False)]
    [InlineData("DateGreaterThanEquals", "2026-01-02T00:00:00Z", "2026-01-02T00:00:00.5Z", Truth.True)]
    [InlineData("DateGreaterThanEquals", "2026-01-02T00:00:00Z", "2026-01-01", Truth.False)]
    [InlineData("Bool", "true", "True", Truth.True)]
    [InlineData("Bool", "false", "true", Truth.False)]
    [InlineData("BinaryEquals", "QUI=", "QUI=", Truth.True)]
    [InlineData("BinaryEquals", "QUI=", "QUJD", Truth.False)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.77", Truth.True)]
    [InlineData("IpAddress", "203.0.113.7/25", "203.0.113.127", Truth.True)]
    [InlineData("IpAddress", "203.0.113.7/25", "203.0.113.128", Truth.False)]
    [InlineData("IpAddress", "203.0.113.7", "203.0.113.7", Truth.True)]
    [InlineData("IpAddress", "0.0.0.0/0", "198.51.100.1", Truth.True)]
    [InlineData("IpAddress", "0.0.0.0/0", "2001:db8::1", Truth.False)]
    [InlineData("IpAddress", "2001:db8::/33", "2001:db8:7fff::1", Truth.True)]
    [InlineData("IpAddress", "2001:db8::/33", "2001:db8:8000::1", Truth.False)]
    [InlineData("IpAddress", "203.0.113.0/33", "203.0.113.1", Truth.False)]
    [InlineData("IpAddress", "not an address", "203.0.113.1", Truth.False)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "203.0.113.77", Truth.False)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "198.51.100.1", Truth.True)]
    [InlineData("ArnEquals", "arn:aws:iam::1:role/*", "arn:aws:iam::1:role/a/b", Truth.True)]
    [InlineData("ArnEquals", "arn:aws:iam::1:role/a", "arn:aws:iam::2:role/a", Truth.False)]
    [InlineData("ArnLike", "arn:aws:*::1:*", "arn:aws:iam::1:role/a", Truth.True)]
    [InlineData("ArnLike", "arn:aws:*:1:role/a", "arn:aws:iam::1:role/a", Truth.False)]
    [InlineData("ArnLike", "*", "no-arn", Truth.False)]
    [InlineData("ArnNotEquals", "arn:aws:iam::1:role/a", "arn:aws:iam::1:role/a", Truth.False)]
    [InlineData("ArnNotLike", "arn:aws:iam::1:role/*", "arn:aws:iam::1:user/a", Truth.True)]
    [InlineData("ArnNotLike", "arn:aws:iam::1:role/*", "arn:aws:iam::1:role/a", Truth.False)]
    [InlineData("Null", "true", "a", Truth.False)]
    [InlineData("Null", "false", "a", Truth.True)]
    // Names of operators are taken without regard to case.
    [InlineData("stringequals", "a", "a", Truth.True)]
    public void Evaluate_PresentKey_Compares(string name, string expected, string actual, Truth holds) =>
        Assert.Equal(holds, Evaluate(name, [expected], ContextValue.Of(actual)));

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringEqualsIgnoreCase", false)]
    [InlineData("StringLike", false)]
    [InlineData("NumericEquals", false)]
    [InlineData("NumericLessThan", false)]
    [InlineData("NumericLessThanEquals", false)]
    [InlineData("NumericGreaterThan", false)]
    [InlineData("NumericGreaterThanEquals", false)]
    [InlineData("DateEquals", false)]
    [InlineData("DateLessThan", false)]
    [InlineData("DateLessThanEquals", false)]
    [InlineData("DateGreaterThan", false)]
    [InlineData("DateGreaterThanEquals", false)]
    [InlineData("Bool", false)]
    [InlineData("BinaryEquals", false)]
    [InlineData("IpAddress", false)]
    [InlineData("ArnEquals", false)]
    [InlineData("ArnLike", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringNotEqualsIgnoreCase", true)]
    [InlineData("StringNotLike", true)]
    [InlineData("NumericNotEquals", true)]
    [InlineData("DateNotEquals", true)]
    [InlineData("NotIpAddress", true)]
    [InlineData("ArnNotEquals", true)]
    [InlineData("ArnNotLike", true)]
    public void Evaluate_AbsentOrUnknownKey_FollowsTheOperator(string name, bool whenAbsent)
    {
        Assert.Equal(whenAbsent ? Truth.True : Truth.False, Evaluate(name, ["1"], ContextValue.Absent));
        Assert.Equal(Truth.True, Evaluate($"{name}IfExists", ["1"], ContextValue.Absent));
        Assert.Equal(Truth.True, Evaluate($"ForAllValues:{name}", ["1"], ContextValue.Absent));
        Assert.Equal(Truth.False, Evaluate($"ForAnyValue:{name}", ["1"], ContextValue.Absent));
        foreach (var form in new[] { name, $"{name}IfExists", $"ForAllValues:{name}", $"ForAnyValue:{name}" })
        {
            Assert.Equal(Truth.Unknown, Evaluate(form, ["1"], ContextValue.Unknown));
        }
    }

    [Theory]
    [InlineData("true", Truth.True)]
    [InlineData("false", Truth.False)]
    public void Evaluate_NullOfAbsentKey_AsksForAbsence(string expected, Truth holds)
    {
        Assert.Equal(holds, Evaluate("Null", [expected], ContextValue.Absent));
        Assert.Equal(Truth.Unknown, Evaluate("Null", [expected], ContextValue.Unknown));
    }

    [Theory]
    [InlineData("ForAllValues:StringEquals", "", Truth.True)]
    [InlineData("ForAllValues:StringEquals", "a", Truth.True)]
    [InlineData("ForAllValues:StringEquals", "a b", Truth.True)]
    [InlineData("ForAllValues:StringEquals", "a c", Truth.False)]
    [InlineData("ForAllValues:StringNotEquals", "c d", Truth.True)]
    [InlineData("ForAllValues:StringNotEquals", "a c", Truth.False)]
    [InlineData("ForAnyValue:StringEquals", "", Truth.False)]
    [InlineData("ForAnyValue:StringEquals", "a c", Truth.True)]
    [InlineData("ForAnyValue:StringEquals", "c d", Truth.False)]
    [InlineData("ForAnyValue:StringNotEquals", "a c", Truth.True)]
    [InlineData("ForAnyValue:StringNotEquals", "a b", Truth.False)]
    [InlineData("ForAnyValue:StringLikeIfExists", "a c", Truth.True)]
    // No value is there that could match.
    [InlineData("ForAnyValue:StringLikeIfExists", "", Truth.False)]
    [InlineData("ForAnyValue:StringNotEqualsIfExists", "", Truth.False)]
    [InlineData("ForAllValues:StringEqualsIfExists", "", Truth.True)]
    public void Evaluate_SeveralValues_ByThePrefix(string name, string actual, Truth holds) =>
        Assert.Equal(
            holds,
            Evaluate(name, ["a", "b"], ContextValue.OfAll(actual.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        );

    [Theory]
    [InlineData("StringEquals", "b", Truth.True)]
    [InlineData("StringEquals", "c", Truth.False)]
    [InlineData("StringNotEquals", "b", Truth.False)]
    [InlineData("StringNotEquals", "c", Truth.True)]
    public void Evaluate_SeveralExpected_AnyOfThemCounts(string name, string actual, Truth holds) =>
        Assert.Equal(holds, Evaluate(name, ["a", "b"], ContextValue.Of(actual)));

    [Theory]
    // A variable without a value equals nothing, so that negated operators hold ("Policy variables with no value").
    [InlineData("StringEquals", Truth.False)]
    [InlineData("StringLike", Truth.False)]
    [InlineData("NumericLessThan", Truth.False)]
    [InlineData("StringNotEquals", Truth.True)]
    [InlineData("ArnNotLike", Truth.True)]
    public void Evaluate_VariableWithoutValue_EqualsNothing(string name, Truth holds) =>
        Assert.Equal(holds, Evaluate(name, ["${aws:PrincipalTag/none}"], ContextValue.Of("arn:aws:iam::1:role/a")));

    [Fact]
    public void Evaluate_VariableInValue_TakesTheRequestsValue()
    {
        Assert.Equal(Truth.True, Evaluate("StringEquals", ["${aws:PrincipalAccount}"], ContextValue.Of(Ask.Account)));
        // Only operators of strings and ARNs take variables.
        Assert.Equal(Truth.False, Evaluate("NumericEquals", ["${aws:PrincipalAccount}"], ContextValue.Of(Ask.Account)));
        Assert.Equal(
            Truth.True,
            Evaluate("ArnLike", ["arn:aws:iam::${aws:PrincipalAccount}:role/*"], ContextValue.Of(Ask.RoleArn))
        );
    }

    [Theory]
    [InlineData("Null", "true", Truth.False)]
    [InlineData("Null", "false", Truth.True)]
    [InlineData("StringLike", "*", Truth.True)]
    [InlineData("StringNotLike", "*", Truth.False)]
    [InlineData("StringLikeIfExists", "*", Truth.True)]
    [InlineData("StringEquals", "*", Truth.Unknown)]
    [InlineData("StringLike", "vpce-*", Truth.Unknown)]
    [InlineData("StringNotEquals", "vpce-1", Truth.Unknown)]
    public void Evaluate_KeyThatIsThereWithAnUnknownValue_OnlyWhatAsksForItsPresenceIsKnown(
        string name,
        string value,
        Truth holds
    )
    {
        Assert.Equal(holds, Evaluate(name, [value], ContextValue.Hidden));
        Assert.Equal(Truth.Unknown, Evaluate(name, [value], ContextValue.Unknown));
    }

    [Theory]
    [InlineData("10.1", "10.0.0.1", Truth.False)]
    [InlineData("10.0.0.1", "10.0.0.1", Truth.True)]
    public void Evaluate_ShortAddress_IsNone(string range, string actual, Truth holds) =>
        Assert.Equal(holds, Evaluate("IpAddress", [range], ContextValue.Of(actual)));

    [Theory]
    [InlineData("true", "true", Truth.True)]
    [InlineData("7", "7", Truth.True)]
    public void Evaluate_JsonScalars_AreTheirText(string json, string actual, Truth holds)
    {
        var policy = new CompiledPolicy(PolicyDocument.Parse(Ask.Document(Ask.AllowIf("StringEquals", "x:key", json))));

        Assert.Equal(holds, policy.Statements[0].MatchConditions(Ask.Request().With("x:key", ContextValue.Of(actual))));
    }

    private static Truth Evaluate(string name, string[] expected, ContextValue actual)
    {
        var policy = new CompiledPolicy(
            PolicyDocument.Parse(Ask.Document(Ask.AllowIf(name, "x:key", JsonSerializer.Serialize(expected))))
        );
        var request = Ask.Request().With("X:Key", actual).With("aws:PrincipalTag/none", ContextValue.Absent);
        return policy.Statements[0].MatchConditions(request);
    }
}
