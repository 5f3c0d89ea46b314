using PrivateLinkLab.Graph.Tests;
using PrivateLinkLab.Graph.Tests.Diffs;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Tests.State;

public sealed class StackLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StateStore _store;

    public StackLockTests() => _store = new(_folder.File(".lab"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lock_Taken_NamesStackAndProcess()
    {
        using var first = _store.Lock("dev");

        var error = Assert.Throws<StackLockedException>(() => _store.Lock("dev"));
        Assert.Equal(
            $"The stack 'dev' is in use by another process (process {Environment.ProcessId}); "
                + "wait until it has finished, or choose another stack.",
            error.Message
        );
        Assert.Equal(("dev", Environment.ProcessId), (error.Stack, error.ProcessId));
    }

    [Fact]
    public void Lock_TakenByAnUnknownProcess_NamesTheStack()
    {
        using var first = _store.Lock("dev");
        File.Delete(_folder.File(Path.Combine(".lab", "dev.lock.owner")));

        Assert.Equal(
            "The stack 'dev' is in use by another process; wait until it has finished, or choose another stack.",
            Assert.Throws<StackLockedException>(() => _store.Lock("dev")).Message
        );
    }

    [Fact]
    public void Lock_GivenFree_CanBeTakenAgain()
    {
        var first = _store.Lock("dev");
        first.Dispose();
        first.Dispose();

        using var second = _store.Lock("dev");
        Assert.Throws<StackLockedException>(() => _store.Lock("dev"));
    }

    [Fact]
    public void Lock_OtherStack_IsIndependent()
    {
        using var first = _store.Lock("dev");
        using var second = _store.Lock("prod");

        Assert.NotSame(first, second);
    }

    [Fact]
    public void Lock_RemainsOfADeadProcess_DoNotHold()
    {
        Directory.CreateDirectory(_folder.File(".lab"));
        File.WriteAllText(_folder.File(Path.Combine(".lab", "dev.lock")), "");
        File.WriteAllText(_folder.File(Path.Combine(".lab", "dev.lock.owner")), "1");

        using var taken = _store.Lock("dev");
        Assert.Equal(Environment.ProcessId, Assert.Throws<StackLockedException>(() => _store.Lock("dev")).ProcessId);
    }

    [Fact]
    public void Lock_ManyAtOnce_IsGivenToOneAtATime()
    {
        var (inside, most, taken) = (0, 0, 0);
        Parallel.For(0, 200, _ =>
        {
            try
            {
                using var held = _store.Lock("dev");
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Interlocked.Increment(ref taken);
                Interlocked.Decrement(ref inside);
            }
            catch (StackLockedException) { }
        });

        Assert.Equal(1, most);
        Assert.InRange(taken, 1, 200);
    }

    [Fact]
    public void Lock_Held_DoesNotHinderReadingAndSaving()
    {
        using var held = _store.Lock("dev");

        Assert.Null(_store.Load("dev"));
        Assert.True(_store.Save("dev", Nodes.GraphOf()));
        Assert.NotNull(_store.Load("dev"));
    }
}
