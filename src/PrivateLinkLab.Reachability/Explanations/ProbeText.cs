using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>What a probe found as plain text, as `lab probe` shows it without colours.</summary>
public static class ProbeText
{
    /// <summary>What stands for something that is as it should be.</summary>
    public const string Good = "✓";

    /// <summary>What stands for something that is not.</summary>
    public const string Bad = "✗";

    /// <summary>What stands for something that is not known.</summary>
    public const string NotKnown = "?";

    private const int Width = 110;

    /// <summary>The lines: the verdict, the name's answer, the path, the explanation and what has to change.</summary>
    public static IEnumerable<string> Lines(ProbeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var action = result.Action is null ? "" : $" ({result.Action})";
        yield return Printable.Text($"{result.From} -> {result.To}{action}");
        yield return $"{SymbolOf(result.Verdict)} {ProbeResultJson.Text(result.Verdict)}"
            + (result.Reason is null ? "" : $": {result.Reason}");
        if (result.Dns is { } dns)
        {
            yield return "";
            foreach (var line in Paragraph("DNS  ", TextOf(dns)))
            {
                yield return line;
            }
        }

        if (!result.Hops.IsEmpty)
        {
            yield return "";
            foreach (var line in Path(result))
            {
                yield return line;
            }
        }

        yield return "";
        foreach (var line in Paragraph("", result.Explanation))
        {
            yield return line;
        }

        if (!result.Changes.IsEmpty)
        {
            yield return "";
            foreach (var line in Changes(result))
            {
                yield return line;
            }
        }
    }

    /// <summary>A DNS answer as a sentence.</summary>
    public static string TextOf(DnsAnswer dns)
    {
        ArgumentNullException.ThrowIfNull(dns);
        return $"{dns.Name} {(dns.Answers.IsEmpty ? "has no answer" : $"is {string.Join(", ", dns.Answers)}")} "
            + $"({(dns.Zone == DnsZone.Private ? "private zone" : "public DNS")})";
    }

    /// <summary>What stands above the changes of a result.</summary>
    public static string ChangesHeading(ProbeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return (result.Verdict, result.Changes.Length) switch
        {
            (Verdict.Unknown, _) => "What would have to change where it is blocked:",
            (_, 1) => "What has to change:",
            (_, var count) => $"What has to change, all {count}:",
        };
    }

    /// <summary>
    /// What let a connection through that should be blocked, the last first: the security groups' rules and the routes
    /// that admit the request; where there are none, whatever else does.
    /// </summary>
    public static IEnumerable<string> LetThroughBy(ProbeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var admitting = result
            .Hops.Where(hop => hop is { Decision: Decision.Allow, Rule: not null, Direction: Direction.Request })
            .Reverse()
            .ToList();
        var telling = admitting.Where(hop => hop.Kind is HopKind.SecurityGroup or HopKind.RouteTable).ToList();
        return (telling.Count > 0 ? telling : admitting).Select(hop => hop.Evidence).Distinct();
    }

    /// <summary>
    /// What would stop a connection that should be blocked, each by itself: the rules of the security groups that admit
    /// it, the last first; where there are none, its routes.
    /// </summary>
    public static IEnumerable<RequiredChange> ClosedBy(ProbeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var admitting = result
            .Hops.Where(hop => hop is { Decision: Decision.Allow, Rule: not null, Direction: Direction.Request })
            .Reverse()
            .ToList();
        var groups = admitting.Where(hop => hop.Kind == HopKind.SecurityGroup).ToList();
        return (groups.Count > 0 ? groups : admitting.Where(hop => hop.Kind == HopKind.RouteTable))
            .DistinctBy(hop => (hop.Component, hop.Rule))
            .Select(hop => new RequiredChange(
                hop.Component,
                "",
                $"Remove or narrow {(groups.Count > 0 ? "the rule" : "the route")} {NameOf(hop.Rule!)}."
            ));
    }

    /// <summary>One character for a verdict.</summary>
    public static string SymbolOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Reachable => Good,
            Verdict.Blocked => Bad,
            _ => NotKnown,
        };

    /// <summary>One character for what a hop does.</summary>
    public static string SymbolOf(Decision decision) =>
        decision switch
        {
            Decision.Allow => Good,
            Decision.Deny => Bad,
            _ => NotKnown,
        };

    private static IEnumerable<string> Path(ProbeResult result)
    {
        var width = result.Hops.Max(hop => hop.Name.Length);
        foreach (var (index, hop) in result.Hops.Index())
        {
            var name = Printable.Text(hop.Name).PadRight(width);
            yield return $"{SymbolOf(hop.Decision)} {name}  {hop.Kind.Replace('-', ' ')}";
            var guide = index == result.Hops.Length - 1 ? "  " : "│ ";
            foreach (var line in ProseLines.Of(Printable.Text(hop.Evidence), Width - guide.Length))
            {
                yield return guide + line;
            }
        }
    }

    private static IEnumerable<string> Changes(ProbeResult result)
    {
        yield return ChangesHeading(result);
        foreach (var (index, change) in result.Changes.Index())
        {
            var lead = $"  {index + 1}. ";
            yield return $"{lead}{Printable.Text(NameOf(change.Component))}  {change.Reason}";
            foreach (var line in Paragraph(new string(' ', lead.Length), change.Change))
            {
                yield return line;
            }
        }
    }

    private static string NameOf(string component) =>
        ResourceUrn.TryParse(component, out var urn) ? urn.Name : component;

    private static IEnumerable<string> Paragraph(string lead, string text)
    {
        var indentation = lead;
        foreach (var line in ProseLines.Of(Printable.Text(text), Width - lead.Length))
        {
            yield return indentation + line;
            indentation = new string(' ', lead.Length);
        }
    }
}
