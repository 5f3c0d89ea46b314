using System.Text.Json;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Configuration;

[Collection(EnvironmentCollection.Name)]
public class ConfigTests
{
    private const string Values = """
        {
          "project:text": "a", "project:empty": "", "project:yes": "true", "project:no": "false", "project:int": "3",
          "project:double": "2.5", "project:list": "[\"a\",\"b\"]", "other:text": "b", "project:config:old": "c"
        }
        """;

    private static async Task<T> ReadAsync<T>(Func<Config, T> read, string? name = null, string? values = Values)
    {
        using var variables = new EnvironmentVariables(("PULUMI_CONFIG", values));
        T result = default!;
        await Deployment.TestAsync(new RecordingMocks(), Runs.Up, () =>
        {
            result = read(new Config(name));
        });
        return result;
    }

    public static TheoryData<string, Func<Config, object?>, object?> Reads =>
        new()
        {
            { "string", c => c.Get("text"), "a" },
            { "empty string", c => c.Get("empty"), "" },
            { "required string", c => c.Require("text"), "a" },
            { "key of the former form", c => c.Get("old"), "c" },
            { "true", c => c.GetBoolean("yes"), true },
            { "false", c => c.RequireBoolean("no"), false },
            { "int", c => c.GetInt32("int"), 3 },
            { "required int", c => c.RequireInt32("int"), 3 },
            { "double", c => c.GetDouble("double"), 2.5 },
            { "required double", c => c.RequireDouble("double"), 2.5 },
            { "object", c => c.GetObject<string[]>("list"), new[] { "a", "b" } },
            { "required object", c => c.RequireObject<string[]>("list"), new[] { "a", "b" } },
            {
                "object by options",
                c => c.RequireObject<string[]>("list", JsonSerializerOptions.Web),
                new[] { "a", "b" }
            },
            { "no string", c => c.Get("missing"), null },
            { "no boolean", c => c.GetBoolean("missing"), null },
            { "no int", c => c.GetInt32("missing"), null },
            { "no double", c => c.GetDouble("missing"), null },
            { "no object", c => c.GetObject<string[]>("missing"), null },
            { "no secret", c => c.GetSecret("missing"), null },
        };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Value_IsReadAsItsType(string kind, Func<Config, object?> read, object? expected)
    {
        Assert.NotNull(kind);
        Assert.Equal(expected, await ReadAsync(read));
    }

    [Theory]
    [InlineData("other", "b")]
    [InlineData("other:config", "b")]
    [InlineData("project", "a")]
    [InlineData(null, "a")]
    public async Task Namespace_IsTheProjectUnlessGiven(string? name, string expected) =>
        Assert.Equal(expected, await ReadAsync(c => c.Get("text"), name));

    [Fact]
    public async Task Secret_IsASecretOutput()
    {
        Func<Config, Output<string>?>[] reads = [c => c.GetSecret("text"), c => c.RequireSecret("text")];
        foreach (var read in reads)
        {
            var secret = await ReadAsync(read);
            Assert.Equal("a", await secret!.ValueAsync());
            Assert.True(await secret!.IsSecretAsync());
        }
    }

    public static TheoryData<string, Action<Config>> Requirements =>
        new()
        {
            { "string", c => c.Require("missing") },
            { "boolean", c => c.RequireBoolean("missing") },
            { "int", c => c.RequireInt32("missing") },
            { "double", c => c.RequireDouble("missing") },
            { "object", c => c.RequireObject<string[]>("missing") },
            { "secret", c => c.RequireSecret("missing") },
        };

    [Theory]
    [MemberData(nameof(Requirements))]
    public async Task MissingValue_FailsTheRunAndSaysHowToSetIt(string kind, Action<Config> read)
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            ReadAsync(c =>
            {
                read(c);
                return kind;
            })
        );

        Assert.StartsWith(
            "Missing Required configuration variable 'project:missing'",
            failure.Message,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains(
            "please set a value using the command `pulumi config set project:missing <value>`",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    public static TheoryData<string, Action<Config>> WrongTypes =>
        new()
        {
            { "Boolean", c => c.GetBoolean("text") },
            { "Int32", c => c.GetInt32("double") },
            { "Double", c => c.RequireDouble("text") },
            { "System.String[]", c => c.RequireObject<string[]>("text") },
        };

    [Theory]
    [MemberData(nameof(WrongTypes))]
    public async Task ValueOfAnotherType_FailsTheRunAndNamesBoth(string type, Action<Config> read)
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            ReadAsync(c =>
            {
                read(c);
                return type;
            })
        );

        Assert.StartsWith("Configuration 'project:", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith($"is not a valid {type}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_ThatIsNoJson_IsRefusedBeforeTheProgramRuns()
    {
        var hasRun = false;

        await Assert.ThrowsAnyAsync<JsonException>(() => ReadAsync(_ => hasRun = true, values: "{oops"));

        Assert.False(hasRun);
    }

    [Fact]
    public async Task Environment_WithoutConfiguration_HasNoValues() =>
        Assert.Null(await ReadAsync(c => c.Get("text"), values: null));
}
