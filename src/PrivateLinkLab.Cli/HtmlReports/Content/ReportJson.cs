using System.Collections.Immutable;
using System.Text.Json;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Drawing;
using PrivateLinkLab.Diagrams.Layout;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.HtmlReports.Content;

/// <summary>
/// A report as JSON: what <c>lab report --json</c> prints, and what the page's script reads.
/// docs/schemas/report.schema.json describes it.
/// </summary>
internal sealed class ReportJson
{
    private const int Version = 1;

    private readonly Utf8JsonWriter _writer;
    private readonly NetworkReport _report;
    private readonly IReadOnlyDictionary<string, string> _ids;
    private readonly Dictionary<StopDecision, int> _decisions = [];

    private ReportJson(Utf8JsonWriter writer, NetworkReport report) =>
        (_writer, _report, _ids) = (writer, report, SvgWriter.MapIds(report.Map));

    /// <summary>Writes a report.</summary>
    public static void Write(Utf8JsonWriter writer, NetworkReport report) => new ReportJson(writer, report).Write();

    private void Write()
    {
        _writer.WriteStartObject();
        _writer.WriteNumber("schemaVersion", Version);
        Text("stack", _report.Name);
        Text("origin", _report.Origin);
        WriteItems();
        _writer.WriteObjects("findings", _report.Findings, Write);
        _writer.WriteStartArray("outcomes");
        foreach (var outcome in _report.Outcomes)
        {
            Write(outcome);
        }

        _writer.WriteEndArray();
        WriteMatrix();
        _writer.WriteObjects("faults", _report.Faults, Write);
        _writer.WriteObjects("paths", _report.Paths, Write);
        _writer.WriteObjects("decisions", _decisions.Keys, Write);
        WriteCost();
        _writer.WriteObjects("warnings", _report.Warnings, warning =>
        {
            Text("component", ComponentName.Of(warning.Component));
            Text("message", warning.Message);
        });
        _writer.WriteObjects("notModelled", _report.NotModelled, resource =>
        {
            Text("type", resource.Type);
            Text("name", resource.Identity.Name);
            _writer.WriteBoolean("touchesPaths", !resource.Touches.IsEmpty);
        });
        Texts("leftOut", _report.LeftOut);
        _writer.WriteEndObject();
    }

    private void WriteItems()
    {
        _writer.WriteObjects("boxes", _report.Map.Boxes, box => Place(box.Box.Id, box.Box.Title, [box.Box.Detail], []));
        _writer.WriteObjects("items", _report.Map.Items, item =>
            Place(item.Item.Id, item.Item.Name, item.Item.Lines, item.Item.Members)
        );
    }

    private void Place(string id, string name, ImmutableArray<string> lines, ImmutableArray<string> members)
    {
        _writer.WriteString("id", _ids[id]);
        Text("key", id);
        Text("name", name);
        Texts("lines", lines.Where(line => line.Length > 0));
        Texts("members", members);
    }

    private void Write(Finding finding)
    {
        _writer.WriteString("key", finding.Key);
        _writer.WriteString("kind", finding.IsRule ? "rule" : "experiment");
        Text("title", finding.Title);
        Text("command", finding.Command);
        Text("because", finding.Because);
        Text("before", finding.Before);
    }

    private void Write(FindingOutcome? outcome)
    {
        if (outcome is null)
        {
            _writer.WriteNullValue();
            return;
        }

        _writer.WriteStartObject();
        _writer.WriteBoolean("holds", outcome.Holds);
        _writer.WriteObjects("checks", outcome.Checks, check =>
        {
            Text("text", check.Text);
            _writer.WriteString("expected", ProbeResultJson.Text(check.Expected));
            _writer.WriteString("verdict", ProbeResultJson.Text(check.Verdict));
            _writer.WriteString("reason", check.Reason);
            _writer.WriteBoolean("asExpected", check.AsExpected);
            Texts("differences", check.Differences);
            _writer.WriteNumber("path", check.Path);
        });
        _writer.WriteNumber("leftOut", outcome.LeftOut);
        _writer.WriteEndObject();
    }

