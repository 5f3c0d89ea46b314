namespace Pulumi;

public sealed partial class Deployment
{
    // The engine's language host prints nothing more after a program that ends with this.
    private const int AlreadyReported = 32;

    /// <summary>Runs a program under the Pulumi engine, which needs the official packages.</summary>
    /// <param name="action">The program.</param>
    /// <returns>The exit code for the process; never 0.</returns>
    public static Task<int> RunAsync(Action action) => RunWithEngineAsync();

    /// <inheritdoc cref="RunAsync(Action)"/>
    /// <param name="func">The program, which returns the stack's outputs.</param>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunWithEngineAsync();

    /// <inheritdoc cref="RunAsync(Action)"/>
    /// <param name="func">The program.</param>
    public static Task<int> RunAsync(Func<Task> func) => RunWithEngineAsync();

    /// <inheritdoc cref="RunAsync(Action)"/>
    /// <param name="func">The program, which returns the stack's outputs.</param>
    /// <param name="options">The stack's options; none when <see langword="null"/>.</param>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        RunWithEngineAsync();

    /// <summary>Runs a stack under the Pulumi engine, which needs the official packages.</summary>
    /// <typeparam name="TStack">The type of the stack.</typeparam>
    /// <returns>The exit code for the process; never 0.</returns>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RunWithEngineAsync();

    /// <inheritdoc cref="RunAsync{TStack}()"/>
    /// <param name="serviceProvider">Creates the stack.</param>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => RunWithEngineAsync();

    private static async Task<int> RunWithEngineAsync()
    {
        if (!HasVariable("PULUMI_MONITOR") && !HasVariable("PULUMI_ENGINE"))
        {
            throw new InvalidOperationException(
                "Program run without the Pulumi engine available; re-run using the `pulumi` CLI, "
                    + "or run `./lab up`, which needs no engine"
            );
        }

        await Console.Error.WriteLineAsync(
            "This program was built with the embedded SDK, which cannot talk to the Pulumi engine: delete "
                + "artifacts/PulumiSdk.txt and build with `-p:PulumiSdk=official` on a machine whose package feed has "
                + "Pulumi, Pulumi.Aws and Pulumi.Random."
        );
        return AlreadyReported;
    }

    private static bool HasVariable(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));
}
