using PrivateLinkLab.Graph;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The short name of what a verdict names.</summary>
internal static class ComponentName
{
    /// <summary>Gives the logical name of a URN, and anything else as it is.</summary>
    public static string Of(string component) =>
        Printable.Line(ResourceUrn.TryParse(component, out var urn) ? urn.Name : component);
}
