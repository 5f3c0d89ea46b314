namespace PrivateLinkLab.TestSupport;

/// <summary>What an assembly refers to.</summary>
internal static class ProjectReferences
{
    private static readonly string[] InputAndOutput =
    [
        "System.Net.Http",
        "System.Net.Sockets",
        "System.Diagnostics.Process",
        "System.Console",
    ];

    /// <summary>
    /// Fails when a type's assembly refers to a project that is not listed, to Pulumi's SDK, or to what reads and
    /// writes. PrivateLinkLab.Aws, which is facts alone, may be referred to by all.
    /// </summary>
    public static void AssertOnly(Type type, params string[] projects)
    {
        var references = type.Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(references, name =>
            name.StartsWith("Pulumi", StringComparison.Ordinal)
            || name.StartsWith("EmbeddedPulumi", StringComparison.Ordinal)
            || InputAndOutput.Contains(name)
            || (
                name.StartsWith("PrivateLinkLab", StringComparison.Ordinal)
                && !projects.Append("Aws").Contains(name["PrivateLinkLab".Length..].TrimStart('.'))
            )
        );
    }
}
