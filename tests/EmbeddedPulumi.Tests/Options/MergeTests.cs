using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Options;

public class MergeTests
{
    /// <summary>Values that the second options replace: how to set one, and how to read it as text.</summary>
    public static TheoryData<
        string,
        Action<CustomResourceOptions, bool>,
        Func<CustomResourceOptions, object?>
    > Values =>
        new()
        {
            { "protect", (o, second) => o.Protect = second, o => o.Protect },
            { "retain on delete", (o, second) => o.RetainOnDelete = second, o => o.RetainOnDelete },
            { "version", (o, second) => o.Version = $"{second}", o => o.Version },
            { "plugin URL", (o, second) => o.PluginDownloadURL = $"{second}", o => o.PluginDownloadURL },
            { "import", (o, second) => o.ImportId = $"{second}", o => o.ImportId },
            { "delete first", (o, second) => o.DeleteBeforeReplace = second, o => o.DeleteBeforeReplace },
            {
                "timeouts",
                (o, second) => o.CustomTimeouts = new() { Create = TimeSpan.FromMinutes(second ? 2 : 1) },
                o => o.CustomTimeouts?.Create
            },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_IsTheSecondsWhereItHasOne(
        string option,
        Action<CustomResourceOptions, bool> set,
        Func<CustomResourceOptions, object?> get
    )
    {
        CustomResourceOptions first = new(),
            second = new(),
            none = new();
        set(first, false);
        set(second, true);

        Assert.Equal(get(second), get(CustomResourceOptions.Merge(first, second)));
        Assert.Equal(get(first), get(CustomResourceOptions.Merge(first, none)));
        Assert.Equal(get(second), get(CustomResourceOptions.Merge(none, second)));
        Assert.Equal(get(first), get(CustomResourceOptions.Merge(first, null)));
        Assert.Equal(get(second), get(CustomResourceOptions.Merge(null, second)));
        Assert.True(get(CustomResourceOptions.Merge(null, null)) is null, option);
    }

    public static TheoryData<string, Func<CustomResourceOptions, List<string>>> Lists =>
        new()
        {
            { "ignored changes", o => o.IgnoreChanges },
            { "replacing changes", o => o.ReplaceOnChanges },
            { "secret outputs", o => o.AdditionalSecretOutputs },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Lists_AreJoinedAndLeftAsTheyAre(string option, Func<CustomResourceOptions, List<string>> list)
    {
        CustomResourceOptions first = new(),
            second = new();
        list(first).Add("a");
        list(second).Add("b");

        var merged = CustomResourceOptions.Merge(first, second);
        list(merged).Add("c");

        Assert.Equal((option, "a,b,c"), (option, string.Join(",", list(merged))));
        Assert.Equal(["a"], list(first));
        Assert.Equal(["b"], list(second));
        Assert.NotSame(list(first), list(CustomResourceOptions.Merge(first, null)));
    }

    [Fact]
    public void AliasesAndTransformations_AreJoined()
    {
        var merged = CustomResourceOptions.Merge(
            new() { Aliases = { new Alias { Name = "a" } }, ResourceTransformations = { _ => null } },
            new() { Aliases = { new Alias { Name = "b" } }, ResourceTransformations = { _ => null } }
        );

        Assert.Equal(2, merged.Aliases.Count);
        Assert.Equal(2, merged.ResourceTransformations.Count);
    }

    [Fact]
    public async Task ParentsProvidersAndDependencies_AreMerged()
    {
        Output<string> merger = null!;
        Output<string> original = null!;
        await Runs.UpAsync(() =>
        {
            var (a, b) = (new Group("a"), new Group("b"));
            var (p, q) = (new TestProvider("p"), new TestProvider("q"));
            CustomResourceOptions first = new()
            {
                Parent = a,
                Provider = p,
                DependsOn = a,
                DeletedWith = a,
                Id = "1",
            };
            CustomResourceOptions second = new()
            {
                Parent = b,
                Provider = q,
                DependsOn = b,
                DeletedWith = b,
                Id = "2",
            };

            var merged = CustomResourceOptions.Merge(first, second);

            Assert.Same(b, merged.Parent);
            Assert.Same(q, merged.Provider);
            Assert.Same(b, merged.DeletedWith);
            Assert.Same(second.Id, merged.Id);
            merger = NamesOf(merged.DependsOn);
            original = NamesOf(first.DependsOn);
        });

        Assert.Equal("a,b", await merger.ValueAsync());
        Assert.Equal("a", await original.ValueAsync());
    }

    private static Output<string> NamesOf(InputList<Resource> resources) =>
        resources.ToOutput().Apply(all => string.Join(",", all.Select(resource => resource.GetResourceName())));

    [Fact]
    public async Task Providers_OfOnePackage_AreTheLastOne()
    {
        await Runs.UpAsync(() =>
        {
            TestProvider first = new("first"),
                second = new("second"),
                third = new("third");
            TestProvider other = new("other", "other");

            var merged = ComponentResourceOptions.Merge(
                new() { Providers = { first, other } },
                new() { Providers = { second, third } }
            );

            Assert.Equal([other, third], merged.Providers);
            Assert.Equal([other], ComponentResourceOptions.Merge(new() { Providers = { other } }, null).Providers);
            Assert.Equal(
                [second],
                ComponentResourceOptions.Merge(null, new() { Providers = { first, second } }).Providers
            );
        });
    }

    [Theory]
    [MemberData(nameof(WrongAliases))]
    public async Task Alias_ThatContradictsItself_FailsTheRun(Func<Alias> alias, string text)
    {
        var failure = await Runs.FailAsync(() => _ = new Bucket("a", options: new() { Aliases = { alias() } }));

        Assert.Contains(text, failure, StringComparison.Ordinal);
    }

    public static TheoryData<Func<Alias>, string> WrongAliases =>
        new()
        {
            {
                () =>
                    new() { Urn = "urn:x", Name = "a" },
                "Alias should not specify both Urn and Name"
            },
            {
                () =>
                    new() { Urn = "urn:x", Type = "a" },
                "Alias should not specify both Urn and Type"
            },
            {
                () =>
                    new() { Urn = "urn:x", NoParent = true },
                "Alias should not specify both Urn and NoParent"
            },
            {
                () =>
                    new() { ParentUrn = "urn:x", NoParent = true },
                "Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias"
            },
        };

    [Fact]
    public async Task Aliases_ThatAreRight_AreAccepted()
    {
        var mocks = await Runs.UpAsync(() =>
            _ = new Bucket(
                "a",
                options: new()
                {
                    Aliases =
                    {
                        new Alias { Urn = "urn:pulumi:s::p::t::n" },
                        new Alias { Name = "b" },
                        new Alias { NoParent = true },
                    },
                }
            )
        );

        Assert.Single(mocks.Resources);
    }
}
