using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Resources;

public class TransformationTests
{
    private static ResourceTransformation Note(List<string> log, string who) =>
        args =>
        {
            log.Add($"{who}:{args.Resource.GetResourceName()}");
            return null;
        };

    /// <summary>Appends a letter to the text, so that the order shows.</summary>
    private static ResourceTransformation Append(string letter) =>
        args =>
            args.Args is BucketArgs bucket
                ? new(new BucketArgs { Text = bucket.Text.Apply(text => text + letter) }, args.Options)
                : null;

    [Fact]
    public async Task Transformations_RunFromTheResourceUpToTheStack()
    {
        var log = new List<string>();
        await Deployment.TestWithServiceProviderAsync<ProgramStack>(
            new RecordingMocks(),
            new Factory(() => new(new() { ResourceTransformations = { Note(log, "stack") } }, () =>
                {
                    var outer = new Group("outer", new() { ResourceTransformations = { Note(log, "outer") } });
                    var inner = new Group(
                        "inner",
                        new() { Parent = outer, ResourceTransformations = { Note(log, "inner") } }
                    );
                    _ = new Bucket(
                        "bucket",
                        options: new()
                        {
                            Parent = inner,
                            ResourceTransformations = { Note(log, "first"), Note(log, "second") },
                        }
                    );
                    _ = new Bucket("other");
                })),
            Runs.Up
        );

        Assert.Equal(
            [
                "stack:project-stack",
                "outer:outer",
                "stack:outer",
                "inner:inner",
                "outer:inner",
                "stack:inner",
                "first:bucket",
                "second:bucket",
                "inner:bucket",
                "outer:bucket",
                "stack:bucket",
                "stack:other",
            ],
            log
        );
    }

    [Fact]
    public async Task Transformations_SeeWhatThoseBeforeThemMade()
    {
        var mocks = await Runs.UpAsync(() =>
        {
            var group = new Group("group", new() { ResourceTransformations = { Append("c") } });
            _ = new Bucket(
                "bucket",
                new() { Text = "a" },
                new() { Parent = group, ResourceTransformations = { Append("b") } }
            );
        });

        Assert.Equal("abc", mocks.InputsOf("bucket")["text"]);
    }

    [Fact]
    public async Task Transformation_SeesArgumentsAndOptionsAsGiven()
    {
        ResourceTransformationArgs seen = default;
        var args = new BucketArgs { Text = "a" };
        CustomResourceOptions options = null!;
        Group group = null!;
        await Runs.UpAsync(() =>
        {
            group = new Group("group", new() { Protect = true });
            options = new()
            {
                Parent = group,
                ResourceTransformations =
                {
                    transformed =>
                    {
                        seen = transformed;
                        return null;
                    },
                },
            };
            _ = new Bucket("bucket", args, options);
        });

        Assert.Same(args, seen.Args);
        Assert.Same(options, seen.Options);
        Assert.Same(group, seen.Options.Parent);
        Assert.Null(seen.Options.Protect);
        Assert.Equal((Bucket.Token, "bucket"), (seen.Resource.GetResourceType(), seen.Resource.GetResourceName()));
    }

    [Fact]
    public async Task Options_ThatATransformationReturns_AreUsed()
    {
        var mocks = await Runs.UpAsync(() =>
        {
            var provider = new TestProvider("p");
            _ = new Bucket(
                "bucket",
                options: new()
                {
                    ResourceTransformations =
                    {
                        args =>
                            new(
                                args.Args,
                                CustomResourceOptions.Merge(
                                    (CustomResourceOptions)args.Options,
                                    new() { Provider = provider }
                                )
                            ),
                    },
                }
            );
        });

        Assert.EndsWith("::p::p-id", mocks.Resources[^1].Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transformation_ThatChangesTheParent_IsRefused()
    {
        var failure = await Runs.FailAsync(() =>
            _ = new Bucket(
                "bucket",
                options: new()
                {
                    ResourceTransformations =
                    {
                        args => new(args.Args, new CustomResourceOptions { Parent = new Group("g") }),
                    },
                }
            )
        );

        Assert.Contains(
            "Transformations cannot currently be used to change the 'parent' of a resource.",
            failure,
            StringComparison.Ordinal
        );
    }

    private sealed class ProgramStack : Stack
    {
        public ProgramStack(StackOptions options, Action program)
            : base(options) => program();
    }

    private sealed class Factory(Func<ProgramStack> create) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ProgramStack) ? create() : null;
    }
}
