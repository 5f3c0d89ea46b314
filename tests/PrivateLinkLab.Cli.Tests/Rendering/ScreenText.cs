using PrivateLinkLab.Cli.Rendering;

namespace PrivateLinkLab.Cli.Tests.Rendering;

/// <summary>What a view writes.</summary>
internal static class ScreenText
{
    public static string Of(Action<Screen> show, int? width = null, bool colors = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        show(new Screen(output, colors, width));
        return output.ToString();
    }
}
