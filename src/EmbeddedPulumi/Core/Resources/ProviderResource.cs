namespace Pulumi;

/// <summary>A provider with settings of its own, for the resources that name it or inherit it.</summary>
public class ProviderResource : CustomResource
{
    private string? _reference;

    /// <summary>Registers the provider.</summary>
    /// <param name="package">The package, such as <c>aws</c>.</param>
    /// <param name="name">The logical name.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, registerPackageRequest: null) { }

    /// <summary>Registers the provider of a package that the engine loads.</summary>
    /// <param name="package">The package, such as <c>aws</c>.</param>
    /// <param name="name">The logical name.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <param name="registerPackageRequest">The package to load; <paramref name="package"/> when
    /// <see langword="null"/>.</param>
    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null
    )
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest) => Package = package;

    internal string Package { get; }

    /// <summary>How resources refer to the provider: its URN and id; empty for no provider.</summary>
    internal static async ValueTask<string> ReferenceAsync(ProviderResource? provider)
    {
        if (provider is null)
        {
            return "";
        }

        if (provider._reference is { } known)
        {
            return known;
        }

        var urn = await provider.Urn.GetValueAsync(whenUnknown: "");
        var id = await provider.Id.GetValueAsync(whenUnknown: "");
        return provider._reference = $"{urn}::{(id is { Length: > 0 } ? id : Signatures.Unknown)}";
    }
}
