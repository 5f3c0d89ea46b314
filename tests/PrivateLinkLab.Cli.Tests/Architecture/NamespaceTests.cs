using Mono.Cecil;

namespace PrivateLinkLab.Cli.Tests.Architecture;

/// <summary>
/// The namespaces of the lab have an order: what one needs can be read before it. The projects' references have one
/// anyway, or they would not build.
/// </summary>
public sealed class NamespaceTests
{
    private const string Prefix = "PrivateLinkLab";

    [Fact]
    public void Namespaces_DoNotNeedEachOtherInACircle()
    {
        var needs = Needs();
        Assert.True(needs.Count > 60, $"Only {needs.Count} namespaces were found.");

        Assert.Equal(
            [],
            Circles(needs).SelectMany(circle => circle.Select(one => $"{one.From} needs {one.To}: {one.Why}"))
        );
    }

    [Fact]
    public void Circles_OfNamespacesThatNeedEachOther_AreFound()
    {
        Dictionary<string, Dictionary<string, string>> needs = new()
        {
            ["A"] = new() { ["B"] = "a" },
            ["B"] = new() { ["C"] = "b" },
            ["C"] = new() { ["B"] = "c" },
        };

        Assert.Equal([("B", "C", "b"), ("C", "B", "c")], Circles(needs).SelectMany(circle => circle));
    }

    // The official Pulumi package brings these; there the namespace hides the type.
    [Fact]
    public void Types_AreNotNamedAsNamespacesThatPulumiBrings()
    {
        string[] brought = ["Google", "Grpc", "Humanizer", "OneOf", "OpenTelemetry", "Pulumi", "Semver", "Serilog"];

        Assert.Equal(
            [],
            Directory
                .EnumerateFiles(AppContext.BaseDirectory, $"{Prefix}.*.dll")
                .Append(Path.Combine(AppContext.BaseDirectory, "lab.dll"))
                .SelectMany(TypeNames)
                .Intersect(brought)
        );
    }

    private static IEnumerable<string> TypeNames(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. module.Types.Select(type => type.Name)];
    }

    // Takes away what needs nothing that is left, and then what nothing that is left needs.
    private static IEnumerable<List<(string From, string To, string Why)>> Circles(
        Dictionary<string, Dictionary<string, string>> needs
    )
    {
        var left = needs.ToDictionary(one => one.Key, one => one.Value);
        while (left.FirstOrDefault(one => !one.Value.Keys.Any(left.ContainsKey)).Key is { } free)
        {
            left.Remove(free);
        }

        while (
            left.Keys.FirstOrDefault(name => left.All(one => one.Key == name || !one.Value.ContainsKey(name)))
                is { } unneeded
        )
        {
            left.Remove(unneeded);
        }

        if (left.Count > 0)
        {
            yield return
            [
                .. left.SelectMany(one =>
                    one.Value.Where(other => left.ContainsKey(other.Key))
                        .Select(other => (one.Key, other.Key, other.Value))
                ),
            ];
        }
    }

    private static Dictionary<string, Dictionary<string, string>> Needs()
    {
        var needs = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var file in Assemblies())
        {
            using var module = ModuleDefinition.ReadModule(file);
            foreach (
                var type in module
                    .GetTypes()
                    .Where(type => NamespaceOf(type).StartsWith(Prefix, StringComparison.Ordinal))
            )
            {
                var own = NamespaceOf(type);
                var others = needs.TryGetValue(own, out var known) ? known : needs[own] = new(StringComparer.Ordinal);
                foreach (var other in References(type).SelectMany(Parts))
                {
                    var name = NamespaceOf(other);
                    if (name != own && name.StartsWith(Prefix, StringComparison.Ordinal))
                    {
                        others.TryAdd(name, $"{Outermost(type).Name} uses {Outermost(other).Name}");
                    }
                }
            }
        }

        return needs;
    }

    private static IEnumerable<string> Assemblies() =>
        Directory
            .EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file =>
                Path.GetFileNameWithoutExtension(file) is var name
                && (name == "lab" || name.StartsWith(Prefix, StringComparison.Ordinal))
                && !name.EndsWith("Tests", StringComparison.Ordinal)
            );

    private static IEnumerable<TypeReference?> References(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(one => one.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
            .. type.Methods.SelectMany(OfMethod),
        ];

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        yield return method.ReturnType;
        foreach (var parameter in method.Parameters)
        {
            yield return parameter.ParameterType;
        }

        if (!method.HasBody)
        {
            yield break;
        }

        foreach (var variable in method.Body.Variables)
        {
            yield return variable.VariableType;
        }

        foreach (var operand in method.Body.Instructions.Select(instruction => instruction.Operand))
        {
            foreach (var type in OfOperand(operand))
            {
                yield return type;
            }
        }
    }

    private static IEnumerable<TypeReference?> OfOperand(object? operand) =>
        operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod generic => [generic.DeclaringType, generic.ReturnType, .. generic.GenericArguments],
            MethodReference method => [method.DeclaringType, method.ReturnType],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };

    // A list of hosts is about lists and about hosts.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic =>
            [
                .. Parts(generic.ElementType),
                .. generic.GenericArguments.SelectMany(Parts),
            ],
            TypeSpecification specification => Parts(specification.ElementType),
            _ => [type],
        };

    private static TypeReference Outermost(TypeReference type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string NamespaceOf(TypeReference type) => Outermost(type).Namespace;
}
