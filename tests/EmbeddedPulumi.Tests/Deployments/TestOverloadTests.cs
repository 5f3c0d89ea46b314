using EmbeddedPulumi.Tests.Fixtures;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace EmbeddedPulumi.Tests.Deployments;

/// <summary>The ways to run a program against mocks.</summary>
public class TestOverloadTests
{
    private static readonly string[] s_names = ["group", "bucket"];

    private static void CreateResources()
    {
        var group = new Group("group");
        _ = new Bucket("bucket", options: new() { Parent = group });
    }

    private static IDictionary<string, object?> CreateOutputs()
    {
        CreateResources();
        return new Dictionary<string, object?> { ["a"] = 1 };
    }

    private static async Task CreateLaterAsync()
    {
        await Task.Yield();
        CreateResources();
    }

    private static async Task<IDictionary<string, object?>> CreateOutputsLaterAsync()
    {
        await Task.Yield();
        return CreateOutputs();
    }

    [Fact]
    public async Task Action_GivesTheResources()
    {
        var resources = await Deployment.TestAsync(new RecordingMocks(), Runs.Up, CreateResources);

        Assert.Equal(s_names, resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task AsynchronousAction_GivesTheResources()
    {
        var resources = await Deployment.TestAsync(new RecordingMocks(), Runs.Up, CreateLaterAsync);

        Assert.Equal(s_names, resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task Function_GivesResourcesAndOutputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(new RecordingMocks(), Runs.Up, CreateOutputs);

        Assert.Equal(s_names, resources.Select(resource => resource.GetResourceName()));
        Assert.Equal(1, outputs["a"]);
    }

    [Fact]
    public async Task AsynchronousFunction_GivesResourcesAndOutputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(new RecordingMocks(), Runs.Up, CreateOutputsLaterAsync);

        Assert.Equal(s_names, resources.Select(resource => resource.GetResourceName()));
        Assert.Equal(1, outputs["a"]);
    }

    [Fact]
    public async Task StackType_GivesTheStackFirst()
    {
        var resources = await Deployment.TestAsync<GroupStack>(new RecordingMocks(), Runs.Up);

        Assert.IsType<GroupStack>(resources[0]);
        Assert.Equal(["project-stack", .. s_names], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task ServiceProvider_CreatesTheStack()
    {
        GroupStack created = null!;
        var services = new Mock<IServiceProvider>();
        services.Setup(s => s.GetService(typeof(GroupStack))).Returns(() => created = new GroupStack());

        var resources = await Deployment.TestWithServiceProviderAsync<GroupStack>(
            new RecordingMocks(),
            services.Object,
            Runs.Up
        );

        Assert.Same(created, resources[0]);
    }

    [Fact]
    public async Task ServiceProvider_WithoutTheStack_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestWithServiceProviderAsync<GroupStack>(
                new RecordingMocks(),
                new Mock<IServiceProvider>().Object,
                Runs.Up
            )
        );

        Assert.Contains(nameof(GroupStack), failure.Message, StringComparison.Ordinal);
        Assert.Contains("service provider", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_NotGiven_AreTheDefaults()
    {
        DeploymentInstance instance = null!;
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
        {
            instance = Deployment.Instance;
        });

        Assert.Equal(
            ("organization", "project", "stack", true),
            (instance.OrganizationName, instance.ProjectName, instance.StackName, instance.IsDryRun)
        );
    }

    [Fact]
    public async Task RootDirectory_NotGiven_FailsTheProgramThatAsksForIt()
    {
        var failure = await Runs.FailAsync(() => _ = Deployment.Instance.RootDirectory);

        Assert.Contains("does not support root directory", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_Given_AreSeenByTheProgram()
    {
        DeploymentInstance instance = null!;
        var options = new TestOptions
        {
            OrganizationName = "o",
            ProjectName = "p",
            StackName = "s",
            RootDirectory = "/r",
            IsPreview = false,
        };
        await Deployment.TestAsync(new RecordingMocks(), options, () =>
        {
            instance = Deployment.Instance;
        });

        Assert.Equal(
            ("o", "p", "s", "/r"),
            (instance.OrganizationName, instance.ProjectName, instance.StackName, instance.RootDirectory)
        );
        Assert.False(instance.IsDryRun);
    }

    [Fact]
    public async Task Runs_SideBySide_DoNotSeeEachOther()
    {
        var runs = Enumerable
            .Range(0, 20)
            .Select(async i =>
            {
                var mocks = new RecordingMocks { Before = async _ => await Task.Yield() };
                string project = null!;
                await Deployment.TestAsync(mocks, new TestOptions { ProjectName = $"p{i}" }, () =>
                {
                    project = Deployment.Instance.ProjectName;
                    _ = new Bucket($"b{i}");
                });
                return (project, mocks.Resources.Single().Name!);
            });

        Assert.Equal(Enumerable.Range(0, 20).Select(i => ($"p{i}", $"b{i}")), await Task.WhenAll(runs));
    }

    private sealed class GroupStack : Stack
    {
        public GroupStack() => CreateResources();
    }
}
