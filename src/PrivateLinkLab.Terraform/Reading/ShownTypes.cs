using System.Collections.Frozen;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Reading;

/// <summary>A type of Terraform's, under Pulumi's names.</summary>
/// <param name="Pulumi">Pulumi's token.</param>
/// <param name="Block">What resources of the type have; null where it is not known, so that the rule for names
/// counts.</param>
/// <param name="IdAttribute">The attribute that is Pulumi's id.</param>
internal sealed record ShownType(string Pulumi, Block? Block, string IdAttribute);

/// <summary>Pulumi's type for each of Terraform's.</summary>
internal static class ShownTypes
{
    private const string Aws = "aws";

    // What names the resource is its id at the provider too, so that others refer to it before it is there.
    private static readonly FrozenDictionary<string, string> NamesThatAreIds = new Dictionary<ResourceType, string>
    {
        [AwsTypes.Bucket] = "bucket",
        [AwsTypes.DbParameterGroup] = "name",
        [AwsTypes.DbSubnetGroup] = "name",
        [AwsTypes.DocDbSubnetGroup] = "name",
        [AwsTypes.ElastiCacheSubnetGroup] = "name",
        [AwsTypes.InstanceProfile] = "name",
        [AwsTypes.LambdaFunction] = "function_name",
        [AwsTypes.LogGroup] = "name",
        [AwsTypes.MemoryDbSubnetGroup] = "name",
        [AwsTypes.NeptuneSubnetGroup] = "name",
        [AwsTypes.RdsCluster] = "cluster_identifier",
        [AwsTypes.RedshiftSubnetGroup] = "name",
        [AwsTypes.Role] = "name",
        [AwsTypes.Table] = "name",
    }.ToFrozenDictionary(entry => entry.Key.Token, entry => entry.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ProviderType> ByTerraform = ProviderTable.All.ToFrozenDictionary(
        type => type.Terraform,
        StringComparer.Ordinal
    );

    /// <summary>Finds a type, or makes one up, which then is no part of the model.</summary>
    /// <param name="terraform">Terraform's type, such as aws_vpc.</param>
    /// <param name="provider">The provider's address, such as registry.terraform.io/hashicorp/aws.</param>
    public static ShownType Of(string terraform, string provider) =>
        ByTerraform.TryGetValue(terraform, out var type) && Of(type) is { } mapping
            ? new(mapping.Pulumi, mapping.Block, mapping.IdAttribute ?? "id")
            : new(TokenOf(terraform, LastPart(provider)), null, "id");

    /// <summary>The attribute that a resource's id is taken from; null where AWS chooses the id.</summary>
    public static string? NameThatIsId(ShownType type) => NamesThatAreIds.GetValueOrDefault(type.Pulumi);

    /// <summary>The provider's own name, such as aws.</summary>
    public static string LastPart(string provider) => provider[(provider.LastIndexOf('/') + 1)..];

    // Some types have had several tokens: the one that the lab deals with counts.
    private static TypeMapping? Of(ProviderType type) =>
        TypeMappings.Find(type.Tokens.FirstOrDefault(token => AwsTypes.Find(token) is not null) ?? type.Tokens[0]);

    // A type of AWS that is newer than the table is taken for one of EC2, whose resources may do anything to traffic.
    private static string TokenOf(string terraform, string provider)
    {
        var isAws = provider == Aws && terraform.StartsWith("aws_", StringComparison.Ordinal);
        var camel = PropertyNames.ToPulumi(isAws ? terraform[4..] : terraform);
        var module = provider switch
        {
            Aws => "aws:ec2",
            "awscc" => "aws-native:index",
            _ => $"{provider}:index",
        };
        return $"{module}/{camel}:{char.ToUpperInvariant(camel[0])}{camel[1..]}";
    }
}
