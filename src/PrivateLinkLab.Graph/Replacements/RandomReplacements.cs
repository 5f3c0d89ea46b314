namespace PrivateLinkLab.Graph.Replacements;

/// <summary>Types of the Random provider, where every input replaces the value.</summary>
internal static class RandomReplacements
{
    public static (string Type, string Paths)[] Table =>
    [
        // Terraform Random provider, resource random_password: every argument requires a replacement.
        ("random:index/randomPassword:RandomPassword", """
            keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial special upper
            """),

        // Terraform Random provider, resource random_id: every argument requires a replacement.
        ("random:index/randomId:RandomId", "byteLength keepers prefix"),
    ];
}
