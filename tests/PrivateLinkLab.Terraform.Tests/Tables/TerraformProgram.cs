using System.Collections.Immutable;
using System.Text.Json;
using PrivateLinkLab.Terraform.Export;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Tables;

/// <summary>
/// Terraform with AWS's provider, where this machine has them: one folder that is initialized once for all tests.
/// </summary>
public sealed class TerraformProgram : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-provider-").FullName;
    private string? _reasonToSkip;
    private JsonDocument? _schema;

    public async ValueTask InitializeAsync()
    {
        try
        {
            var search = ToolSearch.OfThisMachine();
            var program = InstalledTools.Terraform(search);
            var graph = new SmallGraph();
            graph.AddVpc();
            TerraformExporter.Export(graph.ToGraph(), new() { ProviderVersion = "~> 5.100.0" }).WriteTo(_folder);
            var environment = ChildEnvironment.Of(search.Environment, Path.Combine(_folder, "none"), []);
            var run = new TerraformRun(program, _folder, environment, search, _ => { });
            await run.InitAsync(CancellationToken.None);
            var result = await ChildProcess.RunAsync(
                program,
                ["providers", "schema", "-json"],
                _folder,
                environment,
                null,
                null,
                CancellationToken.None
            );
            _schema = JsonDocument.Parse(result.Output);
        }
        catch (TerraformException missing) when (!EmulatorCheck.IsRequired)
        {
            _reasonToSkip = missing.Message;
        }
    }

    public ValueTask DisposeAsync()
    {
        _schema?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The provider's schema of a type; skips the test where it cannot be had.</summary>
    internal JsonElement SchemaOf(string type) => Types().GetProperty(type).GetProperty("block");

    /// <summary>Whether the provider has a type; skips the test where that cannot be told.</summary>
    internal bool Has(string type) => Types().TryGetProperty(type, out _);

    private JsonElement Types()
    {
        EmulatorCheck.SkipWhenMissing(_reasonToSkip);
        return _schema!
            .RootElement.GetProperty("provider_schemas")
            .EnumerateObject()
            .First()
            .Value.GetProperty("resource_schemas");
    }

    /// <summary>Gives what <c>terraform validate</c> says about a configuration; nothing when it is valid.</summary>
    internal async Task<string> ValidateAsync(TerraformConfiguration configuration)
    {
        EmulatorCheck.SkipWhenMissing(_reasonToSkip);
        // In the folder that has the provider: every init reads its 600 MB to check them.
        configuration.WriteTo(_folder);
        var result = await RunAsync([], "validate", "-json");
        using var answer = JsonDocument.Parse(result.Output);
        return answer.RootElement.GetProperty("valid").GetBoolean() ? "" : result.Output;
    }

    /// <summary>Gives what <c>terraform show -json</c> prints of a plan for these files.</summary>
    internal async Task<JsonDocument> PlanAsync(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files,
        ImmutableArray<SensitiveVariable> variables
    )
    {
        const string Saved = "plan.bin";
        EmulatorCheck.SkipWhenMissing(_reasonToSkip);
        ConfigurationFolder.Write(_folder, files, null);
        await SucceedAsync("plan", "-input=false", "-no-color", $"-out={Saved}");
        return JsonDocument.Parse(await SucceedAsync("show", "-json", Saved));

        async Task<string> SucceedAsync(params string[] arguments)
        {
            var result = await RunAsync(variables, arguments);
            Assert.True(result.ExitCode == 0, result.Output + result.Errors);
            return result.Output;
        }
    }

    private Task<ChildResult> RunAsync(ImmutableArray<SensitiveVariable> variables, params string[] arguments)
    {
        var search = ToolSearch.OfThisMachine();
        var values = variables.Select(variable =>
            KeyValuePair.Create(variable.EnvironmentVariable, variable.Value ?? "")
        );
        return ChildProcess.RunAsync(
            InstalledTools.Terraform(search),
            arguments,
            _folder,
            ChildEnvironment.Of(search.Environment, Path.Combine(_folder, "none"), values),
            null,
            null,
            TestContext.Current.CancellationToken
        );
    }
}
