using System.Globalization;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Outputs;

/// <summary>What an output knows of itself, and what outputs made of it know.</summary>
public class TrackingTests
{
    private static readonly Output<string> s_plain = Output.Create("plain");

    /// <summary>Each combines an output with a plain one.</summary>
    public static TheoryData<string, Func<Output<string>, Output<string>>> Combinations =>
        new()
        {
            { "Apply to a value", o => o.Apply(v => v + "!") },
            { "Apply to a task", o => o.Apply(v => Task.FromResult(v + "!")) },
            { "Apply to an input", o => o.Apply(v => (Input<string>)(v + "!")) },
            { "Apply to an output", o => o.Apply(v => Output.Create(v + "!")) },
            { "Apply of a plain one to it", o => s_plain.Apply(_ => o) },
            { "Apply of an input", o => ((Input<string>)o).Apply(v => v + "!") },
            { "All of outputs", o => Output.All(s_plain, o).Apply(all => all[1]) },
            { "All of inputs", o => Output.All<string>("a", o, "b").Apply(all => all[1]) },
            { "All of a sequence", o => Output.All(new List<Output<string>> { o, s_plain }).Apply(all => all[0]) },
            { "Tuple of 2", o => Output.Tuple(o, s_plain).Apply(t => t.Item1) },
            { "Tuple of 3", o => Output.Tuple(s_plain, o, s_plain).Apply(t => t.Item2) },
            { "Tuple of 8", o => Output.Tuple(o, o, o, o, o, o, o, s_plain).Apply(t => t.Item1) },
            { "Tuple of inputs", o => Output.Tuple<string, int>(o, 1).Apply(t => t.Item1) },
            { "Format", o => Output.Format($"{o} and {s_plain}") },
            { "JsonSerialize of it", o => Output.JsonSerialize(o) },
            {
                "JsonSerialize of an object with it",
                o => Output.JsonSerialize(Output.Create(new Dictionary<string, object> { ["a"] = o, ["b"] = 1 }))
            },
            { "List", o => ((InputList<string>)new[] { o, s_plain }).ToOutput().Apply(list => list[0]) },
            { "First", o => ((InputList<string>)o).ToOutput().First() },
            { "GetAt", o => ((InputList<string>)o).ToOutput().GetAt(0) },
        };

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Output_FromAPlainOne_IsKnownPlainAndIndependent(
        string combination,
        Func<Output<string>, Output<string>> combine
    )
    {
        Output<string> result = null!;
        await Runs.UpAsync(() => result = combine(s_plain));

        Assert.True(await result.IsKnownAsync(), combination);
        Assert.False(await result.IsSecretAsync(), combination);
        Assert.Empty(await result.DependenciesAsync());
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Output_FromASecret_IsSecret(string combination, Func<Output<string>, Output<string>> combine)
    {
        Output<string> result = null!;
        await Runs.UpAsync(() => result = combine(Output.CreateSecret("hidden")));

        Assert.True(await result.IsSecretAsync(), combination);
        Assert.Contains("hidden", await result.ValueAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Output_FromAResource_DependsOnIt(string combination, Func<Output<string>, Output<string>> combine)
    {
        Output<string> result = null!;
        await Runs.UpAsync(() => result = combine(new Bucket("a").Id));

        Assert.Equal(["a"], await result.DependenciesAsync());
        Assert.True(await result.IsKnownAsync(), combination);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Output_FromAnUnknownOneInAPreview_IsUnknown(
        string combination,
        Func<Output<string>, Output<string>> combine
    )
    {
        Output<string> result = null!;
        await Runs.PreviewAsync(() => result = combine(OutputUtilities.CreateUnknown("?")));

        Assert.False(await result.IsKnownAsync(), combination);
    }

    [Fact]
    public async Task Output_FromTwoResources_DependsOnBoth()
    {
        Output<string> joined = null!;
        Output<string> chained = null!;
        await Runs.UpAsync(() =>
        {
            var (a, b) = (new Bucket("a"), new Bucket("b"));
            joined = Output.Format($"{a.Id}{b.Id}");
            chained = a.Id.Apply(_ => b.Id);
        });

        Assert.Equal(["a", "b"], await joined.DependenciesAsync());
        Assert.Equal(["a", "b"], await chained.DependenciesAsync());
        Assert.Equal("a-idb-id", await joined.ValueAsync());
    }

    [Fact]
    public async Task Format_IsTheSameInEveryCulture()
    {
        var culture = CultureInfo.CurrentCulture;
        Output<string> text = null!;
        await Runs.UpAsync(() =>
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            text = Output.Format($"{1.5} {Output.Create(2.5)}");
            CultureInfo.CurrentCulture = culture;
        });

        Assert.Equal("1.5 2.5", await text.ValueAsync());
    }

    [Fact]
    public async Task Apply_OfANullOutput_IsTheDefaultAndKeepsTheDependency()
    {
        Output<string> result = null!;
        await Runs.UpAsync(() => result = new Bucket("a").Id.Apply(_ => (Output<string>?)null));

        Assert.Null(await result.ValueAsync());
        Assert.Equal(["a"], await result.DependenciesAsync());
    }

    [Fact]
    public async Task Secret_MadePlain_LeavesTheOriginal()
    {
        var secret = Output.CreateSecret("hidden");
        var plain = Output.Unsecret(secret);

        Assert.True(await secret.IsSecretAsync());
        Assert.False(await plain.IsSecretAsync());
        Assert.Equal("hidden", await plain.ValueAsync());
    }

    [Fact]
    public async Task Output_MadeSecret_LeavesTheOriginalAndKeepsDependencies()
    {
        Bucket bucket = null!;
        Output<string> secret = null!;
        await Runs.UpAsync(() =>
        {
            bucket = new Bucket("a");
            secret = Output.CreateSecret(bucket.Id);
        });

        Assert.True(await secret.IsSecretAsync());
        Assert.False(await bucket.Id.IsSecretAsync());
        Assert.Equal(["a"], await secret.DependenciesAsync());
    }

    [Fact]
    public async Task Output_OfATask_HasItsValue()
    {
        Assert.Equal(1, await Output.Create(Task.FromResult(1)).ValueAsync());
        Assert.Equal(2, await Output<int>.Create(Task.FromResult(2)).ValueAsync());
        Assert.True(await Output.CreateSecret(Task.FromResult(3)).IsSecretAsync());
    }

    [Fact]
    public async Task WithDependency_AddsTheResource()
    {
        Output<string> output = null!;
        await Runs.UpAsync(() => output = OutputUtilities.WithDependency(s_plain, new Bucket("a")));

        Assert.Equal(["a"], await output.DependenciesAsync());
        Assert.Equal("plain", await output.ValueAsync());
    }
}
