using System.Reflection;
using System.Text.RegularExpressions;
using Pulumi;

namespace PrivateLinkLab.Components.Tests.Documentation;

/// <summary>
/// A component is whole in every place that docs/architecture.md lists under "How to add a component". What is missing
/// is named with the file where it belongs.
/// </summary>
public sealed class ComponentListTests
{
    private const string Tokens = "src/PrivateLinkLab.Components/ComponentTypes.cs";

    private static readonly string TestCode = string.Concat(
        Directory
            .EnumerateFiles(
                RepositoryFile.PathOf("tests/PrivateLinkLab.Components.Tests"),
                "*.cs",
                SearchOption.AllDirectories
            )
            .Select(File.ReadAllText)
    );

    private static readonly string Page = File.ReadAllText(RepositoryFile.PathOf("docs/components.md"));

    private static readonly Dictionary<string, string> TokenOf = typeof(ComponentTypes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

    public static TheoryData<string> Names => [.. Components().Select(component => component.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Component_IsWhole(string name)
    {
        var component = Components().Single(component => component.Name == name);

        Assert.Empty(MissingOf(name, component.Namespace!.Split('.')[^1]));
    }

    [Fact]
    public void Tokens_AreOfComponents() =>
        Assert.Equal(
            Components().Select(component => component.Name).Order(StringComparer.Ordinal),
            TokenOf.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void MissingOf_ComponentThatIsNowhere_NamesEveryPlace() =>
        Assert.Equal(
            [
                $"Nothing has no token privatelinklab:compute:Nothing in {Tokens}",
                "Nothing is not in the table of docs/components.md",
                "Nothing is constructed by no test in tests/PrivateLinkLab.Components.Tests/Compute",
            ],
            MissingOf("Nothing", "Compute")
        );

    private static IEnumerable<string> MissingOf(string name, string area)
    {
        var token = $"privatelinklab:{area.ToLowerInvariant()}:{name}";
        if (TokenOf.GetValueOrDefault(name) != token)
        {
            yield return $"{name} has no token {token} in {Tokens}";
        }

        if (!Page.Contains($"\n| `{name}` | ", StringComparison.Ordinal))
        {
            yield return $"{name} is not in the table of docs/components.md";
        }

        if (!Regex.IsMatch(TestCode, $@"new {name}\(|{name}Args\b"))
        {
            yield return $"{name} is constructed by no test in tests/PrivateLinkLab.Components.Tests/{area}";
        }
    }

    private static IEnumerable<Type> Components() =>
        typeof(ComponentTypes)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(ComponentResource)) && !type.IsAbstract);
}
