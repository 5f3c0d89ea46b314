using System.Text.Json;
using PrivateLinkLab.Engine.Typings;

namespace PrivateLinkLab.Engine.Running;

/// <summary>How a program is started.</summary>
/// <param name="Tool">What runs it.</param>
/// <param name="Arguments">The tool's arguments.</param>
/// <param name="Folder">The folder in which it runs.</param>
/// <param name="Environment">Its whole environment.</param>
internal sealed record ProgramStart(
    string Tool,
    IReadOnlyList<string> Arguments,
    string Folder,
    IReadOnlyDictionary<string, string> Environment
)
{
    // As many requests at once as with Pulumi by default.
    private const string Parallel = "16";

    /// <summary>Says how to start a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">What it is told.</param>
    /// <param name="engine">The engine's address.</param>
    /// <exception cref="EngineException">Something is missing.</exception>
    public static ProgramStart Of(PulumiProgram program, EngineOptions options, string engine)
    {
        // As in Pulumi, a program runs in the folder of what is run.
        var main = Path.GetFullPath(program.Main ?? "", program.Folder);
        var isFolder = Directory.Exists(main);
        if (!isFolder && !File.Exists(main))
        {
            throw new EngineException(
                $"Pulumi.yaml says `main: {program.Main}`, and there is no '{main}'.",
                isBadInput: true
            );
        }

        var folder = isFolder ? main : Path.GetDirectoryName(main)!;
        return program.Runtime switch
        {
            ProgramRuntime.NodeJs => Node(program, options, engine, folder, isFolder ? "." : Path.GetFileName(main)),
            ProgramRuntime.DotNet => DotNet(program, options, engine, folder, main),
            var other => throw new System.Diagnostics.UnreachableException($"The runtime is {other}."),
        };
    }

    private static ProgramStart Node(
        PulumiProgram program,
        EngineOptions options,
        string engine,
        string folder,
        string main
    )
    {
        var sdk = NodePackage.FolderOf(folder, "@pulumi/pulumi")
            ?? throw new EngineException(
                $"The packages of the program in '{program.Folder}' are not installed: run "
                    + $"`{program.PackageManager} install` there.",
                isBadInput: true
            );
        List<string> arguments =
        [
            .. program.NodeArguments,
            Path.Combine(sdk, "cmd", "run"),
            "--monitor",
            engine,
            "--engine",
            engine,
            "--organization",
            options.Organization,
            "--project",
            options.Project,
            "--root-directory",
            program.Folder,
            "--stack",
            options.Stack,
            "--pwd",
            folder,
            "--parallel",
            Parallel,
        ];
        if (options.IsPreview)
        {
            arguments.Add("--dry-run");
        }

        arguments.Add(main);
        var environment = Inherited(options);
        environment["PULUMI_NODEJS_TYPESCRIPT"] = program.TypeScript ? "true" : "false";
        // Not an argument, by which the SDK would take it for the program's own loader.
        var plainErrors = Path.Combine(AppContext.BaseDirectory, "plain-errors.cjs");
        environment["NODE_OPTIONS"] =
            $"{environment.GetValueOrDefault("NODE_OPTIONS")} --require \"{Escaped(plainErrors)}\"";
        // Types are the compiler's business, and checking them takes longer than all the rest.
        environment.TryAdd("PULUMI_NODEJS_TRANSPILE_ONLY", "true");
        environment.TryAdd("TS_NODE_TRANSPILE_ONLY", environment["PULUMI_NODEJS_TRANSPILE_ONLY"]);
        return new("node", arguments, folder, environment);
    }

    private static ProgramStart DotNet(
        PulumiProgram program,
        EngineOptions options,
        string engine,
        string folder,
        string main
    )
    {
        var environment = Inherited(options);
        environment["PULUMI_MONITOR"] = engine;
        environment["PULUMI_ENGINE"] = engine;
        environment["PULUMI_ORGANIZATION"] = options.Organization;
        environment["PULUMI_PROJECT"] = options.Project;
        environment["PULUMI_STACK"] = options.Stack;
        environment["PULUMI_ROOT_DIRECTORY"] = program.Folder;
        environment["PULUMI_DRY_RUN"] = options.IsPreview ? "true" : "false";
        environment["PULUMI_PARALLEL"] = Parallel;
        environment["PULUMI_QUERY_MODE"] = "false";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        if (program.Binary is not { } binary)
        {
            return new("dotnet", ["run", "--project", main, "-v", "q"], folder, environment);
        }

        var path = Path.GetFullPath(binary, program.Folder);
        return !File.Exists(path)
                ? throw new EngineException($"Pulumi.yaml names the binary '{binary}', and there is no '{path}'.", true)
            : path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new("dotnet", [path], folder, environment)
            : new(path, [], folder, environment);
    }

    private static string Escaped(string path) => path.Replace("\\", "\\\\", StringComparison.Ordinal);

    // No credentials, and none of the settings by which AWS's own SDKs would find some.
    private static Dictionary<string, string> Inherited(EngineOptions options)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
        {
            var name = (string)entry.Key;
            if (
                !name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)
                && !name.StartsWith("PULUMI_ACCESS_TOKEN", StringComparison.OrdinalIgnoreCase)
            )
            {
                environment[name] = (string?)entry.Value ?? "";
            }
        }

        environment["PULUMI_CONFIG"] = Json(writer =>
        {
            writer.WriteStartObject();
            foreach (var (key, value) in options.Config.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        });
        environment["PULUMI_CONFIG_SECRET_KEYS"] = Json(writer =>
        {
            writer.WriteStartArray();
            foreach (var key in options.SecretKeys.Order(StringComparer.Ordinal))
            {
                writer.WriteStringValue(key);
            }

            writer.WriteEndArray();
        });
        return environment;
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
