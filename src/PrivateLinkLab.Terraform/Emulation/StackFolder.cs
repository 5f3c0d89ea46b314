using PrivateLinkLab.Graph.Files;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>The files that the lab keeps for a stack on an emulator.</summary>
internal sealed class StackFolder
{
    private const string State = "terraform.tfstate";

    public StackFolder(string directory, string stack)
    {
        var lab = Path.GetFullPath(directory);
        Terraform = Path.Combine(lab, $"{stack}.terraform");
        EmulatorFile = Path.Combine(lab, stack + Emulation.EmulatorFile.Ending);
        EmulatorLog = Path.Combine(lab, $"{stack}.emulator.log");
        EmptyFile = Path.Combine(Terraform, "no-aws-configuration");
    }

    /// <summary>Terraform's configuration and state.</summary>
    public string Terraform { get; }

    /// <summary>What is known of the emulator.</summary>
    public string EmulatorFile { get; }

    /// <summary>The emulator's output.</summary>
    public string EmulatorLog { get; }

    /// <summary>An empty file that stands for AWS's configuration and credentials.</summary>
    public string EmptyFile { get; }

    /// <summary>Whether Terraform remembers any resources.</summary>
    public bool HasState => File.Exists(Path.Combine(Terraform, State));

    /// <summary>Makes the folders and the empty file.</summary>
    public void Create()
    {
        PrivateFolder.Create(Path.GetDirectoryName(Terraform)!);
        PrivateFolder.Create(Terraform);
        AtomicFile.Write(EmptyFile, [], AtomicFile.OwnerOnly);
    }

    /// <summary>Deletes what Terraform remembers of its resources; the provider stays.</summary>
    public void DeleteState()
    {
        if (!Directory.Exists(Terraform))
        {
            return;
        }

        foreach (var name in new[] { State, "terraform.tfstate.backup", ".terraform.tfstate.lock.info" })
        {
            File.Delete(Path.Combine(Terraform, name));
        }
    }

    /// <summary>Deletes everything.</summary>
    public void Delete()
    {
        if (Directory.Exists(Terraform))
        {
            Directory.Delete(Terraform, recursive: true);
        }

        File.Delete(EmulatorFile);
        File.Delete(EmulatorLog);
    }
}
