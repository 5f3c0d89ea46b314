using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Lab.Tests.Grounds;

public sealed class ProgressLinesTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ProgressLines _lines;

    public ProgressLinesTests() => _lines = new(_output);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Show_WorkDone_IsALineWithItsTime()
    {
        Show(ProgressKind.Started, "create", "aws_vpc.net");
        Show(ProgressKind.Done, "create", "aws_vpc.net", 11);
        Show(ProgressKind.Done, "delete", "aws_subnet.a");
        Show(ProgressKind.Failed, "update", "aws_db_instance.db", 3);

        Assert.Equal(
            "+ aws_vpc.net created (11 s)\n- aws_subnet.a deleted\n! aws_db_instance.db failed (3 s)\n",
            _output.ToString()
        );
    }

    [Fact]
    public void Show_SeveralAtWork_AreOneLineEveryTenSeconds()
    {
        Show(ProgressKind.Started, "create", "db");
        Show(ProgressKind.Started, "create", "queue");
        Show(ProgressKind.Working, "create", "db", 10);
        Show(ProgressKind.Working, "create", "queue", 10);
        Show(ProgressKind.Done, "create", "queue", 15);
        Show(ProgressKind.Working, "create", "db", 20);

        Assert.Equal(
            "  waiting for db, queue (10 s)\n+ queue created (15 s)\n  waiting for db (20 s)\n",
            _output.ToString()
        );
    }

    [Fact]
    public void Show_Reading_SaysNothing()
    {
        Show(ProgressKind.Started, "read", "data.aws_caller_identity.current");
        Show(ProgressKind.Done, "read", "data.aws_caller_identity.current", 2);

        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public void Show_NoticeAndWarning_AreSentences()
    {
        Show(ProgressKind.Notice, "moto runs.", null);
        Show(ProgressKind.Warning, "Deprecated.", null);

        Assert.Equal("moto runs.\nWarning: Deprecated.\n", _output.ToString());
    }

    private void Show(ProgressKind kind, string text, string? address, double seconds = 0) =>
        _lines.Show(new(kind, text) { Address = address, Elapsed = TimeSpan.FromSeconds(seconds) });
}
