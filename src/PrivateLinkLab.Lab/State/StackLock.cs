using System.Globalization;
using System.Text;
using PrivateLinkLab.Graph.Files;

namespace PrivateLinkLab.Lab.State;

/// <summary>
/// The sole right to change a stack, until it is disposed of or the process ends: a lock of the operating system on an
/// empty file. The owner's process id stands in a file beside it, since a locked file cannot be read everywhere.
/// </summary>
internal sealed class StackLock : IDisposable
{
    // How the systems say that a file is locked: EWOULDBLOCK, or a sharing violation.
    private const int Linux = 11;
    private const int MacOS = 35;
    private const int Windows = unchecked((int)0x80070020);

    private readonly FileStream _file;
    private readonly string _ownerPath;

    private StackLock(FileStream file, string ownerPath) => (_file, _ownerPath) = (file, ownerPath);

    internal static StackLock Acquire(string stack, string path)
    {
        var ownerPath = path + ".owner";
        FileStream file;
        try
        {
            file = Open(path, FileMode.OpenOrCreate);
        }
        catch (IOException e) when (e.HResult is Linux or MacOS or Windows)
        {
            throw new StackLockedException(stack, ReadOwner(ownerPath), e);
        }

        var owned = new StackLock(file, ownerPath);
        owned.WriteOwner();
        return owned;
    }

    /// <summary>Gives the stack free.</summary>
    public void Dispose()
    {
        if (_file.SafeFileHandle.IsClosed)
        {
            return;
        }

        TryAccess(() => File.Delete(_ownerPath));
        _file.Dispose();
    }

    private void WriteOwner() =>
        TryAccess(() =>
        {
            using var file = Open(_ownerPath, FileMode.Create);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        });

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = AtomicFile.OwnerOnly;
        }

        return new FileStream(path, options);
    }

    private static int? ReadOwner(string path)
    {
        var text = "";
        TryAccess(() => text = File.ReadAllText(path));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    // The owner's id is a courtesy: the lock holds without it.
    private static void TryAccess(Action access)
    {
        try
        {
            access();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }
}

/// <summary>Another process works on the stack; the message is one sentence for the user.</summary>
internal sealed class StackLockedException : Exception
{
    internal StackLockedException(string stack, int? processId, Exception innerException)
        : base(
            $"The stack '{stack}' is in use by another process{(processId is { } id ? $" (process {id})" : "")}; "
                + "wait until it has finished, or choose another stack.",
            innerException
        ) => (Stack, ProcessId) = (stack, processId);

    /// <summary>The stack's name.</summary>
    public string Stack { get; }

    /// <summary>The other process; null when it is not known.</summary>
    public int? ProcessId { get; }
}
