using System.Diagnostics;
using System.Text.Json;

namespace PrivateLinkLab.Cli.Tests.Emulation;

/// <summary>The aws CLI with the settings that the lab prints after an <c>up</c>, and no others.</summary>
internal sealed class AwsCli
{
    private readonly Dictionary<string, string> _settings;

    /// <summary>Takes the settings from what <c>lab up</c> printed.</summary>
    public AwsCli(string output)
    {
        const string Export = "  export ";
        var line = output.Split('\n').Single(candidate => candidate.StartsWith(Export, StringComparison.Ordinal));
        _settings = line[Export.Length..]
            .Split(' ')
            .Select(setting => setting.Split('=', 2))
            .ToDictionary(setting => setting[0], setting => setting[1]);
    }

    /// <summary>Runs a command, and gives its answer.</summary>
    public async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "aws",
            [.. arguments, "--endpoint-url", _settings["AWS_ENDPOINT_URL"], "--output", "json"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {await error}");
        using var document = JsonDocument.Parse(output.Length == 0 ? "{}" : output);
        return document.RootElement.Clone();
    }
}
