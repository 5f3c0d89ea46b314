using PrivateLinkLab.Engine;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Lab.State;
using PrivateLinkLab.Terraform.Reading;

namespace PrivateLinkLab.Lab.Programs;

/// <summary>
/// The stacks that a program's StackReferences name: those that the command line gives, and those of the same project
/// that are built.
/// </summary>
/// <param name="stack">The program's own stack, whose project it is.</param>
/// <param name="project">The project's name.</param>
/// <param name="given">The ones that the command line gives, as NAME=FILE.</param>
internal sealed class ReferencedStacks(LabStack stack, string project, IReadOnlyList<string> given)
{
    /// <summary>Finds a stack.</summary>
    /// <param name="name">As the program has it: ORGANIZATION/PROJECT/STACK, PROJECT/STACK or STACK.</param>
    public ReferencedStack Find(string name)
    {
        if (FileOf(name) is { } file)
        {
            return InFile(name, file);
        }

        var parts = name.Split('/');
        return (parts.Length == 1 || parts[^2] == project) && Built(parts[^1]) is { } built
            ? new(built, null)
            : new(
                null,
                $"The stack '{name}' that the program refers to is not known: give a file with it, --reference "
                    + $"{name}=FILE, as `pulumi stack export` or the lab wrote it, or a folder in which the lab has "
                    + "built it."
            );
    }

    /// <summary>Checks what the command line gives.</summary>
    /// <exception cref="LabFailure">It is not of the form NAME=FILE.</exception>
    public static void Check(IReadOnlyList<string> given)
    {
        foreach (var text in given)
        {
            if (text.IndexOf('=', StringComparison.Ordinal) is var end && (end <= 0 || end == text.Length - 1))
            {
                throw LabFailure.BadInput(
                    $"--reference is '{text}'; expected NAME=FILE, with the name as the program has it, for example "
                        + "--reference organization/network/dev=network.json."
                );
            }
        }
    }

    private string? FileOf(string name) =>
        given
            .Where(text => text.StartsWith($"{name}=", StringComparison.Ordinal))
            .Select(text => text[(name.Length + 1)..])
            .LastOrDefault();

    private ReferencedStack InFile(string name, string file)
    {
        var path = stack.PathOf(file);
        if (Directory.Exists(path))
        {
            path = new StateStore(Path.Combine(path, ".lab")).PathOf(name.Split('/')[^1]);
        }

        try
        {
            return new(StackFile.Read(path, TerraformFormat.Instance), null);
        }
        catch (DeploymentFileException unreadable)
        {
            return new(null, unreadable.Message);
        }
    }

    private ResourceGraph? Built(string other)
    {
        try
        {
            return stack.States.Load(other);
        }
        catch (ArgumentException)
        {
            // No stack of the lab has such a name.
            return null;
        }
    }
}
