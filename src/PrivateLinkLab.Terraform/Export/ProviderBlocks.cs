using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.References;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// The AWS providers of a graph as Terraform's provider blocks: the default one, and one with an alias for each that
/// the program made itself, for another region or account, and for each region that a resource names itself.
/// </summary>
internal sealed class ProviderBlocks
{
    /// <summary>The type of an AWS provider's own resource.</summary>
    public const string Type = "pulumi:providers:aws";

    private const string Region = "region";
    private const string NotWritten =
        "the export writes a provider's region, profile, accounts, roles and default tags only";

    // Which of the provider's own checks are skipped: Pulumi makes them itself.
    private const string Checks = "skip";

    // Pulumi's names for its default providers: this, or this with a version.
    private const string Default = "default";

    private readonly ResourceGraph _graph;
    private readonly ResourceRegions _resourceRegions;
    private readonly List<ResourceNode> _explicit;
    private readonly Dictionary<ResourceUrn, string> _aliases = [];
    private readonly Dictionary<string, string> _regions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (ResourceNode? Provider, string Region)> _regional = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<ResourceUrn, string> _aliasByNode = [];
    private readonly ResourceNode? _default;

    /// <summary>Finds the providers.</summary>
    /// <exception cref="TerraformException">A provider's region is not known, or a resource is in another region than
    /// its provider.</exception>
    public ProviderBlocks(ExportedNodes exported)
    {
        _graph = exported.Graph;
        _resourceRegions = new(_graph);
        var used = exported.All.ToLookup(node => ProviderOf(node)?.Urn);
        _explicit = [.. _graph.OfType(Type).Where(provider => !IsDefault(provider) && used.Contains(provider.Urn))];
        foreach (var provider in _explicit)
        {
            var alias = Unused(TerraformNames.SnakeCase(provider.Name));
            _aliases[provider.Urn] = alias;
            _regions[alias] = RegionOf([provider], [.. used[provider.Urn]], $"by the provider {provider.Name}");
        }

        var defaults = _graph.OfType(Type).Where(IsDefault).ToArray();
        _default = defaults.LastOrDefault(provider => used.Contains(provider.Urn));
        var ofDefault = exported.All.Where(node => AliasOf(node) is null).ToArray();
        DefaultRegion =
            defaults.Length == 0 && ofDefault.Length == 0 && _explicit.Count > 0
                ? _regions[_aliases[_explicit[0].Urn]]
                : RegionOf(defaults, ofDefault, "by its AWS provider");
        foreach (var node in exported.All)
        {
            AddRegionOf(node);
        }
    }

    // Version 5.100 of Terraform's provider has no region for a resource: a provider for it has.
    private void AddRegionOf(ResourceNode node)
    {
        var alias = AliasOf(node);
        if (
            OwnRegionOf(node) is not { } region
            || !ExportedNodes.MappingOf(node).IsRegional
            || region == (alias is null ? DefaultRegion : _regions[alias])
        )
        {
            return;
        }

        var provider = alias is null ? null : ProviderOf(node);
        var known = _regional.FirstOrDefault(entry => entry.Value == (provider, region)).Key;
        if (known is null)
        {
            var inRegion = TerraformNames.SnakeCase(region);
            known = Unused(alias is null ? inRegion : $"{alias}_{inRegion}");
            _regional[known] = (provider, region);
        }

        _aliasByNode[node.Urn] = known;
    }

    private string Unused(string wanted)
    {
        var alias = wanted;
        for (var number = 2; _aliases.ContainsValue(alias) || _regional.ContainsKey(alias); number++)
        {
            alias = $"{wanted}_{number}";
        }

        return alias;
    }

    /// <summary>The default provider's region.</summary>
    public string DefaultRegion { get; }

    /// <summary>Gives the alias of a resource's provider; null for the default provider.</summary>
    public string? AliasOf(ResourceNode node) =>
        _aliasByNode.GetValueOrDefault(node.Urn)
        ?? (ProviderOf(node) is { } provider ? _aliases.GetValueOrDefault(provider.Urn) : null);

    /// <summary>Whether a resource has a provider for the region that it names itself.</summary>
    public bool HasOwnRegion(ResourceNode node) => _aliasByNode.ContainsKey(node.Urn);

    /// <summary>Writes the blocks.</summary>
    /// <param name="emulator">The emulator that takes AWS's place; null for AWS.</param>
    /// <param name="leftOut">Gets what the blocks do not have.</param>
    public JsonNode Write(Uri? emulator, List<LeftOutInput> leftOut)
    {
        var main = BlockOf(_default, null, DefaultRegion, emulator, leftOut);
        JsonNode[] others =
        [
            .. _explicit.Select(provider =>
                BlockOf(provider, _aliases[provider.Urn], _regions[_aliases[provider.Urn]], emulator, leftOut)
            ),
            // What the provider has that they follow is said there.
            .. _regional.Select(entry =>
                BlockOf(entry.Value.Provider ?? _default, entry.Key, entry.Value.Region, emulator, [])
            ),
        ];
        return others.Length == 0 ? main : new JsonArray([main, .. others]);
    }

