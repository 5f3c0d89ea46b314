using System.Text.Json;
using System.Text.RegularExpressions;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Identity;

/// <summary>
/// Providers of the AWS package: in which account, and where, their resources are. An assumed role names its account; a
/// profile's account is known to the AWS CLI's files only, so that it is the one that allowedAccountIds names, or one
/// that follows from the profile's name. The tags of defaultTags are those of all its resources.
/// </summary>
internal static partial class Providers
{
    public static readonly ResourceKind Kind = new("pulumi:providers:aws", "AWS Provider", Create);

    public static Answer Create(ResourceRequest request)
    {
        var caller = CallerOf(request);
        var allowed = Texts(request, "allowedAccountIds");
        var forbidden = Texts(request, "forbiddenAccountIds");
        request.Require(
            (allowed.Count == 0 || allowed.Contains(caller.AccountId)) && !forbidden.Contains(caller.AccountId),
            "AccountNotAllowed",
            $"AWS account id {caller.AccountId} is not allowed; allowed "
                + $"are {Format.Choice(allowed.Count > 0 ? allowed : ["all"])}, "
                + $"forbidden {Format.Choice(forbidden)}."
        );
        // Pulumi replaces a provider, and with it its resources, when it leads elsewhere.
        var id = IdOf(request, caller);
        request.Cloud.AddProvider(id, caller);
        return new Answer(id, request.NewState().Build());
    }

    private static string IdOf(ResourceRequest request, CallerIdentity caller) =>
        (
            request.Lineage is { } lineage
                ? StableHash.Of(request.Kind.Type, request.Name, caller.AccountId, caller.Region, lineage)
                : StableHash.Of(request.Kind.Type, request.Name, caller.AccountId, caller.Region)
        ).Uuid();

    private static CallerIdentity CallerOf(ResourceRequest request)
    {
        var own = CallerIdentity.Of(request.Cloud.Options) with
        {
            Region = request.Region,
            DefaultTags = DefaultTags(request),
        };
        if (RoleArn(request) is { } arn)
        {
            var role = RoleForm().Match(arn);
            request.Require(role.Success, "ValidationError", $"roleArn '{arn}' is not the ARN of an IAM role.");
            return own with { AccountId = role.Groups["account"].Value, RoleName = role.Groups["name"].Value };
        }

        return request.Inputs.Text("profile") is { } profile
            ? own with
            {
                AccountId = Texts(request, "allowedAccountIds") is [var only] ? only : AccountOf(profile),
            }
            : own;
    }

    // Roles are assumed one after the other; the last one does the work.
    private static string? RoleArn(ResourceRequest request) =>
        request.Inputs.Text("assumeRoles") is { } json
        && Parse(request, "assumeRoles", json) is { ValueKind: JsonValueKind.Array } roles
        && roles.GetArrayLength() > 0
        && roles[roles.GetArrayLength() - 1].TryGetProperty("roleArn", out var arn)
            ? arn.GetString()
            : null;

    private static MapValue DefaultTags(ResourceRequest request) =>
        request.Inputs.Text("defaultTags") is { } json
        && Parse(request, "defaultTags", json) is { ValueKind: JsonValueKind.Object } block
        && block.TryGetProperty("tags", out var tags)
        && tags.ValueKind == JsonValueKind.Object
            ? MapValue.Create(
                tags.EnumerateObject()
                    .Select(tag => KeyValuePair.Create<string, PropertyValue>(tag.Name, tag.Value.ToString()))
            )
            : MapValue.Empty;

    private static List<string> Texts(ResourceRequest request, string key) =>
        request.Inputs.Text(key) is { } json && Parse(request, key, json) is { ValueKind: JsonValueKind.Array } items
            ? [.. items.EnumerateArray().Select(item => item.ToString())]
            : [];

    private static JsonElement Parse(ResourceRequest request, string key, string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            throw request.Refuse(
                "ValidationError",
                $"{key} '{json}' is not JSON, as which arguments of providers travel."
            );
        }
    }

    private static string AccountOf(string profile)
    {
        var hash = StableHash.Of("account of profile", profile);
        return $"9{hash.Letters("0123456789", 11)}";
    }

    [GeneratedRegex(
        @"^arn:[a-z-]+:iam::(?<account>[0-9]{12}):role/([^/]+/)*(?<name>[^/]+)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex RoleForm();
}
