using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PrivateLinkLab.Cli.HtmlReports.Content;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Drawing;
using PrivateLinkLab.Pricing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.HtmlReports.Page;

/// <summary>
/// Writes a report as one page that loads nothing. What a reader sees without choosing anything is markup; the script
/// reads the rest from the data in the page.
/// </summary>
internal sealed class ReportPage
{
    private const int MostComponents = 50;
    private const string Dark = "screen and (prefers-color-scheme:dark)";

    private readonly StringBuilder _page = new();
    private readonly NetworkReport _report;

    private ReportPage(NetworkReport report) => _report = report;

    /// <summary>Writes it.</summary>
    public static string Write(NetworkReport report)
    {
        var page = new ReportPage(report);
        page.Write();
        return page._page.ToString();
    }

    private void Write()
    {
        var style = $"{PageAssets.StyleSheet}.map{{\n{SvgStyle.SheetFor(Dark)}}}\n";
        Line("<!DOCTYPE html>");
        Line("<html lang=\"en\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                + $"script-src {PageAssets.SourceOf(PageAssets.Script)}; style-src {PageAssets.SourceOf(style)}; "
                + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'\">"
        );
        Line("<meta name=\"referrer\" content=\"no-referrer\">");
        Line("<meta name=\"color-scheme\" content=\"light dark\">");
        Line($"<title>{Text(_report.Name)}: network report</title>");
        Line($"<style>{style}</style>");
        Line("</head>");
        Line("<body>");
        WriteHeader();
        Line("<main>");
        WriteMap();
        Line("<div class=\"side\">");
        WriteFindings();
        WriteReach();
        WriteFaults();
        WriteCost();
        WriteNotKnown();
        Line("</div>");
        Line("</main>");
        Line($"<script type=\"application/json\" id=\"data\">{Data()}</script>");
        Line($"<script type=\"module\">{PageAssets.Script}</script>");
        Line("</body>");
        Line("</html>");
    }

    private void WriteHeader()
    {
        Line("<header>");
        Line($"<h1>{Text(_report.Name)}</h1>");
        Line($"<p>{Text(_report.Origin)}<br>{Text(_report.Counts)}</p>");
        Line("<nav aria-label=\"Sections\"><ul>");
        Line("<li><a href=\"#map\">Map</a></li>");
        if (!_report.Findings.IsEmpty)
        {
            Line($"<li><a href=\"#findings\">{FindingsHeading()}</a></li>");
        }

        if (_report.Matrix is not null)
        {
            Line("<li><a href=\"#reach\">Who reaches what</a></li>");
        }

        if (!_report.Faults.IsEmpty)
        {
            Line("<li><a href=\"#faults\">Faults</a></li>");
        }

        Line("<li><a href=\"#cost\">Cost</a></li>");
        Line("<li><a href=\"#not-known\">Not in this report</a></li>");
        Line("</ul></nav>");
        Line("<noscript><p>This page's script is switched off: nothing can be chosen.</p></noscript>");
        Line("</header>");
    }

    private void WriteMap()
    {
        Line("<section id=\"map\" aria-labelledby=\"map-heading\">");
        Line("<h2 id=\"map-heading\">Map</h2>");
        Line("<div class=\"tools\">");
        Line("<button type=\"button\" id=\"zoom-out\" aria-label=\"Zoom out\">−</button>");
        Line("<output id=\"zoom\" aria-label=\"Zoom\">fits</output>");
        Line("<button type=\"button\" id=\"zoom-in\" aria-label=\"Zoom in\">+</button>");
        Line("<button type=\"button\" id=\"zoom-fit\">Fit</button>");
        Line("<button type=\"button\" id=\"zoom-full\">100 %</button>");
        Line("</div>");
        Line("<div class=\"map\" id=\"view\" tabindex=\"0\" role=\"region\" aria-label=\"Map, can be scrolled\">");
        _page.Append(SvgWriter.WriteMap(_report.Map, $"Map of {PlainText.Of(_report.Name)}"));
        Line("</div>");
        Line("<p id=\"shown\" role=\"status\"></p>");
        Line("<div id=\"item\" hidden></div>");
        Line("</section>");
    }

