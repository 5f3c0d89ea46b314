namespace Pulumi;

/// <summary>What is said of a component besides its arguments.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>The providers of what the component contains, one for each package. Not to be given together with
    /// <see cref="ResourceOptions.Provider"/>.</summary>
    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    /// <summary>Lays options over others. Lists are joined, values replaced where the second has one, and of the
    /// providers of one package the last one counts.</summary>
    /// <param name="options1">The first options, which stay as they are.</param>
    /// <param name="options2">The second options, which stay as they are.</param>
    /// <returns>New options.</returns>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = (ComponentResourceOptions?)options1?.Clone() ?? new();
        if (options2 is not null)
        {
            merged.MergeFrom(options2);
            merged._providers = Join(merged._providers, options2._providers);
        }

        merged._providers?.Reverse();
        merged._providers = merged._providers?.DistinctBy(provider => provider.Package).Reverse().ToList();
        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var copy = new ComponentResourceOptions { _providers = Copy(_providers) };
        copy.CopyFrom(this);
        return copy;
    }
}
