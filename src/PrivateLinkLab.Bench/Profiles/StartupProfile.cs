using System.Runtime.Loader;

namespace PrivateLinkLab.Bench.Profiles;

/// <summary>
/// Runs the lab's commands in this process and writes down what the runtime compiled for them, for the compiler that compiles the
/// lab ahead of time: it does not find by itself the generic code that is reached through interfaces. The file costs nothing but
/// speed when it is out of date.
/// </summary>
internal static class StartupProfile
{
    private static readonly string[] Commands =
    [
        "--help",
        "scenarios",
        "preview port-forwarding",
        "up port-forwarding",
        "outputs",
        "probe port-forwarding --from JumpServer-host-instance --to sqs.us-east-1.amazonaws.com:443",
        "verify port-forwarding",
        "verify --all",
        "faults port-forwarding",
        "cost port-forwarding",
        "preview port-forwarding --json",
        "export terraform",
        "destroy",
    ];

    /// <summary>Writes the profile.</summary>
    /// <param name="folder">Where lab.dll is, with its libraries.</param>
    /// <param name="file">What to write.</param>
    /// <returns>The exit status.</returns>
    public static int Write(string folder, string file)
    {
        file = Path.GetFullPath(file);
        AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, $"{name.Name}.dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        var lab = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "lab.dll")).EntryPoint!;
        using var compiled = new CompiledMethods();
        foreach (var command in Commands)
        {
            var status = lab.Invoke(null, [command.Split(' ')]);
            if (status is not 0)
            {
                Console.Error.WriteLine($"lab {command} ended with exit status {status}.");
                return 1;
            }
        }

        // Events arrive a little later than what they tell of.
        Thread.Sleep(TimeSpan.FromSeconds(3));
        var profile = new MethodProfile();
        var count = CompiledMethods.Find().OrderBy(method => $"{method.DeclaringType} {method}", StringComparer.Ordinal).Count(profile.TryAdd);
        profile.Write(file);
        Console.WriteLine($"{count} methods");
        return 0;
    }
}