    private string FindingsHeading() =>
        _report.Findings.All(finding => finding.IsRule) ? "Rules"
        : _report.Findings.Any(finding => finding.IsRule) ? "Experiments and rules"
        : "Experiments";

    private void WriteFindings()
    {
        if (_report.Findings.IsEmpty)
        {
            return;
        }

        Line("<section id=\"findings\" aria-labelledby=\"findings-heading\">");
        Line($"<h2 id=\"findings-heading\">{FindingsHeading()}</h2>");
        Line($"<p id=\"findings-summary\">{Summary()}</p>");
        Line("<ol class=\"findings\">");
        foreach (var (at, finding) in _report.Findings.Index())
        {
            var outcome = _report.Outcomes[at];
            var id = string.Create(CultureInfo.InvariantCulture, $"finding-{at}");
            Line($"<li class=\"{(outcome.Holds ? "good" : "bad")}\">");
            Line(
                $"<button type=\"button\" data-key=\"{finding.Key}\" aria-expanded=\"false\" aria-controls=\"{id}\">"
                    + $"<span class=\"title\">{Text(finding.Title)}</span>"
                    + $"<span class=\"outcome\">{Text(OutcomeOf(outcome))}</span></button>"
            );
            Line($"<div id=\"{id}\" class=\"detail\">");
            if (finding.Command is { } command)
            {
                Line($"<p><code>{Text(command)}</code></p>");
            }

            if (finding.Because is { } because)
            {
                Line($"<p>{Text(because)}</p>");
            }

            if (finding.Before is { } before)
            {
                Line($"<p>Asked with the fault <code>{Text(before)}</code> in the network.</p>");
            }

            // The script puts the chosen path here; on paper there is what was found of each.
            Line("<div class=\"more\">");
            foreach (var check in outcome.Checks)
            {
                Line($"<p>{Text(check.Text)}: {Text(_report.Paths[check.Path].Explanation)}</p>");
            }

            Line("</div></div></li>");
        }

        Line("</ol>");
        Line("</section>");
    }

