using System.Reflection;
using System.Runtime.InteropServices;

namespace EmbeddedPulumi.Tests.Embedded;

/// <summary>Writes the public API of an assembly, a line for each type and member.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(string assemblyPath)
    {
        var framework = Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll");
        using var context = new MetadataLoadContext(new PathAssemblyResolver(framework.Append(assemblyPath)));
        var types = context.LoadFromAssemblyPath(assemblyPath).GetExportedTypes();
        return [.. types.SelectMany(LinesOf).Order(StringComparer.Ordinal)];
    }

    /// <summary>The type and member that a line is about, without what tells overloads and accessors apart.</summary>
    public static string MemberOf(string line)
    {
        const string scope = "static ";
        var name = line.StartsWith(scope, StringComparison.Ordinal) ? line[scope.Length..] : line;
        name = name.Split(" -> ")[0].Split(" : ")[0].Split('(')[0];
        if (name.EndsWith(".get", StringComparison.Ordinal) || name.EndsWith(".set", StringComparison.Ordinal))
        {
            return name[..^".get".Length];
        }

        // A generic method's own parameters stand at the end of its name, a generic type's before a dot.
        return name.EndsWith('>') && line.Contains('(', StringComparison.Ordinal)
            ? name[..name.LastIndexOf('<')]
            : name;
    }

    private static IEnumerable<string> LinesOf(Type type)
    {
        var owner = NameOf(type);
        yield return $"{owner} : {KindOf(type)}";
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            yield return $"{owner}.ctor({ParametersOf(constructor)})";
        }

        foreach (var property in type.GetProperties(Declared))
        {
            var typeName = NameOf(property.PropertyType);
            if (IsVisible(property.GetMethod))
            {
                yield return $"{owner}.{property.Name}.get -> {typeName}";
            }

            if (IsVisible(property.SetMethod))
            {
                yield return $"{owner}.{property.Name}.set -> {typeName}";
            }
        }

        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
        {
            yield return $"{owner}.{field.Name} -> {NameOf(field.FieldType)}";
        }

        foreach (var declared in type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod)))
        {
            yield return $"{owner}.{declared.Name} event -> {NameOf(declared.EventHandlerType!)}";
        }

        foreach (var method in type.GetMethods(Declared).Where(IsVisible))
        {
            if (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
            {
                continue;
            }

            var scope = method.IsStatic ? "static " : "";
            var generic = method.IsGenericMethod ? $"<{Join(method.GetGenericArguments(), t => t.Name)}>" : "";
            var result = NameOf(method.ReturnType);
            yield return $"{scope}{owner}.{method.Name}{generic}({ParametersOf(method)}) -> {result}";
        }
    }

    private static bool IsVisible(MethodBase? method) =>
        method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string KindOf(Type type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsValueType)
        {
            return "struct";
        }

        if (type.BaseType is not { } parent)
        {
            return "class";
        }

        return parent.FullName == typeof(MulticastDelegate).FullName ? "delegate" : $"class {NameOf(parent)}";
    }

    private static string ParametersOf(MethodBase method) =>
        Join(method.GetParameters(), p => $"{NameOf(p.ParameterType)} {p.Name}{(p.IsOptional ? "?" : "")}");

    private static string NameOf(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!)}[]";
        }

        if (type.IsByRef)
        {
            return $"ref {NameOf(type.GetElementType()!)}";
        }

        var outer = type.IsNested ? NameOf(type.DeclaringType!) : type.Namespace;
        var bare = type.Name.Split('`')[0];
        var name = string.IsNullOrEmpty(outer) ? bare : $"{outer}.{bare}";
        return type.IsGenericType ? $"{name}<{Join(type.GetGenericArguments(), NameOf)}>" : name;
    }

    private static string Join<T>(IEnumerable<T> items, Func<T, string> text) => string.Join(", ", items.Select(text));
}
