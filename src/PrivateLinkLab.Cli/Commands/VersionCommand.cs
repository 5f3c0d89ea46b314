using System.CommandLine;
using System.Reflection;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab version</c></summary>
internal static class VersionCommand
{
    /// <summary>The lab's version, such as 0.1.0.</summary>
    public static string Version { get; } =
        typeof(VersionCommand)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;

    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var command = new Command("version", "Show the lab's version.");
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            invocation.Print(
                invocation.Json
                    ? JsonText.Document(writer =>
                    {
                        writer.WriteStartObject();
                        writer.WriteNumber("schemaVersion", JsonText.SchemaVersion);
                        writer.WriteString("version", Version);
                        writer.WriteEndObject();
                    })
                    : $"lab {Version}\n"
            );
            return ExitStatus.Done;
        });
        return command;
    }
}
