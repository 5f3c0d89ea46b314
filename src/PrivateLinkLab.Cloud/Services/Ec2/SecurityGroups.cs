using System.Buffers;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A security group.</summary>
internal sealed record SecurityGroupRecord(string Id, string Name, VpcRecord Vpc)
{
    /// <summary>The rules it has, in a canonical form, with the resource that made each.</summary>
    public Dictionary<string, string> Rules { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// Security groups: Amazon VPC User Guide, "Security groups"; EC2 API Reference, "CreateSecurityGroup".
/// </summary>
internal static class SecurityGroups
{
    public static readonly ResourceKind Kind = new(AwsTypes.SecurityGroup, "EC2 Security Group", Create);
    public static readonly ResourceKind DefaultKind = new(
        AwsTypes.DefaultSecurityGroup,
        "EC2 Default Security Group",
        AdoptDefault
    );

    /// <summary>The types that stand for a security group.</summary>
    public static readonly ResourceType[] Types = [AwsTypes.SecurityGroup, AwsTypes.DefaultSecurityGroup];

    private const int TextLimit = 255;

    private static readonly SearchValues<char> TextCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-:/()#,@[]+=&;{}!$*"
    );

    public static Answer Create(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var name = request.PhysicalName();
        CheckText(request, "name", name);
        CheckText(request, "description", request.Inputs.Text("description") ?? "");
        request.Require(
            !name.StartsWith("sg-", StringComparison.OrdinalIgnoreCase),
            "InvalidParameterValue",
            $"name '{name}' begins with sg-, which is kept for ids. Choose another name."
        );
        if (request.Account.TakeName("security group", $"{vpc.Id}/{name}", request.Name) is { } taken)
        {
            throw request.Refuse(
                "InvalidGroup.Duplicate",
                $"the name '{name}' is that of '{taken}' in VPC '{vpc.Name}'. Names are unique in a VPC."
            );
        }

        var id = request.Hash.Ec2Id("sg");
        var group = new SecurityGroupRecord(id, request.Name, vpc);
        InlineRules(request, group);
        request.All<SecurityGroupRecord>().Add(id, group);
        return new Answer(
            id,
            Complete(request, id)
                .Set("name", name)
                .Default("description", "Managed by Pulumi")
                .Default("vpcId", vpc.Id)
                .Build()
        );
    }

    /// <summary>Takes over the group that every VPC has; rules that the program does not name are removed.</summary>
    public static Answer AdoptDefault(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var group = request.All<SecurityGroupRecord>()[vpc.DefaultSecurityGroupId];
        InlineRules(request, group);
        return new Answer(
            group.Id,
            Complete(request, group.Id)
                .Set("name", "default")
                .Set("description", "default VPC security group")
                .Default("vpcId", vpc.Id)
                .Build()
        );
    }

    /// <summary>The group with the id, in any VPC of the region.</summary>
    public static SecurityGroupRecord Find(ResourceRequest request, string id) =>
        request.All<SecurityGroupRecord>().TryGetValue(id, out var group) && group.Vpc.Region == request.Region
            ? group
            : throw request.Refuse(
                "InvalidGroup.NotFound",
                $"the security group '{id}' does not exist in {request.Region}."
            );

    /// <summary>The ids given, all of this VPC, or the VPC's default group.</summary>
    public static IReadOnlyList<string> OfVpc(ResourceRequest request, string key, VpcRecord vpc)
    {
        var ids = request.Inputs.Texts(key);
        foreach (var id in ids)
        {
            var group = Find(request, id);
            request.Require(
                group.Vpc == vpc,
                "InvalidParameter",
                $"security group '{group.Name}' ({id}) is of VPC '{group.Vpc.Name}', not of VPC '{vpc.Name}'. "
                    + $"Choose security groups of VPC '{vpc.Name}'."
            );
        }

        return ids.Count > 0 ? ids : [vpc.DefaultSecurityGroupId];
    }

    /// <summary>Names and descriptions: at most 255 of the characters that EC2 takes.</summary>
    public static void CheckText(ResourceRequest request, string key, string text)
    {
        request.Require(
            text.Length <= TextLimit,
            "InvalidParameterValue",
            $"{key} has {text.Length} characters; at most {TextLimit} are accepted."
        );
        var odd = text.AsSpan().IndexOfAnyExcept(TextCharacters);
        request.Require(
            odd < 0,
            "InvalidParameterValue",
            $"{key} '{text}' has the character '{(odd < 0 ? ' ' : text[odd])}'; expected letters a-z, digits, "
                + $"spaces and ._-:/()#,@[]+=&;{{}}!$*."
        );
    }

    private static StateBuilder Complete(ResourceRequest request, string id) =>
        request
            .NewRegionalState()
            .Set("arn", request.Arn("ec2", $"security-group/{id}"))
            .Set("ownerId", request.AccountId)
            .Default("egress", ListValue.Empty)
            .Default("ingress", ListValue.Empty)
            .Default("namePrefix", "")
            .Default("revokeRulesOnDelete", false)
            .TagsAll();

    private static void InlineRules(ResourceRequest request, SecurityGroupRecord group)
    {
        foreach (var direction in SecurityGroupRules.Directions)
        {
            foreach (var rule in request.Inputs.Bags(direction))
            {
                SecurityGroupRules.CheckInline(request, group, direction, rule);
            }
        }
    }
}
