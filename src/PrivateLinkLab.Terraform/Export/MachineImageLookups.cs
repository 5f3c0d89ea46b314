using System.Text.Json.Nodes;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>The data sources that look up machine images: one for each architecture and provider.</summary>
internal sealed class MachineImageLookups
{
    private readonly SortedDictionary<string, JsonObject> _dataSources = new(StringComparer.Ordinal);

    /// <summary>The data sources by name.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> DataSources => _dataSources;

    /// <summary>Adds a data source, unless it is there, and gives its name.</summary>
    /// <param name="architecture">The architecture of the image.</param>
    /// <param name="alias">The alias of the provider that asks; null for the default provider.</param>
    public string Add(string architecture, string? alias)
    {
        var name = alias is null ? $"amazon_linux_2023_{architecture}" : $"amazon_linux_2023_{architecture}_{alias}";
        if (!_dataSources.ContainsKey(name))
        {
            var parameter = new JsonObject { ["name"] = MachineImages.ParameterOf(architecture) };
            if (alias is not null)
            {
                parameter["provider"] = $"aws.{alias}";
            }

            _dataSources[name] = parameter;
        }

        return name;
    }
}
