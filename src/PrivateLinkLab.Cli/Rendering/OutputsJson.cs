using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The JSON document of outputs.</summary>
internal static class OutputsJson
{
    /// <summary>Gives all outputs by name, or the value of one.</summary>
    public static string Write(PropertyValue outputs, bool showSecrets) =>
        JsonText.Document(writer => PropertyJson.Write(writer, outputs, showSecrets));
}
