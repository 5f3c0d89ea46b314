namespace PrivateLinkLab.Terraform.Tables;

/// <summary>
/// How one of Pulumi's resource types is written in Terraform: the provider's type, and what its schema does not tell.
/// </summary>
/// <param name="Pulumi">Pulumi's type, for example <c>aws:ec2/vpc:Vpc</c>; of several, today's.</param>
/// <param name="Terraform">The provider's type, for example <c>aws_vpc</c>.</param>
/// <param name="Block">What the provider's type has.</param>
internal sealed record TypeMapping(string Pulumi, string Terraform, Block Block)
{
    private const string Region = "region";
    private const string Prefix = "_prefix";

    /// <summary>
    /// The provider's attribute that is Pulumi's id; null where the provider has none that stands for it.
    /// </summary>
    public string? IdAttribute { get; init; }

    /// <summary>The longest prefix of a name that the provider takes; null where no limit is known.</summary>
    public int? NamePrefixLength { get; init; }

    /// <summary>
    /// Secrets that have an argument which the provider never writes to its state, and that argument.
    /// </summary>
    public (string Secret, string WriteOnly, string Version)? WriteOnly { get; init; }

    /// <summary>
    /// Whether resources of the type are in a region, which version 7 of Pulumi's package has on each.
    /// </summary>
    public bool IsRegional => Block.Newer.Contains(Region);

    /// <summary>
    /// The argument with the resource's name for which the provider takes a prefix as well, and that of the prefix;
    /// null when there is none.
    /// </summary>
    public (Argument Name, Argument Prefix)? NamePrefix =>
        Block
            .Arguments.Where(argument =>
                !argument.IsReadOnly && argument.Terraform.EndsWith(Prefix, StringComparison.Ordinal)
            )
            .Select(prefix => (Block.FindByTerraform(prefix.Terraform[..^Prefix.Length])!, prefix))
            .Where(pair => pair.Item1 is { IsReadOnly: false })
            .Select(pair => ((Argument, Argument)?)pair)
            .FirstOrDefault();

    /// <summary>Gives the provider's name of a property; by the rule where the schema does not have it.</summary>
    public string ToTerraform(string pulumi) => Block.Find(pulumi)?.Terraform ?? PropertyNames.ToTerraform(pulumi);
}
