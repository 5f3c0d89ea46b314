using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Resources;

/// <summary>Which provider a resource has.</summary>
public class ProviderTests
{
    public static TheoryData<string, string?, Func<Bucket>> Choices =>
        new()
        {
            { "none", null, () => new("x") },
            { "own", "p", () => new("x", options: new() { Provider = new TestProvider("p") }) },
            { "parent's", "p", () => Child(new() { Provider = new TestProvider("p") }) },
            {
                "parent's by package",
                "p",
                () => Child(new() { Providers = { new TestProvider("other", "other"), new TestProvider("p") } })
            },
            { "parent's of another package", null, () => Child(new() { Provider = new TestProvider("p", "other") }) },
            {
                "grandparent's",
                "p",
                () => Child(new() { Parent = new Group("outer", new() { Provider = new TestProvider("p") }) })
            },
            {
                "custom parent's",
                "p",
                () =>
                {
                    var parent = new Bucket("b", options: new() { Provider = new TestProvider("p") });
                    return new("x", options: new() { Parent = parent });
                }
            },
            {
                "own before the parent's",
                "p",
                () => Child(new() { Provider = new TestProvider("q") }, new TestProvider("p"))
            },
        };

    private static Bucket Child(ComponentResourceOptions parent, TestProvider? own = null) =>
        new("x", options: new() { Parent = new Group("group", parent), Provider = own });

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Provider_IsTheOwnOrTheNearestParents(string choice, string? provider, Func<Bucket> create)
    {
        var mocks = await Runs.UpAsync(() => create());

        var reference = mocks.Resources.Single(resource => resource.Name == "x").Provider;
        var expected = provider is null
            ? ""
            : $"urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::{provider}::{provider}-id";
        Assert.Equal((choice, expected), (choice, reference));
    }

    [Fact]
    public async Task Provider_IsAResourceItself()
    {
        var mocks = await Runs.UpAsync(() => _ = new TestProvider("p"));

        Assert.Equal("pulumi:providers:test", Assert.Single(mocks.Resources).Type);
    }

    [Fact]
    public async Task ProviderAndProviders_OfOneComponent_AreRefused()
    {
        var failure = await Runs.FailAsync(() =>
            _ = new Group("g", new() { Provider = new TestProvider("p"), Providers = { new TestProvider("q") } })
        );

        Assert.Contains(
            "Do not supply both 'provider' and 'providers' options to a ComponentResource.",
            failure,
            StringComparison.Ordinal
        );
    }
}
