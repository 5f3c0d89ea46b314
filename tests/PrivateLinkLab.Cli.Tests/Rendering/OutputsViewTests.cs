using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class OutputsViewTests
{
    private static readonly string LongCommand = string.Join(' ', Enumerable.Repeat("word", 60));

    [Fact]
    public void Show_Outputs_AreAlignedAndWhole()
    {
        var outputs = MapValue.Create(
            ("a", "1"),
            ("command", LongCommand),
            ("password", PropertyValue.Secret("Secret123"))
        );

        Assert.Equal(
            $"  a         1\n  command   {LongCommand}\n  password  [secret]\n",
            ScreenText.Of(screen => OutputsView.Show(screen, outputs, showSecrets: false), width: 80)
        );
    }

    [Fact]
    public void ShowChanges_Outputs_TellBeforeAndAfter()
    {
        PropertyChange[] changes =
        [
            new(PropertyPath.Parse("added"), null, "x"),
            new(PropertyPath.Parse("changed"), "x", "y"),
            new(PropertyPath.Parse("removed"), PropertyValue.Secret("Secret123"), null),
        ];

        Assert.Equal(
            "\nOutputs:\n+ added: x\n~ changed: x -> y\n- removed: [secret]\n",
            ScreenText.Of(screen => OutputsView.ShowChanges(screen, changes, showSecrets: false))
        );
    }

    [Fact]
    public void ShowChanges_None_ShowsNothing() =>
        Assert.Equal("", ScreenText.Of(screen => OutputsView.ShowChanges(screen, [], showSecrets: false)));
}
