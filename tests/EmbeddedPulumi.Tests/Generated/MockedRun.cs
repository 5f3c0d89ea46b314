using System.Collections.Concurrent;
using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace EmbeddedPulumi.Tests.Generated;

/// <summary>A program run against mocks, and what arrived at them.</summary>
internal sealed class MockedRun
{
    private static readonly ImmutableDictionary<string, object> s_nothing = ImmutableDictionary<string, object>.Empty;

    private readonly ConcurrentDictionary<string, MockResourceArgs> _resources = new();
    private readonly ConcurrentQueue<MockCallArgs> _calls = new();

    public IReadOnlyList<MockCallArgs> Calls => [.. _calls];

    /// <summary>What arrived for the resource of this name.</summary>
    public MockResourceArgs Resource(string name) => _resources[name];

    /// <summary>The inputs that arrived for the resource of this name.</summary>
    public ImmutableDictionary<string, object> Inputs(string name) => _resources[name].Inputs;

    /// <param name="program">Creates the resources.</param>
    /// <param name="outputs">Outputs beyond the inputs, the same for every resource.</param>
    /// <param name="answer">The answer to every call.</param>
    public static async Task<MockedRun> OfAsync(
        Action program,
        ImmutableDictionary<string, object>? outputs = null,
        ImmutableDictionary<string, object>? answer = null
    )
    {
        var run = new MockedRun();
        var mocks = new Mock<IMocks>();
        mocks
            .Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .Returns(
                (MockResourceArgs args) =>
                {
                    run._resources[args.Name!] = args;
                    (string?, object) created = (
                        string.IsNullOrEmpty(args.Id) ? $"{args.Name}-id" : args.Id,
                        args.Inputs.SetItems(outputs ?? s_nothing)
                    );
                    return Task.FromResult(created);
                }
            );
        mocks
            .Setup(mock => mock.CallAsync(It.IsAny<MockCallArgs>()))
            .Returns(
                (MockCallArgs args) =>
                {
                    run._calls.Enqueue(args);
                    return Task.FromResult<object>(answer ?? s_nothing);
                }
            );

        await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = false }, program);
        return run;
    }
}
