namespace Pulumi;

public abstract partial class ResourceOptions
{
    internal abstract ResourceOptions Clone();

    /// <summary>Copies all options, with lists of their own, so that neither side sees the other's changes.</summary>
    private protected void CopyFrom(ResourceOptions other)
    {
        Id = other.Id;
        Parent = other.Parent;
        _dependsOn = other._dependsOn?.Clone();
        Protect = other.Protect;
        _ignoreChanges = Copy(other._ignoreChanges);
        Version = other.Version;
        Provider = other.Provider;
        CustomTimeouts = CustomTimeouts.Clone(other.CustomTimeouts);
        _resourceTransformations = Copy(other._resourceTransformations);
        _aliases = Copy(other._aliases);
        _replaceOnChanges = Copy(other._replaceOnChanges);
        PluginDownloadURL = other.PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete;
        DeletedWith = other.DeletedWith;
    }

    /// <summary>Lays other options over these: lists are joined, values replaced where the other has one.</summary>
    private protected void MergeFrom(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        if (other._dependsOn is { } dependsOn)
        {
            _dependsOn = _dependsOn?.Concat(dependsOn) ?? dependsOn.Clone();
        }

        Protect = other.Protect ?? Protect;
        _ignoreChanges = Join(_ignoreChanges, other._ignoreChanges);
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = CustomTimeouts.Clone(other.CustomTimeouts) ?? CustomTimeouts;
        _resourceTransformations = Join(_resourceTransformations, other._resourceTransformations);
        _aliases = Join(_aliases, other._aliases);
        _replaceOnChanges = Join(_replaceOnChanges, other._replaceOnChanges);
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
    }

    private protected static List<T>? Copy<T>(List<T>? list) => list is null ? null : [.. list];

    private protected static List<T>? Join<T>(List<T>? first, List<T>? second) =>
        second is null ? first
        : first is null ? [.. second]
        : [.. first, .. second];
}