    private string Summary()
    {
        var unexpected = _report.Outcomes.Count(outcome => !outcome.Holds);
        var count = _report.Outcomes.Length;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{count} asked, {(unexpected == 0 ? "all" : count - unexpected)} as expected."
        );
    }

    private static string OutcomeOf(FindingOutcome outcome)
    {
        var sign = outcome.Holds ? "✓ as expected" : "✗ not as expected";
        return outcome.Checks is [var only] && outcome.LeftOut == 0
            ? $"{sign}: {ProbeResultJson.Text(only.Verdict)}{(only.Reason is { } reason ? $", {reason}" : "")}"
            : sign;
    }

    private void WriteReach()
    {
        if (_report.Matrix is null)
        {
            return;
        }

        Line("<section id=\"reach\" aria-labelledby=\"reach-heading\">");
        Line("<h2 id=\"reach-heading\">Who reaches what</h2>");
        Line("<p>Places that the network treats alike are one choice. TCP, every port.</p>");
        Line("<div class=\"choosers\">");
        Line("<label>From <select id=\"from\"></select></label>");
        Line("<label>To <select id=\"to\"></select></label>");
        Line("</div>");
        Line("<div id=\"answers\" aria-live=\"polite\"></div>");
        Line("</section>");
    }

    private void WriteFaults()
    {
        if (_report.Faults.IsEmpty)
        {
            return;
        }

        Line("<section id=\"faults\" aria-labelledby=\"faults-heading\">");
        Line("<h2 id=\"faults-heading\">Faults</h2>");
        Line("<p>Switch one on to see what it changes. One at a time.</p>");
        Line("<ul class=\"faults\">");
        foreach (var fault in _report.Faults)
        {
            Line(
                $"<li><button type=\"button\" role=\"switch\" aria-checked=\"false\" data-fault=\"{fault.Fault.Name}\">"
                    + $"<code>{fault.Fault.Name}</code> <span>{Text(fault.Fault.Summary)}</span></button>"
                    + "<div class=\"detail\" hidden></div></li>"
            );
        }

        Line("</ul>");
        Line("</section>");
    }

    private void WriteCost()
    {
        var cost = _report.Cost;
        Line("<section id=\"cost\" aria-labelledby=\"cost-heading\">");
        Line("<h2 id=\"cost-heading\">Cost</h2>");
        if (cost.IsUnknown)
        {
            Line("<p>No price is known for anything that costs here.</p>");
        }
        else
        {
            Line("<table><thead><tr><th scope=\"col\">Component</th>");
            Line("<th scope=\"col\" class=\"number-cell\">an hour</th>");
            Line("<th scope=\"col\" class=\"number-cell\">a month</th></tr></thead><tbody>");
            List<ComponentCost> components = [.. cost.Components];
            var others =
                components.Count > MostComponents
                    ? components.OrderByDescending(component => component.Monthly).Skip(MostComponents).ToList()
                    : [];
            foreach (var component in components.Except(others))
            {
                Amounts(component.Name, component.Hourly, component.Monthly);
            }

            if (others.Count > 0)
            {
                Amounts(
                    string.Create(CultureInfo.InvariantCulture, $"{others.Count} more, none more expensive"),
                    others.Sum(component => component.Hourly),
                    others.Sum(component => component.Monthly)
                );
            }

            Line("</tbody><tfoot>");
            Amounts(cost.IsComplete ? "Total" : "Total, as far as known", cost.Hourly, cost.Monthly);
            Line("</tfoot></table>");
            Line(
                $"<p>List prices in US dollars, {CostEstimate.HoursPerMonth:0} hours a month, without traffic, taxes, "
                    + "free tier and discounts.</p>"
            );
        }

        if (!cost.Unpriced.IsEmpty)
        {
            Line("<p>Not priced, and in no total:</p><ul>");
            foreach (var unpriced in cost.Unpriced.GroupBy(one => one.Reason))
            {
                var names = string.Join(", ", unpriced.Select(one => one.Resource?.Name).OfType<string>());
                Line($"<li>{(names.Length > 0 ? $"{Text(names)}: " : "")}{Text(unpriced.Key)}</li>");
            }

            Line("</ul>");
        }

        Line("</section>");
    }

    private void Amounts(string name, decimal hourly, decimal monthly) =>
        Line(
            $"<tr><th scope=\"row\">{Text(name)}</th><td class=\"number-cell\">{Text(Money.Hourly(hourly))}</td>"
                + $"<td class=\"number-cell\">{Text(Money.Monthly(monthly))}</td></tr>"
        );

    private void WriteNotKnown()
    {
        Line("<section id=\"not-known\" aria-labelledby=\"not-known-heading\">");
        Line("<h2 id=\"not-known-heading\">Not in this report</h2>");
        List("Left out:", _report.LeftOut);
        List(
            "Does not fit together:",
            _report.Warnings.Select(warning => $"{ComponentName.Of(warning.Component)}: {warning.Message}")
        );
        List(
            "Not modelled, so that verdicts which they could change are unknown:",
            _report
                .NotModelled.Where(resource => !resource.Touches.IsEmpty)
                .GroupBy(resource => resource.Type)
                .Select(type =>
                    $"{TypeName.Short(type.Key)}: {string.Join(", ", type.Select(resource => resource.Identity.Name))}"
                )
        );
        List(
            "Not modelled, no part of any path:",
            _report
                .NotModelled.Where(resource => resource.Touches.IsEmpty)
                .GroupBy(resource => resource.Type)
                .Select(type =>
                    string.Create(CultureInfo.InvariantCulture, $"{TypeName.Short(type.Key)} ({type.Count()})")
                )
        );
        if (_report.LeftOut.IsEmpty && _report.Warnings.IsEmpty && _report.NotModelled.IsEmpty)
        {
            Line("<p>Everything in the stack is modelled, and nothing is left out.</p>");
        }

        Line("</section>");
    }

    private void List(string heading, IEnumerable<string> texts)
    {
        List<string> all = [.. texts];
        if (all.Count == 0)
        {
            return;
        }

        Line($"<p>{heading}</p><ul>");
        foreach (var text in all)
        {
            Line($"<li>{Text(text)}</li>");
        }

        Line("</ul>");
    }

    // Nothing in it ends the element that it stands in: what could is written as \u003C and so on.
    private string Data()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            ReportJson.Write(writer, _report);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Text(string text) => Xml.Escape(PlainText.Of(text));

    private void Line(string text) => _page.Append(text).Append('\n');
}
