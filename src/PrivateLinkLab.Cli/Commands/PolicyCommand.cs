using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Policies;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab policy init DIR</c> and <c>lab policy install [--plugins DIR]</c></summary>
internal static class PolicyCommand
{
    private const int Version = 1;

    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment) =>
        new("policy", "Hold what the Pulumi CLI previews against rules, as a policy pack.")
        {
            Init(options, environment),
            Install(options, environment),
        };

    private static Command Init(LabOptions options, LabEnvironment environment)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The folder that gets the pack; it is created when it is missing.",
        };
        var command = new Command("init", "Write a policy pack to begin with: PulumiPolicy.yaml and a file of rules.")
        {
            folder,
        };
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var name = line.GetValue(folder)!;
            var files = NewPolicyPack.Write(invocation.Stack.PathOf(name));
            return Answer(
                invocation,
                files,
                $"Wrote {string.Join(" and ", files.Select(file => Path.Combine(name, Path.GetFileName(file))))}.",
                $"`lab policy install` once, then `pulumi preview --policy-pack {name}`."
            );
        });
        return command;
    }

    private static Command Install(LabOptions options, LabEnvironment environment)
    {
        var plugins = new Option<string?>("--plugins")
        {
            Description =
                "The folder of the Pulumi CLI's plugins; without it $PULUMI_HOME/plugins, or ~/.pulumi/plugins.",
            HelpName = "DIR",
        };
        var command = new Command("install", "Install what the Pulumi CLI starts for such packs, among its plugins.")
        {
            plugins,
        };
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var folder = line.GetValue(plugins) is { } given
                ? invocation.Stack.PathOf(given)
                : PolicyPlugin.UsualFolder(Environment.GetEnvironmentVariable);
            var script = new PolicyPlugin(folder).Install(typeof(PolicyCommand).Assembly.GetName().Version!);
            return Answer(invocation, [script], $"Wrote {script}.", "`lab policy init DIR` writes a pack.");
        });
        return command;
    }

    private static int Answer(
        LabInvocation invocation,
        IReadOnlyList<string> files,
        params ReadOnlySpan<string> sentences
    )
    {
        if (invocation.Json)
        {
            invocation.Print(
                JsonText.Document(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("schemaVersion", Version);
                    writer.WriteTexts("files", files);
                    writer.WriteEndObject();
                })
            );
            return ExitStatus.Done;
        }

        var screen = invocation.OpenScreen();
        foreach (var sentence in sentences)
        {
            screen.Paragraph("", sentence);
        }

        return ExitStatus.Done;
    }
}
