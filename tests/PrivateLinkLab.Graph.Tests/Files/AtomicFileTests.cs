using System.Diagnostics;
using PrivateLinkLab.Graph.Files;

namespace PrivateLinkLab.Graph.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "target");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_NewFile_MakesItsFolderAndLeavesNothingElse()
    {
        var path = Path.Combine(_folder.Path, "new", "file");

        Assert.True(AtomicFile.Write(path, "a"u8));
        Assert.False(AtomicFile.Write(path, "a"u8));

        Assert.Equal("a", File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Write_FileOfTheUsersWithASimilarName_LeavesIt()
    {
        File.WriteAllText(Target + ".tmp", "mine");

        AtomicFile.Write(Target, "a"u8);

        Assert.Equal("mine", File.ReadAllText(Target + ".tmp"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("old")]
    public void Write_Link_ReplacesWhatItLeadsTo(string? old)
    {
        var link = Path.Combine(_folder.Path, "link");
        if (old is not null)
        {
            File.WriteAllText(Target, old);
        }

        File.CreateSymbolicLink(link, "target");

        AtomicFile.Write(link, "new"u8);

        Assert.Equal("target", new FileInfo(link).LinkTarget);
        Assert.Equal("new", File.ReadAllText(Target));
    }

    [Fact]
    public void Write_LinksThatLeadRound_Fails()
    {
        File.CreateSymbolicLink(Target, Target + "2");
        File.CreateSymbolicLink(Target + "2", Target);

        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(Target, "a"u8));
    }

    [Fact]
    public void Write_Folder_FailsAndLeavesIt()
    {
        Directory.CreateDirectory(Target);

        Assert.Equal("it is a folder.", Assert.Throws<IOException>(() => AtomicFile.Write(Target, "a"u8)).Message);
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_Device_WritesIntoIt(bool byLink)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev.");
        var path = byLink ? Target : "/dev/null";
        if (byLink)
        {
            File.CreateSymbolicLink(Target, "/dev/null");
        }

        Assert.True(AtomicFile.Write(path, "a"u8));

        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Equal("", File.ReadAllText("/dev/null"));
    }

    [Fact]
    public async Task Write_Pipe_WritesIntoIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The type of a file is known on Linux.");
        using (var made = Process.Start("mkfifo", [Target]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var reading = Task.Run(() => File.ReadAllText(Target), TestContext.Current.CancellationToken);
        AtomicFile.Write(Target, "through"u8);

        Assert.Equal("through", await reading);
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
        null,
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead
    )]
    [InlineData(
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead,
        AtomicFile.OwnerOnly,
        AtomicFile.OwnerOnly
    )]
    [InlineData(null, AtomicFile.OwnerOnly, AtomicFile.OwnerOnly)]
    public void Write_Mode_IsTheOneAskedForOrTheOneBefore(
        UnixFileMode? before,
        UnixFileMode? asked,
        UnixFileMode? after
    )
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (before is { } mode)
        {
            File.WriteAllText(Target, "a");
            File.SetUnixFileMode(Target, mode);
        }

        AtomicFile.Write(Target, "b"u8, asked);
        Assert.True(after is null || File.GetUnixFileMode(Target) == after, $"{File.GetUnixFileMode(Target)}");

        // The same content is not written anew, but its mode is put right.
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        AtomicFile.Write(Target, "b"u8, AtomicFile.OwnerOnly);
        Assert.Equal(AtomicFile.OwnerOnly, File.GetUnixFileMode(Target));
    }

    [Fact]
    public void PrivateFolder_NewOrThere_IsTheOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        PrivateFolder.Create(Target);
        Assert.Equal(ownerOnly, File.GetUnixFileMode(Target));

        File.SetUnixFileMode(Target, ownerOnly | UnixFileMode.OtherRead);
        PrivateFolder.Create(Target);
        Assert.Equal(ownerOnly, File.GetUnixFileMode(Target));
    }
}
