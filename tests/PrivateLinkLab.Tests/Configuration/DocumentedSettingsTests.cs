using PrivateLinkLab.Configuration;
using YamlDotNet.RepresentationModel;

namespace PrivateLinkLab.Tests.Configuration;

/// <summary>Pulumi.yaml and the README tell of the settings that the code has.</summary>
public class DocumentedSettingsTests
{
    [Fact]
    public void PulumiYaml_DeclaresEverySettingButSecrets()
    {
        var declared = Declared().Children.Select(entry => ((YamlScalarNode)entry.Key).Value!);

        Assert.Equal(ConfigKeys.All.Where(key => !key.IsSecret).Select(key => key.Name), declared);
    }

    [Fact]
    public void PulumiYaml_EverySetting_HasTypeDefaultAndDescription()
    {
        foreach (var (name, declaration) in Declared().Children.Select(entry => (((YamlScalarNode)entry.Key).Value!, (YamlMappingNode)entry.Value)))
        {
            var key = ConfigKeys.All.Single(key => key.Name == name);
            Assert.Equal(TypeOf(key.Kind), declaration["type"].ToString());
            Assert.Equal(key.Description, declaration["description"].ToString());
            Assert.Equal(key.Default.Trim('[', ']'), DefaultOf(declaration));
        }
    }

    [Fact]
    public void PulumiYaml_NamesTheProjectAsTheSettingsNamespace() =>
        Assert.Equal(ConfigKeys.Namespace, Root()["name"].ToString());

    [Fact]
    public void Readme_ListsEverySetting()
    {
        var readme = File.ReadAllText(RepositoryFile.PathOf("README.md"));

        Assert.All(ConfigKeys.All, key => Assert.Contains(
            $"| `{key.Name}` | {(key.Default.Length == 0 ? "" : $"`{key.Default}` ")}| {key.Description} |", readme, StringComparison.Ordinal));
    }

    private static string TypeOf(ConfigKind kind) => kind switch
    {
        ConfigKind.Text => "string",
        ConfigKind.Boolean => "boolean",
        ConfigKind.WholeNumber => "integer",
        _ => "array",
    };

    private static string DefaultOf(YamlMappingNode declaration) => declaration["default"] is YamlSequenceNode list
        ? string.Join(", ", list.Children.Select(item => item.ToString()))
        : declaration["default"].ToString();

    private static YamlMappingNode Declared() => (YamlMappingNode)Root()["config"];

    private static YamlMappingNode Root()
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(RepositoryFile.PathOf("Pulumi.yaml"));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
