using System.Text.Json;

namespace PrivateLinkLab.Testing;

/// <summary>
/// Hands a program its configuration the one way that Pulumi has: by an environment variable, which the SDK reads when
/// a run begins. The environment is the process's, so that runs begin one after the other; what follows may overlap.
/// </summary>
internal static class ConfigScope
{
    private const string Variable = "PULUMI_CONFIG";

    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>Carries out a run.</summary>
    /// <param name="config">The configuration, by full keys.</param>
    /// <param name="run">The run, which is given what to call when the SDK has read the configuration.</param>
    public static async Task<T> RunAsync<T>(IReadOnlyDictionary<string, string> config, Func<Action, Task<T>> run)
    {
        await Gate.WaitAsync();
        var before = Environment.GetEnvironmentVariable(Variable);
        var ended = false;
        try
        {
            Environment.SetEnvironmentVariable(Variable, JsonSerializer.Serialize(config));
            return await run(End);
        }
        finally
        {
            End();
        }

        void End()
        {
            if (!ended)
            {
                ended = true;
                Environment.SetEnvironmentVariable(Variable, before);
                Gate.Release();
            }
        }
    }
}
