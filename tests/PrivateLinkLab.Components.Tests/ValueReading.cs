using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests;

internal static class ValueReading
{
    public static PropertyValue? At(this MapValue map, string path) => ((PropertyValue)map).At(path);

    public static string AsTextOrFail(this PropertyValue? value)
    {
        Assert.NotNull(value);
        var text = value.AsText();
        Assert.NotNull(text);
        return text;
    }
}
