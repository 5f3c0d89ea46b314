using System.Globalization;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>
/// Shows progress on the error stream: a line when something is done or has to be said, and while nothing is, every ten
/// seconds one that names what is waited for.
/// </summary>
/// <param name="output">Where the lines go.</param>
internal sealed class ProgressLines(TextWriter output)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, (string Symbol, string Verb)> Actions = new(StringComparer.Ordinal)
    {
        ["create"] = ("+", "created"),
        ["update"] = ("~", "updated"),
        ["delete"] = ("-", "deleted"),
    };

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _working = new(StringComparer.Ordinal);
    private TimeSpan _lastShown;

    /// <summary>Shows one message; can be called on any thread.</summary>
    public void Show(TerraformProgress progress)
    {
        lock (_lock)
        {
            Show(progress, progress.Urn?.Name ?? progress.Address ?? "");
        }
    }

    private void Show(TerraformProgress progress, string name)
    {
        switch (progress.Kind)
        {
            case ProgressKind.Notice:
                Line(progress.Text);
                break;
            case ProgressKind.Warning:
                Line($"Warning: {progress.Text}");
                break;
            case ProgressKind.Started when Actions.ContainsKey(progress.Text):
                _working[name] = TimeSpan.Zero;
                break;
            case ProgressKind.Working when _working.ContainsKey(name):
                ShowWaiting(name, progress.Elapsed);
                break;
            case ProgressKind.Done when Actions.TryGetValue(progress.Text, out var action):
                _working.Remove(name);
                Line($"{action.Symbol} {name} {action.Verb}{After(progress.Elapsed)}");
                break;
            case ProgressKind.Failed:
                _working.Remove(name);
                Line($"! {name} failed{After(progress.Elapsed)}");
                break;
        }
    }

    // Every resource reports every ten seconds; the one that has waited longest speaks for all.
    private void ShowWaiting(string name, TimeSpan elapsed)
    {
        _working[name] = elapsed;
        if (elapsed == _working.Values.Max() && (elapsed - _lastShown).Duration() >= Pace)
        {
            _lastShown = elapsed;
            Line($"  waiting for {string.Join(", ", _working.Keys.Order(StringComparer.Ordinal))}{After(elapsed)}");
        }
    }

    private static string After(TimeSpan elapsed) =>
        elapsed < TimeSpan.FromSeconds(1)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({elapsed.TotalSeconds:0} s)");

    // At once: the whole point is that somebody waits.
    private void Line(string text)
    {
        output.WriteLine(text);
        output.Flush();
    }
}
