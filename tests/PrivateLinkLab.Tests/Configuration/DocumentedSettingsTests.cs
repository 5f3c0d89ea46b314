using System.Text;
using PrivateLinkLab.Configuration;
using YamlDotNet.RepresentationModel;

namespace PrivateLinkLab.Tests.Configuration;

/// <summary>
/// Pulumi.yaml's config block and docs/settings.md are what the declarations of the settings say. Where a declaration
/// changes, run this with UPDATE_GOLDEN=1, which writes both.
/// </summary>
public class DocumentedSettingsTests
{
    private const string ConfigBlock = "config:\n";

    [Fact]
    public void PulumiYaml_HasTheConfigBlockOfTheDeclarations()
    {
        var file = Read("Pulumi.yaml");
        var head = file[..(file.IndexOf(ConfigBlock, StringComparison.Ordinal) + ConfigBlock.Length)];

        AssertIs("Pulumi.yaml", head + Yaml());
    }

    [Fact]
    public void SettingsPage_HasEveryDeclaration() => AssertIs("docs/settings.md", Page());

    // Pulumi reads the block; a text that YAML takes otherwise than it is meant would pass the comparison above.
    [Fact]
    public void PulumiYaml_EverySetting_HasTypeDefaultAndDescription()
    {
        var declared = Declared()
            .Children.ToDictionary(entry => entry.Key.ToString(), entry => (YamlMappingNode)entry.Value);

        Assert.Equal(ConfigKeys.All.Where(key => key is not SecretKey).Select(key => key.Name), declared.Keys);
        foreach (var key in ConfigKeys.All.Where(key => key is not SecretKey))
        {
            Assert.Equal(key.Type, declared[key.Name]["type"].ToString());
            Assert.Equal(key.Description, declared[key.Name]["description"].ToString());
            Assert.Equal(key.DefaultText!.Trim('[', ']'), DefaultOf(declared[key.Name]));
        }
    }

    [Fact]
    public void PulumiYaml_NamesTheProjectAsTheSettingsNamespace() =>
        Assert.Equal(ConfigKeys.Namespace, Root()["name"].ToString());

    [Fact]
    public void All_HasEveryDeclaration_EachNameOnce()
    {
        var declared = typeof(ConfigKeys)
            .GetFields()
            .Where(field => field.FieldType.IsAssignableTo(typeof(ConfigKey)))
            .Select(field => (ConfigKey)field.GetValue(null)!)
            .ToList();

        Assert.Equal(declared, ConfigKeys.All);
        Assert.Equal(declared.Count, declared.DistinctBy(key => key.Name).Count());
    }

    // Each of the few that the page of scenarios names is a setting.
    [Fact]
    public void ScenariosPage_NamesSettingsWithTheirDefaults()
    {
        var section = Read("docs/scenarios.md").Split("\n## Settings\n")[1].Split("\n## ")[0];
        var named = section
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Key: cells[1].Trim('`'), Default: cells[2].Trim('`')))
            .ToList();

        Assert.Equal(5, named.Count);
        Assert.All(named, row =>
            Assert.Equal(row.Default, ConfigKeys.All.Single(key => key.Name == row.Key).DefaultText)
        );
        Assert.Contains("(settings.md)", section, StringComparison.Ordinal);
    }

    private static string Yaml()
    {
        var yaml = new StringBuilder();
        foreach (var key in ConfigKeys.All)
        {
            if (key is SecretKey)
            {
                yaml.Append(
                        $"  # {key.Name}, a secret, is not declared: Pulumi asks for a value of every declared "
                            + $"setting that has no "
                    )
                    .Append($"default.\n  # {key.Description}\n");
                continue;
            }

            yaml.Append(
                    $"  {key.Name}:\n    description: "
                        + $"'{key.Description.Replace("'", "''", StringComparison.Ordinal)}'\n"
                )
                .Append(
                    $"    type: {key.Type}\n{(key is ListKey ? "    items:\n      type: string\n" : "")}    "
                        + $"default: {key.DefaultText}\n"
                );
        }

        return yaml.ToString();
    }

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # Settings

            Set them with `pulumi config set KEY VALUE`, in `Pulumi.NAME.yaml` (namespace `privatelinklab`), or give the lab
            `--config KEY=VALUE`. `aws:region` is the AWS provider's own; the lab takes us-east-1 when it is not set. A list is a JSON
            array, or texts separated by commas; with Pulumi, `pulumi config set --path 'endpoints[0]' ssm`.

            A test makes this page and Pulumi.yaml's config block out of
            [ConfigKeys.cs](../src/PrivateLinkLab/Configuration/ConfigKeys.cs): `UPDATE_GOLDEN=1 dotnet test tests/PrivateLinkLab.Tests`.

            | key | default | decides |
            |---|---|---|

            """
        );
        foreach (var key in ConfigKeys.All)
        {
            page.Append(
                $"| `{key.Name}` | {(key.DefaultText is { } text ? $"`{text}`" : "a secret, not set")} "
                    + $"| {key.Description} |\n"
            );
        }

        return page.ToString();
    }

    private static void AssertIs(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(RepositoryFile.PathOf(path), expected);
        }

        Assert.Equal(expected, Read(path));
    }

    private static string Read(string path) => File.ReadAllText(RepositoryFile.PathOf(path)).ReplaceLineEndings("\n");

    private static string DefaultOf(YamlMappingNode declaration) =>
        declaration["default"] is YamlSequenceNode list
            ? string.Join(", ", list.Children.Select(item => item.ToString()))
            : declaration["default"].ToString();

    private static YamlMappingNode Declared() => (YamlMappingNode)Root()["config"];

    private static YamlMappingNode Root()
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(Read("Pulumi.yaml"));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
