namespace Pulumi;

/// <summary>Finds aliases that contradict themselves, and waits for them. Mocks never see aliases, so nothing else is
/// done with them.</summary>
internal static class Aliases
{
    /// <summary>Checks the aliases of a resource; one that is wrong fails the run.</summary>
    public static void Check(ResourceOptions options)
    {
        foreach (var alias in options.AliasesOrNull ?? [])
        {
            alias.Apply(Check);
        }
    }

    /// <summary>
    /// Waits for what the aliases of a resource are made of, which is needed before it is registered.
    /// </summary>
    public static async ValueTask WaitForAsync(ResourceOptions options)
    {
        foreach (var input in options.AliasesOrNull ?? [])
        {
            var data = await input.ToOutput().GetDataAsync();
            if (data is not { IsKnown: true, Value: Alias { Urn: null } alias })
            {
                continue;
            }

            foreach (var part in new[] { alias.Name, alias.Type, alias.Stack, alias.Project })
            {
                await part.ToOutput().GetDataAsync();
            }

            await (alias.Parent?.Urn ?? alias.ParentUrn.ToOutput()).GetDataAsync();
        }
    }

    private static Output<bool> Check(Alias alias)
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
                if (value is null)
                {
                    continue;
                }

                throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Alias.Urn)} and {name}");
            }

            return Output.Create(true);
        }

        var parents = (alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0);
        if (parents > 1)
        {
            throw new ArgumentException(
                $"Only specify one of '{nameof(Alias.Parent)}', '{nameof(Alias.ParentUrn)}' or "
                    + $"'{nameof(Alias.NoParent)}' in an {nameof(Alias)}"
            );
        }

        return alias.ParentUrn is null ? Output.Create(true) : alias.ParentUrn.Apply(IsUrn);
    }

    private static bool IsUrn(string parent) =>
        parent.Contains("::", StringComparison.Ordinal)
            ? true
            : throw new ArgumentException($"{nameof(Alias)}.{nameof(Alias.ParentUrn)} is '{parent}', which is no URN.");
}
