namespace PrivateLinkLab.Terraform.Tables;

/// <summary>Why the configuration does not have a property of Pulumi's, as clauses.</summary>
internal static class LeftOutReasons
{
    private const string Region = "region";

    /// <summary>Gives the reason; null when the provider takes it.</summary>
    /// <param name="block">What has the property.</param>
    /// <param name="property">The property.</param>
    public static string? Of(Block block, string property) =>
        block.Find(property) switch
        {
            null when property == Region =>
                "a region for each resource exists from version 6 of the provider on; the provider block has the "
                    + "region",
            null when property == "delayAfterPolicyCreationInMs" =>
                "an argument of Pulumi's package alone, for waits of its own",
            null when block.Newer.Contains(property) =>
                "exists from version 6 of the provider on; the configuration also fits version 5.100",
            null => "version 5.100 of the provider has no such argument",
            { IsReadOnly: true } => "the provider gives it out and does not take it",
            _ => null,
        };
}
