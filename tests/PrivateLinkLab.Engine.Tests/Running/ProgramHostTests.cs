using System.Diagnostics;
using System.Globalization;
using PrivateLinkLab.Engine.Running;

namespace PrivateLinkLab.Engine.Tests.Running;

/// <summary>
/// How programs end that are no good ones. In the place of Pulumi's SDK stands a few lines of JavaScript, so that no
/// package is needed.
/// </summary>
public sealed class ProgramHostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-").FullName;
    private readonly StringWriter _said = new() { NewLine = "\n" };

    [Fact]
    public async Task Program_WithoutItsPackages_SaysHowToInstallThem()
    {
        var failure = await Assert.ThrowsAsync<EngineException>(() => RunAsync(packageManager: "pnpm"));

        Assert.True(failure.IsBadInput);
        Assert.Equal(
            $"The packages of the program in '{_folder}' are not installed: run `pnpm install` there.",
            failure.Message
        );
    }

    [Fact]
    public async Task Program_WithoutWhatItRuns_SaysSo()
    {
        var failure = await Assert.ThrowsAsync<EngineException>(() => RunAsync(main: "src/main.ts"));

        Assert.True(failure.IsBadInput);
        Assert.StartsWith(
            "Pulumi.yaml says `main: src/main.ts`, and there is no '",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Program_IsToldItsStackAndSettings_AndGivenNoCredentials()
    {
        Sdk(
            """
            const names = Object.keys(process.env).filter(name => name.startsWith("AWS_"));
            console.log("arguments", process.argv.slice(2).filter(word => !word.includes(":")).join(" "));
            console.log("config", process.env.PULUMI_CONFIG, process.env.PULUMI_CONFIG_SECRET_KEYS);
            console.log("credentials", names.length, "in", process.cwd());
            """
        );
        Directory.CreateDirectory(Path.Combine(_folder, "app"));
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");

        await Assert.ThrowsAsync<EngineException>(() => RunAsync(main: "app", isPreview: true));

        var said = _said.ToString();
        Assert.Contains(
            "arguments --monitor --engine --organization organization --project shop --root-directory "
                + $"{_folder} --stack dev --pwd {_folder}/app --parallel 16 --dry-run .\n",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("""config {"shop:size":"3"} ["shop:size"]""", said, StringComparison.Ordinal);
        Assert.Contains($"credentials 0 in {_folder}/app", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_OfDotNet_IsToldByItsEnvironment()
    {
        var binary = Path.Combine(_folder, "shop");
        await File.WriteAllTextAsync(binary, "#!/bin/sh\nenv\n", TestContext.Current.CancellationToken);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program of this test is a script of Unix.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(binary, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var program = new PulumiProgram
        {
            Folder = _folder,
            Runtime = ProgramRuntime.DotNet,
            Binary = "shop",
        };

        await Assert.ThrowsAsync<EngineException>(() =>
            ProgramHost.RunAsync(
                program,
                EngineClient.Options(isPreview: true) with
                {
                    Folder = _folder,
                },
                _said,
                TestContext.Current.CancellationToken
            )
        );

        var said = _said.ToString();
        Assert.Contains("program: PULUMI_DRY_RUN=true\n", said, StringComparison.Ordinal);
        Assert.Contains("program: PULUMI_PROJECT=shop\n", said, StringComparison.Ordinal);
        Assert.Contains("program: PULUMI_QUERY_MODE=false\n", said, StringComparison.Ordinal);
        Assert.Contains("program: PULUMI_MONITOR=127.0.0.1:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_ThatIsNoneOfPulumis_SaysSo()
    {
        Sdk("console.log('done');");

        var failure = await Assert.ThrowsAsync<EngineException>(() => RunAsync());

        Assert.Equal($"The program in '{_folder}' ended without having been a Pulumi program.", failure.Message);
        Assert.Equal("program: done\n", _said.ToString());
    }

    [Fact]
    public async Task Program_ThatCrashes_IsReportedWithWhatItSaid()
    {
        Sdk("console.error('no way'); process.exit(7);");

        var failure = await Assert.ThrowsAsync<EngineException>(() => RunAsync());

        Assert.Equal($"The program in '{_folder}' ended with status 7.", failure.Message);
        Assert.Equal("program: no way\n", _said.ToString());
    }

    [Fact]
    public async Task Program_ThatHangs_IsEnded()
    {
        Sdk("console.log(process.pid); setInterval(() => {}, 1000);");

        var failure = await Assert.ThrowsAsync<EngineException>(() => RunAsync(patience: TimeSpan.FromSeconds(1)));

        Assert.Equal(
            $"The program in '{_folder}' asked for nothing and said nothing for 1 seconds, and was ended.",
            failure.Message
        );
        AssertEnded();
    }

    [Fact]
    public async Task Program_ThatDoesNotHearInterrupts_IsEndedAllTheSame()
    {
        Sdk("process.on('SIGINT', () => {}); console.log(process.pid); setInterval(() => {}, 1000);");
        using var source = new CancellationTokenSource();
        using var watched = new SayingWriter("program:", source.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RunAsync(output: watched, cancellation: source.Token)
        );

        _said.Write(watched.Text);
        AssertEnded();
    }

    [Fact]
    public async Task Program_ThatFloodsItsOutput_IsShownInPieces()
    {
        Sdk("process.stdout.write('x'.repeat(1_000_000)); process.exitCode = 3;");

        await Assert.ThrowsAsync<EngineException>(() => RunAsync());

        var lines = _said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.True(line.Length <= 17_000));
        Assert.Equal(1_000_000, lines.Sum(line => line.Count(character => character == 'x')));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _said.Dispose();
    }

    private void AssertEnded()
    {
        var pid = int.Parse(_said.ToString()["program: ".Length..].Split('\n')[0], CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
    }

    private void Sdk(string script)
    {
        var folder = Path.Combine(_folder, "node_modules", "@pulumi", "pulumi", "cmd", "run");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "index.js"),
            $"process.chdir(process.argv[process.argv.indexOf('--pwd') + 1]);\n{script}"
        );
    }

    private Task<ProgramResult> RunAsync(
        string? main = null,
        bool isPreview = false,
        string packageManager = "npm",
        TimeSpan? patience = null,
        TextWriter? output = null,
        CancellationToken? cancellation = null
    ) =>
        ProgramHost.RunAsync(
            new()
            {
                Folder = _folder,
                Runtime = ProgramRuntime.NodeJs,
                Main = main,
                PackageManager = packageManager,
                Patience = patience ?? TimeSpan.FromMinutes(1),
            },
            EngineClient.Options(isPreview) with
            {
                Folder = _folder,
                Config = new Dictionary<string, string> { ["shop:size"] = "3" },
                SecretKeys = ["shop:size"],
            },
            output ?? _said,
            cancellation ?? TestContext.Current.CancellationToken
        );

    /// <summary>Does something as soon as a text is written.</summary>
    private sealed class SayingWriter(string text, Action then) : StringWriter
    {
        public string Text => ToString();

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(text, StringComparison.Ordinal) == true)
            {
                then();
            }
        }
    }
}
