using PrivateLinkLab.Pricing;
using PrivateLinkLab.Shared;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// Shows an estimate: by component, the traffic, what is free, what is not priced, and NAT beside it.
/// </summary>
internal sealed class CostView
{
    private const int HourWidth = 10;
    private const int MonthWidth = 11;
    private const int WidestTable = 80;
    private const int NarrowestWhat = 24;
    private const decimal Million = 1_000_000;
    private const string Margin = "  ";
    private const string TotalWithTraffic = "Total with traffic";
    private const string AsFarAsKnown = ", as far as known";

    private readonly Screen _screen;
    private readonly CostEstimate _estimate;
    private readonly List<ComponentCost> _components;
    private readonly int _width;
    private readonly int _nameWidth;
    private readonly int _whatWidth;

    private CostView(Screen screen, CostEstimate estimate)
    {
        (_screen, _estimate, _components) = (screen, estimate, [.. estimate.Components]);
        _width = Math.Min(screen.PageWidth, WidestTable);
        var (name, what) = (Longest(item => item.Resource.Name), Longest(item => item.What));
        var room = _width - HourWidth - MonthWidth - (2 * Margin.Length);
        // What something is stands beside its name where there is room for both, and below it where there is not.
        _nameWidth = name + NarrowestWhat <= room ? name : 0;
        _whatWidth = Math.Min(what, room - _nameWidth);
    }

    private int LeftWidth => _width - HourWidth - MonthWidth;

    /// <summary>Shows the estimate.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="what">What is priced: a scenario, a stack or a file.</param>
    /// <param name="estimate">The estimate.</param>
    public static void Show(Screen screen, string what, CostEstimate estimate)
    {
        var view = new CostView(screen, estimate);
        screen.Sentence(
            $"{what}{(estimate.Regions.IsEmpty ? "" : $" in {string.Join(" and ", estimate.Regions)}")} on AWS, at "
                + $"list prices in US dollars, {CostEstimate.HoursPerMonth:0} hours a month"
        );
        screen.Line("");
        view.ShowItems();
        view.ShowTraffic();
        view.ShowUnpriced();
        view.ShowComparisons();
        view.ShowFree();
        view.ShowNotes();
    }

    private void ShowItems()
    {
        _screen.UniformLine(
            $"{"".PadRight(LeftWidth)}{"per hour", HourWidth}{"per month", MonthWidth}",
            ChangeKindLook.Dim
        );
        foreach (var component in _components)
        {
            Amounts(component.Name, component.Hourly, component.Monthly, Style.Plain);
            var previous = default(string);
            foreach (var item in component.Items)
            {
                var name = item.Resource.Name == previous ? "" : Printable.Line(item.Resource.Name);
                previous = item.Resource.Name;
                if (_nameWidth > 0)
                {
                    Item($"{Margin}{name.PadRight(_nameWidth)}{Margin}", item.What, item.Hourly, item.Monthly);
                    continue;
                }

                if (name.Length > 0)
                {
                    _screen.Sentence(name, ChangeKindLook.Dim, Margin);
                }

                Item($"{Margin}{Margin}", item.What, item.Hourly, item.Monthly);
            }
        }

        Amounts(
            _estimate.IsComplete ? "Total" : $"Total{AsFarAsKnown}",
            _estimate.Hourly,
            _estimate.Monthly,
            new(decoration: Decoration.Bold)
        );
    }

    private void ShowTraffic()
    {
        if (!_estimate.TrafficItems.IsEmpty)
        {
            var traffic = _estimate.Traffic;
            _screen.Line("");
            _screen.Paragraph(
                "",
                $"Assumed traffic per month: {Money.Count(traffic.Gigabytes)} GB each "
                    + $"way, {Money.Count(traffic.Requests)} requests to each "
                    + $"service, {Money.Count(traffic.LogGigabytes)} GB of logs (--gb, --requests, --log-gb)"
            );
            foreach (var item in _estimate.TrafficItems)
            {
                Item(Margin, Way(item), null, item.Monthly);
            }

            Amount(
                _estimate is { IsComplete: true, IsTrafficComplete: true }
                    ? TotalWithTraffic
                    : $"{TotalWithTraffic}{AsFarAsKnown}",
                _estimate.Monthly + _estimate.TrafficMonthly,
                new(decoration: Decoration.Bold)
            );
        }

        if (!_estimate.Rates.IsEmpty)
        {
            _screen.Line("");
            _screen.Line("Not included (depends on usage):");
            foreach (var rate in _estimate.Rates)
            {
                var text = rate.Price is { } price
                    ? $"{Money.Exact(price.Amount)} per GB{(price.Unit == PriceUnit.GigabyteMonth ? " and month" : "")}"
                    : $"the price in {rate.Region} is not known";
                _screen.Sentence($"{rate.What}: {text}", ChangeKindLook.Dim, Margin);
            }
        }
    }

    private void ShowUnpriced()
    {
        if (_estimate.Unpriced.IsEmpty)
        {
            return;
        }

        _screen.Line("");
        _screen.Line("Not priced, so not included:");
        foreach (var costs in _estimate.Unpriced.GroupBy(cost => cost.Reason))
        {
            var names = string.Join(", ", costs.Select(cost => cost.Resource?.Name).OfType<string>());
            _screen.Sentence($"{(names.Length == 0 ? "" : $"{names}: ")}{costs.Key}", Color.Yellow, Margin);
        }
    }

