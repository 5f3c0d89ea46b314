using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class ValueTextTests
{
    public static TheoryData<PropertyValue, string, string> Values =>
        new()
        {
            { "text \"as\" it is", "text \"as\" it is", "text \"as\" it is" },
            { 3306, "3306", "3306" },
            { 1.5, "1.5", "1.5" },
            { 1e300, "1E+300", "1E+300" },
            { true, "true", "true" },
            { PropertyValue.Null, "null", "null" },
            { PropertyValue.Of("a", 1, "Olá"), """["a",1,"Olá"]""", """["a",1,"Olá"]""" },
            {
                MapValue.Create(("b", "x"), ("a", PropertyValue.Secret("Hidden1"))),
                """{"a":"[secret]","b":"x"}""",
                """{"a":"Hidden1","b":"x"}"""
            },
            { PropertyValue.Secret("Hidden1"), "[secret]", "Hidden1" },
            { PropertyValue.Secret(PropertyValue.Secret("Hidden1")), "[secret]", "Hidden1" },
            { PropertyValue.UnknownSecret, "[secret]", "[secret]" },
            { PropertyValue.Unknown, "\"[unknown]\"", "\"[unknown]\"" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Of_Value_ShowsSecretsOnRequestOnly(PropertyValue value, string hidden, string shown)
    {
        Assert.Equal(hidden, ValueText.Of(value, showSecrets: false));
        Assert.Equal(shown, ValueText.Of(value, showSecrets: true));
    }

    [Fact]
    public void HidesSecret_Value_TellsWhetherOneIsMissing()
    {
        Assert.False(ValueText.HidesSecret("x"));
        Assert.False(ValueText.HidesSecret(PropertyValue.Secret("x")));
        Assert.True(ValueText.HidesSecret(PropertyValue.UnknownSecret));
        Assert.True(ValueText.HidesSecret(MapValue.Create(("a", PropertyValue.Of(PropertyValue.UnknownSecret)))));
    }
}
