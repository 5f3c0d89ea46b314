using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PrivateLinkLab.Terraform.Emulation;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Emulation;

/// <summary>What the next command makes of what an earlier one left behind.</summary>
public sealed class EmulatorSessionTests : IDisposable
{
    // No process has this number on any of the systems.
    private static readonly ProcessRecord Gone = new(int.MaxValue, DateTimeOffset.UnixEpoch);

    private readonly string _folder = Directory.CreateTempSubdirectory("lab-session-").FullName;
    private readonly List<string> _notices = [];
    private readonly StackFolder _stack;

    public EmulatorSessionTests()
    {
        _stack = new(_folder, "dev");
        _stack.Create();
        File.WriteAllText(State, "{}");
    }

    private string State => Path.Combine(_stack.Terraform, "terraform.tfstate");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FindAsync_NothingRecorded_IsNothing() => Assert.Null(await FindAsync());

    [Theory]
    [InlineData("")]
    [InlineData("{\"endpoint\":")]
    [InlineData("[]")]
    public async Task FindAsync_BrokenRecord_IsNothing(string content)
    {
        await File.WriteAllTextAsync(_stack.EmulatorFile, content, TestContext.Current.CancellationToken);

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task FindAsync_VanishedEmulator_ForgetsWhatWasOnIt()
    {
        Save(new(new Uri("http://127.0.0.1:9")) { Emulator = Gone });

        Assert.Null(await FindAsync());
        Assert.Equal(["The emulator at http://127.0.0.1:9/ has gone, and everything on it."], _notices);
        Assert.False(File.Exists(State));
        Assert.False(File.Exists(_stack.EmulatorFile));
    }

    [Fact]
    public async Task FindAsync_VanishedEmulatorAndFolder_IsNothing()
    {
        Save(new(new Uri("http://127.0.0.1:9")) { Emulator = Gone });
        Directory.Delete(_stack.Terraform, recursive: true);

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task FindAsync_ProcessOfSomebodyElseWithTheNumber_CountsAsVanished()
    {
        using var own = Process.GetCurrentProcess();
        Save(new(new Uri("http://127.0.0.1:9")) { Emulator = new(own.Id, own.StartTime.AddDays(-1)) });

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task FindAsync_SilentEmulatorOfTheUser_IsOneSentenceAndKeepsTheState()
    {
        Save(new(new Uri("http://127.0.0.1:9")));

        var failure = await Assert.ThrowsAsync<TerraformException>(FindAsync);

        Assert.Equal(TerraformFailure.EmulatorUnavailable, failure.Failure);
        Assert.StartsWith(
            "The emulator at http://127.0.0.1:9/ does not answer; start it again",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(State));
    }

    [Fact]
    public async Task FindAsync_AnsweringEmulator_IsFound()
    {
        using var emulator = new AnsweringServer();
        Save(new(emulator.Url));

        Assert.Equal(emulator.Url, (await FindAsync())!.Endpoint);
        Assert.True(File.Exists(State));
    }

    [Fact]
    public async Task FindAsync_RecordThatNamesAws_IsRefused()
    {
        Save(new(new Uri("https://ec2.us-east-1.amazonaws.com")));

        Assert.Equal(
            TerraformFailure.EndpointRefused,
            (await Assert.ThrowsAsync<TerraformException>(FindAsync)).Failure
        );
    }

    [Fact]
    public async Task FindOrStartAsync_OtherEndpointThanTheStacks_IsRefused()
    {
        using var emulator = new AnsweringServer();
        Save(new(emulator.Url));

        var failure = await Assert.ThrowsAsync<TerraformException>(() =>
            Session(new Uri("http://127.0.0.1:9")).FindOrStartAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(
            $"The stack dev is on the emulator at {emulator.Url}; destroy it there before it is built at "
                + "http://127.0.0.1:9/.",
            failure.Message
        );
    }

    [Fact]
    public async Task FindOrStartAsync_NamedEndpointIsSilent_IsOneSentence()
    {
        var failure = await Assert.ThrowsAsync<TerraformException>(() =>
            Session(new Uri("http://127.0.0.1:9")).FindOrStartAsync(TestContext.Current.CancellationToken)
        );

        Assert.StartsWith("No emulator answers at http://127.0.0.1:9/; ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindOrStartAsync_NamedEndpoint_IsRememberedWithoutAProcess()
    {
        using var emulator = new AnsweringServer();

        var record = await Session(emulator.Url).FindOrStartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new EmulatorRecord(emulator.Url), record);
        Assert.Equal(record, new EmulatorFile(_stack.EmulatorFile).Load());
    }

    [Fact]
    public async Task FindOrStartAsync_NoMoto_SaysHowToInstall()
    {
        var failure = await Assert.ThrowsAsync<TerraformException>(() =>
            Session(null).FindOrStartAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(TerraformFailure.MissingTool, failure.Failure);
    }

    private Task<EmulatorRecord?> FindAsync() => Session(null).FindAsync(TestContext.Current.CancellationToken);

    private EmulatorSession Session(Uri? endpoint) =>
        new(
            new()
            {
                Directory = _folder,
                Stack = "dev",
                Endpoint = endpoint,
            },
            _stack,
            new ToolSearch(),
            progress => _notices.Add(progress.Text)
        );

    private void Save(EmulatorRecord record) => new EmulatorFile(_stack.EmulatorFile).Save(record);

    /// <summary>Answers every request on a free port of this machine.</summary>
    private sealed class AnsweringServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public AnsweringServer()
        {
            _listener.Start();
            Url = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
            _ = AnswerAsync();
        }

        public Uri Url { get; }

        public void Dispose() => _listener.Dispose();

        private async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[4096]);
                    await stream.WriteAsync(
                        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray()
                    );
                }
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