    private void ShowComparisons()
    {
        foreach (var comparison in _estimate.Comparisons)
        {
            _screen.Line("");
            _screen.Sentence(
                "The same traffic through NAT "
                    + $"gateways{(_estimate.Regions.Length > 1 ? $" in {comparison.Region}" : "")}, "
                    + $"with {Money.Count(comparison.Gigabytes)} GB per month:"
            );
            Amounts(
                $"{Margin}{Plural(comparison.Endpoints, "endpoint")}, {Plural(comparison.Interfaces, "interface")}",
                comparison.EndpointsHourly,
                comparison.EndpointsMonthly,
                ChangeKindLook.Dim
            );
            Amounts(
                $"{Margin}{Plural(comparison.NatGateways, "NAT gateway")}, "
                    + $"{Plural(comparison.NatGateways, "public address", "es")}",
                comparison.NatHourly,
                comparison.NatMonthly,
                ChangeKindLook.Dim
            );
            _screen.Paragraph("", Verdict(comparison));
        }

        foreach (var region in _estimate.NotCompared)
        {
            _screen.Line("");
            _screen.Sentence($"NAT gateways are not compared with the endpoints in {region}: a price is not known.");
        }
    }

    private void ShowFree()
    {
        if (_estimate.Free.IsEmpty)
        {
            return;
        }

        _screen.Line("");
        _screen.Paragraph(
            "Free: ",
            string.Join(", ", _estimate.Free.Where(free => free.Reason is null).Select(FreeText)),
            ChangeKindLook.Dim
        );
        foreach (var free in _estimate.Free.Where(free => free.Reason is not null))
        {
            _screen.Sentence($"{FreeText(free)}: {free.Reason}", ChangeKindLook.Dim, Margin);
        }
    }

    private void ShowNotes()
    {
        _screen.Line("");
        var prices = _estimate.Prices.ToList();
        if (prices.Count > 0)
        {
            var (first, last) = (prices.Min(price => price.Date), prices.Max(price => price.Date));
            _screen.Sentence(
                $"Prices as of {first:yyyy-MM-dd}{(first == last ? "" : $" to {last:yyyy-MM-dd}")}; these pages have "
                    + "the current ones:",
                ChangeKindLook.Dim
            );
            foreach (var source in prices.Select(price => price.Source).Distinct())
            {
                _screen.UniformLine($"{Margin}{source}", ChangeKindLook.Dim);
            }
        }

        _screen.Sentence(
            "Not included: taxes, free tier, discounts, support, and CPU credits of burstable instances.",
            ChangeKindLook.Dim
        );
    }

    private void Amounts(string left, decimal hourly, decimal monthly, Style style) =>
        _screen.UniformLine(
            $"{_screen.Cut(left, HourWidth + MonthWidth).PadRight(LeftWidth)}"
                + $"{Money.Hourly(hourly), HourWidth}{Money.Monthly(monthly), MonthWidth}",
            style
        );

    // The amounts stand in the first line of what they are for.
    private void Item(string lead, string what, decimal? hourly, decimal monthly)
    {
        var width = hourly is null ? _width - MonthWidth - lead.Length - 1 : _whatWidth;
        foreach (var (index, line) in Prose.Lines(Printable.Line(what), width).Index())
        {
            if (index > 0)
            {
                _screen.UniformLine($"{"".PadRight(lead.Length)}{line}", ChangeKindLook.Dim);
            }
            else if (hourly is { } amount)
            {
                Amounts($"{lead}{line}", amount, monthly, ChangeKindLook.Dim);
            }
            else
            {
                Amount($"{lead}{line}", monthly, ChangeKindLook.Dim);
            }
        }
    }

    private void Amount(string left, decimal monthly, Style style) =>
        _screen.UniformLine($"{left.PadRight(_width - MonthWidth)}{Money.Monthly(monthly), MonthWidth}", style);

    private int Longest(Func<FixedCost, string> text) =>
        _estimate.Items.Select(item => text(item).Length).DefaultIfEmpty(0).Max();

    private static string Way(TrafficCost item)
    {
        var (quantity, price) = (Money.Count(item.Quantity), item.Price.Amount);
        return item.Price.Unit switch
        {
            PriceUnit.Request => $"{item.What}, {quantity} at {Money.Exact(price * Million)} per million",
            PriceUnit.CapacityUnitHour => $"{item.What}, {quantity} GB at {Money.Exact(price)} per capacity unit hour",
            _ => $"{item.What}, {quantity} GB at {Money.Exact(price)} per GB",
        };
    }

    private static string FreeText(FreeResources free) =>
        $"{free.Count} {TypeName.Short(free.Type).Replace("aws:", "", StringComparison.Ordinal)}";

    private static string Verdict(NatComparison comparison)
    {
        var difference = comparison.NatMonthly - comparison.EndpointsMonthly;
        var result =
            difference == 0
                ? "Both cost the same"
                : $"The endpoints cost {Money.Monthly(Math.Abs(difference))} "
                    + $"{(difference > 0 ? "less" : "more")} per month";
        var breakEven = comparison.BreakEvenGigabytes switch
        {
            0 => "and never more, at any amount of traffic",
            { } gigabytes => $"and as much as NAT at {Money.Count(Math.Ceiling(gigabytes))} GB per month",
            null => "at any amount of traffic",
        };
        var interfaces = Plural(comparison.InterfacesForOneNatGateway, "endpoint interface");
        return $"{result}, {breakEven}. One NAT gateway costs as much per hour as {interfaces}.";
    }

    private static string Plural(int count, string singular, string ending = "s") =>
        $"{count} {singular}{(count == 1 ? "" : ending)}";
}
