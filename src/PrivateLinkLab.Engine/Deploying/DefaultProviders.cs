using PrivateLinkLab.Cloud;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Deploying;

/// <summary>
/// The default providers that the engine adds to a stack: one for each version of a package that the program uses, with
/// the settings that the configuration has in the package's namespace.
/// </summary>
internal sealed class DefaultProviders(EngineOptions options, ICloud cloud)
{
    private const string Aws = "aws";
    private const string Region = "region";

    private readonly SortedList<string, DefaultProvider> _providers = new(StringComparer.Ordinal);

    /// <summary>The providers in use.</summary>
    public IEnumerable<ResourceNode> Nodes => _providers.Values.Select(provider => provider.Node);

    /// <summary>Gives the default provider of a type or function; null for what has none.</summary>
    /// <param name="token">The type or function.</param>
    /// <param name="version">The version of its package; empty for any.</param>
    public DefaultProvider? For(string token, string version)
    {
        var end = token.IndexOf(':', StringComparison.Ordinal);
        var package = end < 0 ? token : token[..end];
        if (package.Length == 0 || package == "pulumi")
        {
            return null;
        }

        var name = version.Length == 0 ? "default" : $"default_{string.Concat(version.Select(NameCharacter))}";
        var key = $"{package}:{name}";
        if (!_providers.TryGetValue(key, out var provider))
        {
            _providers[key] = provider = Create(package, version, name);
        }

        return provider;
    }

    // A URN takes more, but the engine writes 7.48.0 as 7_48_0.
    private static char NameCharacter(char character) => char.IsAsciiLetterOrDigit(character) ? character : '_';

    private DefaultProvider Create(string package, string version, string name)
    {
        var urn = ResourceUrn.Create(options.Stack, options.Project, null, $"pulumi:providers:{package}", name);
        var settings = SettingsOf(package);
        var inputs = version.Length == 0 ? settings : settings.With("version", version);
        // The cloud's own region is that of the settings; whatever else they say, it has to be told.
        var answer = package == Aws && settings.Keys.Any(key => key != Region) ? cloud.Create(urn, settings) : null;
        var id = (answer as Answered)?.Id ?? StableHash.Of(urn.ToString()).Uuid();
        return new(
            new()
            {
                Urn = urn,
                Custom = true,
                Id = id,
                Inputs = inputs,
                Outputs = inputs,
            },
            answer is Answered ? new(urn, id) : null
        );
    }

    private MapValue SettingsOf(string package)
    {
        var prefix = $"{package}:";
        var settings = MapValue.Create(
            options
                .Config.Where(setting => setting.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(setting =>
                    KeyValuePair.Create<string, PropertyValue>(
                        setting.Key[prefix.Length..],
                        options.SecretKeys.Contains(setting.Key)
                            ? PropertyValue.Secret(setting.Value)
                            : PropertyValue.Of(setting.Value)
                    )
                )
        );
        return package == Aws ? settings.With(Region, options.Cloud.Region) : settings;
    }
}

/// <summary>A provider that the engine made.</summary>
/// <param name="Node">Its resource.</param>
/// <param name="Known">How the cloud knows it; null for the cloud's own account and region.</param>
internal sealed record DefaultProvider(ResourceNode Node, ProviderReference? Known)
{
    /// <summary>How resources refer to it.</summary>
    public string Reference => new ProviderReference(Node.Urn, Node.Id!).ToString();
}
