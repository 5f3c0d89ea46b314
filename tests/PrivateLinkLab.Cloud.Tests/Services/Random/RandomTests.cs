using CsCheck;

namespace PrivateLinkLab.Cloud.Tests.Services.Random;

public sealed class RandomTests
{
    [Fact]
    public void Password_AnyArguments_HonoursThem() =>
        Gen.Select(Gen.Int[1, 64], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Bool)
            .Where(sample => sample.Item1 >= sample.Item2 + sample.Item3 + (sample.Item5 ? sample.Item4 : 0))
            .Sample(
                (length, lower, numeric, special, hasSpecial) =>
                {
                    var password = (string)
                        new Account().Create(
                            Types.RandomPassword,
                            "password",
                            ("length", (double)length),
                            ("minLower", (double)lower),
                            ("minNumeric", (double)numeric),
                            ("minSpecial", hasSpecial ? (double)special : 0d),
                            ("special", hasSpecial),
                            ("overrideSpecial", "!#")
                        )["result"];

                    Assert.Equal(length, password.Length);
                    Assert.True(password.Count(char.IsAsciiLetterLower) >= lower);
                    Assert.True(password.Count(char.IsAsciiDigit) >= numeric);
                    Assert.True(
                        password.Count(character => "!#".Contains(character, StringComparison.Ordinal))
                            >= (hasSpecial ? special : 0)
                    );
                    Assert.All(password, character =>
                        Assert.True(char.IsAsciiLetterOrDigit(character) || (hasSpecial && character is '!' or '#'))
                    );
                }
            );

    [Theory]
    [InlineData(0d, null, true, "length 0 is not at least 1, the sum of the minimums.")]
    [InlineData(4d, 5d, true, "length 4 is not at least 5, the sum of the minimums.")]
    [InlineData(4d, null, false, "none of lower, upper, numeric and special is true.")]
    public void Password_ImpossibleArguments_AreRefused(double length, double? upper, bool any, string reason) =>
        Assert.Equal(
            $"creating Random Password 'password': InvalidAttributeValue: {reason}",
            new Account()
                .Refusal(
                    Types.RandomPassword,
                    "password",
                    ("length", length),
                    ("minUpper", upper),
                    ("lower", any),
                    ("upper", any),
                    ("numeric", any),
                    ("special", any)
                )
                .Message
        );

    [Fact]
    public void Password_NameOrArguments_ChangeIt()
    {
        string Result(string name, double length) =>
            (string)new Account().Create(Types.RandomPassword, name, ("length", length))["result"];

        Assert.Equal(Result("one", 24), Result("one", 24));
        Assert.NotEqual(Result("one", 24), Result("two", 24));
        Assert.NotEqual(Result("one", 24), Result("one", 25)[..24]);
    }

    [Fact]
    public void Id_FourForms_AreOfTheSameBytes()
    {
        var id = new Account().Create(Types.RandomId, "id", ("byteLength", 8d), ("prefix", "p-"));
        var hex = ((string)id["hex"])[2..];

        Assert.Matches("^[0-9a-f]{16}$", hex);
        Assert.Equal(
            "p-" + Convert.ToUInt64(hex, 16).ToString(System.Globalization.CultureInfo.InvariantCulture),
            id["dec"]
        );
        Assert.Equal("p-" + Convert.ToBase64String(Convert.FromHexString(hex)), id["b64Std"]);
        Assert.Equal($"p-{id["id"]}", id["b64Url"]);
    }

    [Fact]
    public void Id_NoBytes_IsRefused() =>
        Assert.Equal(
            "creating Random Id 'id': InvalidAttributeValue: byteLength 0 is not at least 1.",
            new Account().Refusal(Types.RandomId, "id").Message
        );
}
