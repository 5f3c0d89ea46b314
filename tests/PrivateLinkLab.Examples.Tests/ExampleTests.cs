using System.Xml.Linq;

namespace PrivateLinkLab.Examples.Tests;

/// <summary>
/// What lies under examples/ is whole, is documented, and asks for the packages that the sources are built with.
/// </summary>
public sealed class ExampleTests
{
    // Those of this repository have its version, and others the one that it is built with itself.
    private static readonly Lazy<Dictionary<string, string>> Versions = new(() =>
        new[] { "src/Directory.Packages.props", "tests/Directory.Packages.props" }
            .SelectMany(file => Elements(file, "PackageVersion"))
            .Select(version => (version.Attribute("Include")!.Value, version.Attribute("Version")!.Value))
            .Concat(
                Elements("src/Directory.Build.props", "Version")
                    .SelectMany(version =>
                        new[]
                        {
                            ("PrivateLinkLab.Components", version.Value),
                            ("PrivateLinkLab.Testing", version.Value),
                        }
                    )
            )
            .ToDictionary(package => package.Item1, package => package.Item2)
    );

    [Fact]
    public void Examples_EveryFolder_IsRunByTheTests() =>
        Assert.Equal(
            Directory.EnumerateDirectories(RepositoryFile.PathOf("examples")).Select(Path.GetFileName).Order(),
            Example.All.Select(example => example.Name).Order()
        );

    [Theory]
    [MemberData(nameof(Example.Names), MemberType = typeof(Example))]
    public void Example_IsWhole(string name)
    {
        var folder = Example.Find(name).Folder;

        Assert.All(["Pulumi.yaml", "Program.cs", "paths.yaml", "README.md"], file =>
            Assert.True(File.Exists(Path.Combine(folder, file)), file)
        );
        Assert.Contains($"name: {name}\nruntime: dotnet\n", File.ReadAllText(Path.Combine(folder, "Pulumi.yaml")));
        Assert.InRange(File.ReadLines(Path.Combine(folder, "README.md")).Count(), 20, 40);
        Assert.Contains(
            $"](../examples/{name}/README.md)",
            File.ReadAllText(RepositoryFile.PathOf("docs/examples.md"))
        );
    }

    [Theory]
    [MemberData(nameof(Example.Names), MemberType = typeof(Example))]
    public void Example_AsksForTodaysPackages(string name)
    {
        var projects = Directory.GetFiles(Example.Find(name).Folder, "*.csproj", SearchOption.AllDirectories);

        Assert.Equal(2, projects.Length);
        Assert.All(projects.SelectMany(project => Elements(project, "PackageReference")), package =>
            Assert.Equal(Versions.Value[package.Attribute("Include")!.Value], package.Attribute("Version")!.Value)
        );
    }

    [Fact]
    public void Sample_OfTheTestPackage_IsOfAnExample()
    {
        var block = Assert.Single(
            Document.All.Single(one => one.Name == "src/PrivateLinkLab.Testing/README.md").Blocks("cs")
        );

        Assert.Contains(
            Words(string.Concat(block.Lines)),
            Words(File.ReadAllText(RepositoryFile.PathOf("examples/lambda-rds/tests/ReportStackTests.cs"))),
            StringComparison.Ordinal
        );
    }

    // However the lines are broken.
    private static string Words(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static IEnumerable<XElement> Elements(string file, string name) =>
        XDocument.Load(RepositoryFile.PathOf(file)).Descendants(name);
}
