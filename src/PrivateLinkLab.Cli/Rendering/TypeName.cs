namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Resource types as Pulumi shows them.</summary>
internal static class TypeName
{
    /// <summary>Leaves out the file of the module, which repeats the name: aws:ec2/vpc:Vpc is aws:ec2:Vpc.</summary>
    public static string Short(string type)
    {
        var name = type.LastIndexOf(':') + 1;
        var file = type.IndexOf('/', StringComparison.Ordinal) + 1;
        return
            file > 0
            && file < name
            && type.AsSpan(file, name - 1 - file).Equals(type.AsSpan(name), StringComparison.OrdinalIgnoreCase)
            ? $"{type[..(file - 1)]}:{type[name..]}"
            : type;
    }
}
