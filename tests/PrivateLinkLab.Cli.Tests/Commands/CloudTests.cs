using System.Globalization;
using PrivateLinkLab.Engine.Tests.Providing;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>The simulated cloud as a provider, with a script in the place of the Pulumi CLI.</summary>
public sealed class CloudTests
{
    private const string Waiting =
        "echo $PULUMI_DEBUG_PROVIDERS > told.tmp; mv told.tmp told; while [ ! -e done ]; do sleep 0.05; done; exit ";

    private static readonly ResourceUrn Vpc = ProviderClient.Urn("aws:ec2/vpc:Vpc", "main");

    [Fact]
    public async Task Command_ThatBuilds_LeavesAStateThatTheLabLooksAt()
    {
        using var project = Project();

        await RunAsync(project, 7, async engine => await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16")));

        project.Write("paths.yaml", "rules: [{from: internet, to: any, ports: any, expect: blocked}]");
        Assert.EndsWith(
            " all hold.\n",
            await project.SucceedAsync("check", "--rules", "paths.yaml"),
            StringComparison.Ordinal
        );
        Assert.Contains("\"10.0.0.0/16\"", project.ReadState(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_AfterOne_FindsWhatItBuilt_AndTakesItAway()
    {
        using var project = Project();
        var id = "";
        await RunAsync(project, 0, async engine => (id, _) = await engine.CreateAsync(Vpc, Cidr("10.0.0.0/16")));

        await RunAsync(project, 0, async engine =>
        {
            Assert.Equal(id, (await engine.ReadAsync(Vpc, id, Cidr("10.0.0.0/16"))).Id);
            await engine.DeleteAsync(Vpc, id);
        });

        Assert.False(File.Exists(project.StatePath));
    }

    [Fact]
    public async Task Secrets_AreNotWritten()
    {
        using var project = Project();

        await RunAsync(project, 0, async engine =>
            await engine.CreateAsync(
                ProviderClient.Urn("aws:ssm/parameter:Parameter", "token"),
                MapValue.Create(("type", "SecureString"), ("value", PropertyValue.Secret("hunter2")))
            )
        );

        Assert.DoesNotContain("hunter2", project.ReadAllFiles(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_ThatTheLabBuilt_IsRefused()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");
        var before = project.ReadState();

        var refusal = "";
        await RunAsync(project, 0, async engine =>
            refusal = (
                await Assert.ThrowsAsync<Grpc.Core.RpcException>(() =>
                    engine.CreateAsync(
                        ResourceUrn.Create("dev", "privatelinklab", null, Vpc.Type, "main"),
                        Cidr("10.0.0.0/16")
                    )
                )
            )
                .Status
                .Detail
        );

        Assert.Equal(
            "The stack 'dev' was built by `lab up`, and the Pulumi CLI does not know of it: `lab destroy` "
                + "first, or give "
                + "the CLI another stack.",
            refusal
        );
        Assert.Equal(before, project.ReadState());
    }

    [Fact]
    public async Task Command_ThatIsNotThere_IsASentence()
    {
        using var project = Project();

        var result = await project.RunAsync("cloud", "--", "no-such-pulumi", "--yes");

        Assert.Equal(3, result.Status);
        Assert.StartsWith("lab: 'no-such-pulumi' cannot be started: ", result.Error, StringComparison.Ordinal);
    }

    private static LabProject Project()
    {
        var project = new LabProject();
        project.Write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
        return project;
    }

    private static async Task RunAsync(LabProject project, int status, Func<ProviderClient, Task> act)
    {
        File.Delete(project.PathOf("told"));
        File.Delete(project.PathOf("done"));
        var running = project.RunAsync("cloud", "--", "sh", "-c", $"{Waiting}{status}");
        while (!File.Exists(project.PathOf("told")))
        {
            Assert.False(running.IsCompleted, running.IsCompleted ? (await running).Error : "");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var told = (await File.ReadAllTextAsync(project.PathOf("told"), TestContext.Current.CancellationToken)).Trim();
        Assert.StartsWith("aws:", told, StringComparison.Ordinal);
        try
        {
            using var engine = new ProviderClient(int.Parse(told[4..], CultureInfo.InvariantCulture));
            await engine.ConfigureAsync();
            await act(engine);
        }
        finally
        {
            project.Write("done", "");
        }

        Assert.Equal(new(status, "", ""), await running);
    }

    private static MapValue Cidr(string block) => MapValue.Create(("cidrBlock", block));
}