    private void WriteMatrix()
    {
        if (_report.Matrix is not { } matrix)
        {
            _writer.WriteNull("matrix");
            return;
        }

        _writer.WriteStartObject("matrix");
        _writer.WriteObjects("sources", matrix.Sources, Write);
        _writer.WriteObjects("targets", matrix.Targets, Write);
        _writer.WriteStartArray("answers");
        foreach (var answers in matrix.Answers)
        {
            _writer.WriteStartArray();
            foreach (var answer in answers)
            {
                _writer.WriteStartObject();
                _writer.WriteString("ports", answer.Ports);
                _writer.WriteString("verdict", ProbeResultJson.Text(answer.Verdict));
                _writer.WriteString("reason", answer.Reason);
                Number("path", answer.Path);
                _writer.WriteEndObject();
            }

            _writer.WriteEndArray();
        }

        _writer.WriteEndArray();
        _writer.WriteStartArray("rows");
        foreach (var row in matrix.Rows)
        {
            WriteRow(row);
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    // In a large network most of a row is the same: an answer, and how many targets have it one after the other.
    private void WriteRow(ImmutableArray<int> row)
    {
        _writer.WriteStartArray();
        for (var at = 0; at < row.Length; )
        {
            var end = at;
            while (end < row.Length && row[end] == row[at])
            {
                end++;
            }

            _writer.WriteNumberValue(row[at]);
            _writer.WriteNumberValue(end - at);
            at = end;
        }

        _writer.WriteEndArray();
    }

    private void Write(ReportedClass one)
    {
        Text("label", LabelOf(one.Class));
        Texts("members", one.Class.Members.Select(member => member.Name));
        _writer.WriteString("item", IdOf(one.Item));
    }

    private void Write(ReportedFault one)
    {
        _writer.WriteString("name", one.Fault.Name);
        _writer.WriteString("summary", one.Fault.Summary);
        _writer.WriteString("symptom", one.Fault.Symptom);
        _writer.WriteStartArray("outcomes");
        foreach (var outcome in one.Outcomes)
        {
            Write(outcome);
        }

        _writer.WriteEndArray();
        _writer.WriteObjects("changes", one.Changes, change =>
        {
            Text("from", LabelOf(new(0, change.From)));
            Text("to", LabelOf(new(0, change.To)));
            Texts("sources", change.From.Select(place => place.Name));
            Texts("targets", change.To.Select(place => place.Name));
            _writer.WriteString("ports", change.Ports);
            _writer.WriteString(
                "kind",
                change.Kind switch
                {
                    ReachChangeKind.Opened => "opened",
                    ReachChangeKind.Closed => "closed",
                    ReachChangeKind.NotKnown => "unknown",
                    _ => throw new UnreachableException($"There is no kind {change.Kind} of changes."),
                }
            );
            _writer.WriteString("old", change.Old is { } old ? ProbeResultJson.Text(old) : null);
            _writer.WriteString("new", change.New is { } found ? ProbeResultJson.Text(found.Verdict) : null);
            _writer.WriteString("reason", change.New?.Reason);
            _writer.WriteNumber("path", change.Path);
        });
        _writer.WriteNumber("moreChanges", one.MoreChanges);
    }

    private void Write(ReportedPath path)
    {
        Text("explanation", path.Explanation);
        _writer.WriteObjects("links", path.Links, Write);
        _writer.WriteObjects("stops", path.Stops, stop =>
        {
            Text("name", stop.Name);
            _writer.WriteString("item", IdOf(stop.Item));
            _writer.WriteStartArray("decisions");
            foreach (var decision in stop.Decisions)
            {
                if (!_decisions.TryGetValue(decision, out var index))
                {
                    _decisions.Add(decision, index = _decisions.Count);
                }

                _writer.WriteNumberValue(index);
            }

            _writer.WriteEndArray();
        });
        Texts("changes", path.Changes);
    }

    private void Write(PlacedLink placed)
    {
        _writer.WriteString("kind", placed.Link.Kind.ToString().ToLowerInvariant());
        _writer.WriteStartArray("points");
        foreach (var point in placed.Points)
        {
            _writer.WriteNumberValue(point.X);
            _writer.WriteNumberValue(point.Y);
        }

        _writer.WriteEndArray();
        if (placed.BarrierAt is { } at)
        {
            _writer.WriteStartObject("barrier");
            _writer.WriteNumber("x", at.X);
            _writer.WriteNumber("y", at.Y);
            _writer.WriteBoolean("atStart", placed.Link.Barrier == BarrierPlace.AtStart);
            _writer.WriteBoolean("doubt", placed.Link.IsDoubt);
            _writer.WriteEndObject();
        }
        else
        {
            _writer.WriteNull("barrier");
        }
    }

    private void Write(StopDecision decision)
    {
        _writer.WriteString(
            "decision",
            decision.Sign switch
            {
                "✓" => "allow",
                "✗" => "deny",
                _ => "unknown",
            }
        );
        Text("name", decision.Name);
        _writer.WriteString("kind", decision.Kind);
        Text("evidence", decision.Sentence);
        _writer.WriteString("direction", decision.IsReply ? "reply" : "request");
    }

    private void WriteCost()
    {
        _writer.WriteStartObject("cost");
        _writer.WritePropertyName("total");
        CostJson.WriteTotal(_writer, _report.Cost, withTraffic: true);
        _writer.WriteObjects("components", _report.Cost.Components, component =>
        {
            Text("name", component.Name);
            _writer.WriteNumber("hourly", Money.Rounded(component.Hourly));
            _writer.WriteNumber("monthly", Money.Rounded(component.Monthly));
        });
        _writer.WriteEndObject();
    }

    // The map has the names that people give, commands the logical ones.
    private static string LabelOf(PlaceClass places) =>
        places.Members is [{ Kind: not PlaceKind.Subnet, Identity.NameTag: { } given } only]
        && !string.IsNullOrWhiteSpace(given)
        && given != only.Name
            ? $"{given} ({only.Name})"
            : places.Label;

    private string? IdOf(string? item) => item is null ? null : _ids.GetValueOrDefault(item);

    // Texts of other people's stacks: a page shows them to people.
    private void Text(string name, string? text) => _writer.WriteString(name, text is null ? null : PlainText.Of(text));

    private void Texts(string name, IEnumerable<string> texts) => _writer.WriteTexts(name, texts.Select(PlainText.Of));

    private void Number(string name, int? number)
    {
        if (number is { } value)
        {
            _writer.WriteNumber(name, value);
        }
        else
        {
            _writer.WriteNull(name);
        }
    }
}
