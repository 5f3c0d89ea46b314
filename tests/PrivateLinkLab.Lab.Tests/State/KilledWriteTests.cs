using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Files;
using PrivateLinkLab.Graph.Tests;
using PrivateLinkLab.Graph.Tests.Diffs;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Tests.State;

/// <summary>
/// A process that is killed at any step of writing leaves the old state or the new one, and the next command goes on.
/// </summary>
public sealed class KilledWriteTests
{
    private static readonly ResourceGraph Old = GraphOf("10.0.0.0/16", "old");
    private static readonly ResourceGraph New = GraphOf("10.1.0.0/16", "new");

    public static TheoryData<string> Operations => ["save", "save over", "retain", "delete"];

    [Theory]
    [MemberData(nameof(Operations))]
    public void KilledAtAnyStep_LeavesTheOldOrTheNewState(string operation)
    {
        var steps = CountSteps(operation);

        Assert.True(steps >= 2, $"{steps} steps");
        for (var step = 0; step < steps; step++)
        {
            using var folder = new TemporaryFolder();
            var store = new StateStore(folder.File(".lab"));
            Prepare(store, operation);

            Assert.Throws<KillException>(() => KilledAt(step, () => Carry(store, operation)));

            var left = store.Load("dev");
            Assert.True(IsOneOf(left, operation), $"killed before step {step} of {operation}: {left}");
            _ = store.LoadFingerprints("dev");
            Assert.All(store.LoadRetained("dev"), node => Assert.Equal("db-1", node.Id));

            // The next command writes, reads its own, and takes away what was left half-written.
            using (store.Lock("dev"))
            {
                store.Save("dev", New);
            }

            Assert.Equal(WithoutPlaintext(New), store.Load("dev"));
            Assert.Equal(0, Remains(folder, "dev.json"));
        }
    }

    private static int CountSteps(string operation)
    {
        using var folder = new TemporaryFolder();
        var store = new StateStore(folder.File(".lab"));
        Prepare(store, operation);
        var count = 0;
        AtomicFile.BeforeStep.Value = _ => count++;
        try
        {
            Carry(store, operation);
        }
        finally
        {
            AtomicFile.BeforeStep.Value = null;
        }

        return count;
    }

    private static void KilledAt(int step, Action action)
    {
        var count = 0;
        AtomicFile.BeforeStep.Value = _ =>
        {
            if (count++ == step)
            {
                throw new KillException();
            }
        };
        try
        {
            action();
        }
        finally
        {
            AtomicFile.BeforeStep.Value = null;
        }
    }

    private static void Prepare(StateStore store, string operation)
    {
        if (operation != "save")
        {
            store.Save("dev", Old);
        }
    }

    private static void Carry(StateStore store, string operation)
    {
        switch (operation)
        {
            case "delete":
                store.Delete("dev");
                break;
            case "retain":
                store.Retain("dev", "p", [Nodes.Node("aws:rds/snapshot:Snapshot", "s") with { Id = "db-1" }]);
                break;
            default:
                store.Save("dev", New);
                break;
        }
    }

    private static bool IsOneOf(ResourceGraph? left, string operation) =>
        operation switch
        {
            "save" => left is null || left.Equals(WithoutPlaintext(New)),
            "save over" => left is not null
                && (left.Equals(WithoutPlaintext(Old)) || left.Equals(WithoutPlaintext(New))),
            "retain" => left is not null && left.Equals(WithoutPlaintext(Old)),
            _ => left is null || left.Equals(WithoutPlaintext(Old)),
        };

    // As a file has it.
    private static ResourceGraph WithoutPlaintext(ResourceGraph graph)
    {
        using var folder = new TemporaryFolder();
        var store = new StateStore(folder.File(".lab"));
        store.Save("dev", graph);
        return store.Load("dev")!;
    }

    private static int Remains(TemporaryFolder folder, string name) =>
        Directory.EnumerateFiles(folder.File(".lab"), $".{name}.*.tmp").Count();

    private static ResourceGraph GraphOf(string block, string password) =>
        Nodes.GraphOf(
            Nodes.Node("aws:ec2/vpc:Vpc", "main", ("cidrBlock", block)),
            Nodes.Node(
                "aws:rds/instance:Instance",
                "db",
                ("password", PropertyValue.Secret(PropertyValue.Of(password)))
            )
        );
}