    private static JsonObject BlockOf(
        ResourceNode? provider,
        string? alias,
        string region,
        Uri? emulator,
        List<LeftOutInput> leftOut
    )
    {
        var block = alias is null
            ? new JsonObject { [Region] = region }
            : new JsonObject { ["alias"] = alias, [Region] = region };
        foreach (var (key, value) in emulator is null && provider is not null ? provider.Inputs : MapValue.Empty)
        {
            if (key is Region or "version" || key.StartsWith(Checks, StringComparison.Ordinal) || Defaults.IsOwn(key))
            {
                continue;
            }

            if (Written(key, value) is { } written)
            {
                block[written.Name] = written.Value;
            }
            else
            {
                leftOut.Add(new(provider!.Urn, key, NotWritten));
            }
        }

        return WithEmulator(block, emulator);
    }

    private static JsonObject WithEmulator(JsonObject block, Uri? emulator)
    {
        if (emulator is null)
        {
            return block;
        }

        // Not a secret: any emulator takes any key, and a person's own must not be found instead.
        block["access_key"] = "emulated";
        block["secret_key"] = "emulated";
        block["skip_credentials_validation"] = true;
        block["skip_metadata_api_check"] = true;
        block["skip_region_validation"] = true;
        block["s3_use_path_style"] = true;
        block["endpoints"] = EmulatorBlock.BlockOf(emulator);
        return block;
    }

    private static (string Name, JsonNode Value)? Written(string key, PropertyValue value) =>
        key switch
        {
            "profile" when value is TextValue text => ("profile", HclTemplate.Escape(text.Value)),
            "allowedAccountIds"
            or "forbiddenAccountIds"
            or "assumeRoles"
            or "defaultTags" when JsonOf(value) is { } json => (
                key == "assumeRoles" ? "assume_role" : PropertyNames.ToTerraform(key),
                Renamed(json, key)
            ),
            _ => null,
        };

    // Pulumi keeps a provider's lists and objects as JSON texts.
    private static JsonNode? JsonOf(PropertyValue value)
    {
        try
        {
            return value is TextValue text ? JsonNode.Parse(text.Value) : PlainJson(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? PlainJson(PropertyValue value) =>
        value switch
        {
            TextValue text => text.Value,
            NumberValue number => number.Value,
            BoolValue boolean => boolean.Value,
            ListValue list => new JsonArray([.. list.Select(PlainJson)]),
            MapValue map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, PlainJson(entry.Value)))),
            _ => null,
        };

    // The members of a provider's tags are the user's own.
    private static bool IsMap(string property) => property == "tags";

    private static JsonNode Renamed(JsonNode json, string key) =>
        json switch
        {
            JsonObject map => new JsonObject(
                map.Select(entry =>
                    KeyValuePair.Create(
                        IsMap(key) ? HclTemplate.Escape(entry.Key) : PropertyNames.ToTerraform(entry.Key),
                        entry.Value is null ? null : Renamed(entry.Value, entry.Key)
                    )
                )
            ),
            JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Renamed(item, key))]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(
                HclTemplate.Escape(value.GetValue<string>())
            )!,
            _ => json.DeepClone(),
        };

    private string RegionOf(
        IReadOnlyCollection<ResourceNode> providers,
        IReadOnlyCollection<ResourceNode> resources,
        string where
    )
    {
        var regions = providers
            .Select(provider => provider.Inputs.GetText(Region))
            .Concat(resources.Where(node => OwnRegionOf(node) is null).Select(node => node.Outputs.GetText(Region)))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (regions.Length == 0 && resources.Select(_resourceRegions.Of).OfType<string>().FirstOrDefault() is { } told)
        {
            return told;
        }

        return regions switch
        {
            [var region] => region,
            [] => throw new TerraformException(
                TerraformFailure.NotExportable,
                $"The stack {_graph.Stack} does not say its region, neither {where} nor by a resource."
            ),
            _ => throw new TerraformException(
                TerraformFailure.NotExportable,
                $"The stack {_graph.Stack} has resources of one provider in the regions {string.Join(", ", regions)}; "
                    + "expected one region for each provider, and a provider for each region."
            ),
        };
    }

    // Older packages had the region of a few types, such as a bucket, among the outputs alone.
    private static string? OwnRegionOf(ResourceNode node) => node.Inputs.GetText(Region);

    private ResourceNode? ProviderOf(ResourceNode node) =>
        ProviderReference.TryParse(node.Provider, out var provider) ? _graph.Find(provider.Urn) : null;

    private static bool IsDefault(ResourceNode provider) =>
        provider.Name == Default || provider.Name.StartsWith($"{Default}_", StringComparison.Ordinal);
}
