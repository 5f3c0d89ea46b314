namespace Pulumi;

/// <summary>Finds aliases that contradict themselves. Mocks never see aliases, so nothing else is done with
/// them.</summary>
internal static class AliasCheck
{
    /// <summary>Checks the aliases of a resource; one that is wrong fails the run.</summary>
    public static void Add(ResourceOptions options)
    {
        foreach (var alias in options.AliasesOrNull ?? []) alias.Apply(Check);
    }

    private static bool Check(Alias alias)
    {
        if (alias.Urn is not null)
        {
            (object? Value, string Name)[] parts =
            [
                (alias.Name, nameof(Alias.Name)),
                (alias.Type, nameof(Alias.Type)),
                (alias.Project, nameof(Alias.Project)),
                (alias.Stack, nameof(Alias.Stack)),
                (alias.Parent, nameof(Alias.Parent)),
                (alias.ParentUrn, nameof(Alias.ParentUrn)),
                (alias.NoParent ? alias : null, nameof(Alias.NoParent)),
            ];
            foreach (var (value, name) in parts)
            {
                if (value is null) continue;
                throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Alias.Urn)} and {name}");
            }

            return true;
        }

        var parents = (alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0);
        return parents < 2
            ? true
            : throw new ArgumentException(
                $"Only specify one of '{nameof(Alias.Parent)}', '{nameof(Alias.ParentUrn)}' or "
                + $"'{nameof(Alias.NoParent)}' in an {nameof(Alias)}");
    }
}
