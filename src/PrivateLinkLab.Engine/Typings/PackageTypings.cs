using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Typings;

/// <summary>
/// What the program's own packages say of types and functions: their declarations for TypeScript name every output and
/// its type. Where nothing simulates a type, they give its answer the right shape. A program in another language has
/// none.
/// </summary>
/// <param name="program">The program's folder, from which packages are looked for upwards; null for none.</param>
internal sealed class PackageTypings(string? program)
{
    private readonly Dictionary<string, TypingsOfPackage?> _packages = new(StringComparer.Ordinal);

    /// <summary>Completes the answer to a resource that is not simulated.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="known">What is answered already.</param>
    /// <param name="region">The region that names contain.</param>
    public MapValue OfResource(ResourceUrn urn, MapValue known, string region)
    {
        var type = TypeToken.Parse(urn.Type);
        return Completed(
            known,
            PackageOf(type.Package)?.OutputsOf(type) ?? [],
            new TypicalValues(PackageOf(type.Package), type.Module, urn.Name, urn.ToString(), region)
        );
    }

    /// <summary>Completes the answer of a function that is not simulated.</summary>
    /// <param name="token">The function.</param>
    /// <param name="known">What is answered already.</param>
    /// <param name="region">The region that names contain.</param>
    public MapValue OfFunction(string token, MapValue known, string region)
    {
        var function = TypeToken.Parse(token);
        return Completed(
            known,
            PackageOf(function.Package)?.ResultOf(function) ?? [],
            new TypicalValues(
                PackageOf(function.Package),
                function.Module,
                function.Member,
                StableHash.Of(token, known.ToString()).Hex(32),
                region
            )
        );
    }

    private static MapValue Completed(MapValue known, IEnumerable<TypedMember> members, TypicalValues values)
    {
        var added = members
            .Where(member => !member.IsOptional && !known.ContainsKey(member.Name))
            .Select(member => KeyValuePair.Create(member.Name, values.Of(member.Name, member.Type)))
            .Where(member => member.Value is not NullValue);
        return MapValue.Create(known.Concat(added));
    }

    private TypingsOfPackage? PackageOf(string package)
    {
        if (!_packages.TryGetValue(package, out var typings))
        {
            _packages[package] = typings = NodePackage.FolderOf(program, $"@pulumi/{package}") is { } folder
                ? new(folder)
                : null;
        }

        return typings;
    }
}

/// <summary>A type's or function's token, such as <c>aws:lambda/function:Function</c>.</summary>
internal sealed record TypeToken(string Package, string Module, string File, string Member)
{
    /// <summary>Takes a token apart.</summary>
    public static TypeToken Parse(string token)
    {
        var parts = token.Split(':');
        var (package, path, member) = parts.Length > 2 ? (parts[0], parts[1], parts[2]) : (parts[0], "", parts[^1]);
        // What a package has outside of its modules is in the module index.
        var file = path.StartsWith("index/", StringComparison.Ordinal) ? path["index/".Length..] : path;
        return new(package, path.Split('/')[0], file, member);
    }
}
