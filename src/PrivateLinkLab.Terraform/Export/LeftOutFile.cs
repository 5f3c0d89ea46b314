namespace PrivateLinkLab.Terraform.Export;

/// <summary>The file of comments that says what the configuration does not have.</summary>
internal static class LeftOutFile
{
    private const string Name = "left_out";

    /// <summary>Adds the file, where something is left out.</summary>
    public static void AddTo(ConfigurationFiles files, IReadOnlyCollection<LeftOutInput> leftOut)
    {
        if (leftOut.Count > 0)
        {
            files.AddComments(
                Name,
                "what the stack has and this configuration does not.",
                leftOut.Select(left => left.ToString())
            );
        }
    }
}
