using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Tooling;

public sealed class ToolSearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-tools-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Terraform_NoneOnThePath_SaysHowToInstall()
    {
        var failure = Assert.Throws<TerraformException>(() => InstalledTools.Terraform(Search()));

        Assert.Equal(TerraformFailure.MissingTool, failure.Failure);
        Assert.StartsWith(
            "Neither terraform nor tofu is on the PATH; install one, for example with: ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Moto_NotOnThePath_SaysHowToInstall() =>
        Assert.Contains(
            "pip install 'moto[server]==5.2.1'",
            Assert.Throws<TerraformException>(() => InstalledTools.Moto(Search())).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Terraform_Both_TakesTerraform()
    {
        AddProgram("tofu");
        Assert.EndsWith(Named("tofu"), InstalledTools.Terraform(Search()), StringComparison.Ordinal);
        AddProgram("terraform");
        Assert.EndsWith(Named("terraform"), InstalledTools.Terraform(Search()), StringComparison.Ordinal);
    }

    [Fact]
    public void ProviderFolders_OnlyThoseWithThisPlatform_AreFound()
    {
        var first = AddProvider("first", "5.100.0", ToolSearchPlatform.This);
        AddProvider("other", "5.100.0", "plan9_mips");
        var last = AddProvider("last", "5.99.0", ToolSearchPlatform.This);
        var search = Search() with
        {
            PluginFolders = [Path.Combine(_folder, "other"), last, Path.Combine(_folder, "missing"), first],
        };

        Assert.Equal([last, first], ProviderFolders.Find(search));
        Assert.Equal(
            [first, last],
            ProviderFolders.Find(
                search with
                {
                    Environment = new Dictionary<string, string> { [ToolSearch.PluginsVariable] = first },
                }
            )
        );
    }

    private ToolSearch Search() => new() { Environment = new Dictionary<string, string> { ["PATH"] = _folder } };

    private static string Named(string name) => OperatingSystem.IsWindows() ? $"{name}.exe" : name;

    private void AddProgram(string name)
    {
        var path = Path.Combine(_folder, Named(name));
        File.WriteAllText(path, "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private string AddProvider(string root, string version, string platform)
    {
        Directory.CreateDirectory(
            Path.Combine(_folder, root, "registry.terraform.io", "hashicorp", "aws", version, platform)
        );
        return Path.Combine(_folder, root);
    }
}
