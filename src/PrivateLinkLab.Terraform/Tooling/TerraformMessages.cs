using System.Globalization;
using System.Text.Json;

namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>Reads the lines of <c>terraform apply -json</c> and its like, and collects what went wrong.</summary>
/// <param name="report">Gets the progress.</param>
internal sealed class TerraformMessages(Action<TerraformProgress> report)
{
    private readonly List<string> _errors = [];
    private readonly List<PlannedChange> _changes = [];

    /// <summary>The errors so far, each a sentence, none twice.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The changes that a plan has.</summary>
    public IReadOnlyList<PlannedChange> Changes => _changes;

    /// <summary>Reads a line; what is not one of Terraform's messages is passed over.</summary>
    public void Read(string line)
    {
        if (!line.StartsWith('{'))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            Read(document.RootElement);
        }
        catch (JsonException)
        {
            // A provider's plain output: nothing that could be told by it.
        }
    }

    private void Read(JsonElement message)
    {
        switch (Text(message, "type"))
        {
            case "apply_start":
                Report(ProgressKind.Started, message);
                break;
            case "apply_progress":
                Report(ProgressKind.Working, message);
                break;
            case "apply_complete":
                Report(ProgressKind.Done, message);
                break;
            case "apply_errored":
                Report(ProgressKind.Failed, message);
                break;
            case "planned_change"
                when message.TryGetProperty("change", out var change)
                    && change.TryGetProperty("resource", out var changed):
                _changes.Add(new(Text(changed, "addr") ?? "", Text(change, "action") ?? ""));
                break;
            case "diagnostic" when message.TryGetProperty("diagnostic", out var diagnostic):
                ReadDiagnostic(diagnostic);
                break;
        }
    }

    private void Report(ProgressKind kind, JsonElement message)
    {
        if (message.TryGetProperty("hook", out var hook) && hook.TryGetProperty("resource", out var resource))
        {
            var seconds = hook.TryGetProperty("elapsed_seconds", out var elapsed) ? elapsed.GetDouble() : 0;
            report(
                new(kind, Text(hook, "action") ?? "")
                {
                    Address = Text(resource, "addr"),
                    Elapsed = TimeSpan.FromSeconds(seconds),
                }
            );
        }
    }

    private void ReadDiagnostic(JsonElement diagnostic)
    {
        var sentence = SentenceOf(diagnostic);
        if (Text(diagnostic, "severity") != "error")
        {
            report(new(ProgressKind.Warning, sentence) { Address = Text(diagnostic, "address") });
        }
        else if (!_errors.Contains(sentence))
        {
            _errors.Add(sentence);
        }
    }

    // Terraform's summary says what failed; the first line of its detail, where there is one, often why.
    private static string SentenceOf(JsonElement diagnostic)
    {
        var summary = (Text(diagnostic, "summary") ?? "Terraform failed").ReplaceLineEndings(" ").Trim().TrimEnd('.');
        var detail = Text(diagnostic, "detail")
            ?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault();
        var sentence = detail is null
            ? summary
            : string.Create(CultureInfo.InvariantCulture, $"{summary}: {detail.TrimEnd('.')}");
        return Text(diagnostic, "address") is { Length: > 0 } address ? $"{address}: {sentence}." : $"{sentence}.";
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
