using PrivateLinkLab.Pricing;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// Shows an estimate: by component, the traffic, what is free, what is not priced, and NAT beside it.
/// </summary>
internal sealed class CostView
{
    private const int HourWidth = 10;
    private const int MonthWidth = 11;
    private const int PageWidth = 100;
    private const decimal Million = 1_000_000;
    private const string Margin = "  ";
    private const string TotalWithTraffic = "Total with traffic";
    private const string AsFarAsKnown = ", as far as known";

    private readonly Screen _screen;
    private readonly CostEstimate _estimate;
    private readonly List<ComponentCost> _components;
    private readonly int _nameWidth;
    private readonly int _leftWidth;

    private CostView(Screen screen, CostEstimate estimate)
    {
        (_screen, _estimate, _components) = (screen, estimate, [.. estimate.Components]);
        _nameWidth = estimate.Items.Select(item => item.Resource.Name.Length).DefaultIfEmpty(0).Max();
        _leftWidth = Math.Max(
            estimate
                .Items.Select(item => Margin.Length + _nameWidth + Margin.Length + item.What.Length)
                .Concat(_components.Select(component => component.Name.Length))
                .Append(TotalWithTraffic.Length + AsFarAsKnown.Length)
                .Max(),
            estimate.TrafficItems.Select(item => Margin.Length + Way(item).Length - HourWidth).DefaultIfEmpty(0).Max()
        );
    }

    /// <summary>Shows the estimate.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="what">What is priced: a scenario, a stack or a file.</param>
    /// <param name="estimate">The estimate.</param>
    public static void Show(Screen screen, string what, CostEstimate estimate)
    {
        var view = new CostView(screen, estimate);
        screen.Line(
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
            $"{"".PadRight(_leftWidth)}{"an hour", HourWidth}{"a month", MonthWidth}",
            ChangeKindLook.Dim
        );
        foreach (var component in _components)
        {
            Amounts(component.Name, component.Hourly, component.Monthly, Style.Plain);
            var previous = default(string);
            foreach (var item in component.Items)
            {
                var name = item.Resource.Name == previous ? "" : item.Resource.Name;
                previous = item.Resource.Name;
                Amounts(
                    $"{Margin}{name.PadRight(_nameWidth)}{Margin}{item.What}",
                    item.Hourly,
                    item.Monthly,
                    ChangeKindLook.Dim
                );
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
            _screen.Line(
                $"Traffic, assumed a month: {Money.Count(traffic.Gigabytes)} GB each "
                    + $"way, {Money.Count(traffic.Requests)} requests to each "
                    + $"service, {Money.Count(traffic.LogGigabytes)} GB of logs (--gb, --requests, --log-gb)"
            );
            foreach (var item in _estimate.TrafficItems)
            {
                Amount($"{Margin}{Way(item)}", item.Monthly, ChangeKindLook.Dim);
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
            _screen.Line("In no total, since it is not known how much there is:");
            foreach (var rate in _estimate.Rates)
            {
                var text = rate.Price is { } price
                    ? $"{Money.Exact(price.Amount)} a GB{(price.Unit == PriceUnit.GigabyteMonth ? " and month" : "")}"
                    : $"the price in {rate.Region} is not known";
                _screen.UniformLine($"{Margin}{rate.What}: {text}", ChangeKindLook.Dim);
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
        _screen.Line("Not priced, and in no total:");
        foreach (var costs in _estimate.Unpriced.GroupBy(cost => cost.Reason))
        {
            var names = string.Join(", ", costs.Select(cost => cost.Resource?.Name).OfType<string>());
            _screen.UniformLine($"{Margin}{(names.Length == 0 ? "" : $"{names}: ")}{costs.Key}", Color.Yellow);
        }
    }

    private void ShowComparisons()
    {
        foreach (var comparison in _estimate.Comparisons)
        {
            _screen.Line("");
            _screen.Line(
                "The same job through NAT "
                    + $"gateways{(_estimate.Regions.Length > 1 ? $" in {comparison.Region}" : "")}, "
                    + $"with {Money.Count(comparison.Gigabytes)} GB a month:"
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
            _screen.Line(Verdict(comparison));
        }

        foreach (var region in _estimate.NotCompared)
        {
            _screen.Line("");
            _screen.Line($"NAT gateways are not compared with the endpoints in {region}: a price is not known.");
        }
    }

    private void ShowFree()
    {
        if (_estimate.Free.IsEmpty)
        {
            return;
        }

        _screen.Line("");
        ShowWrapped("Free: ", [.. _estimate.Free.Where(free => free.Reason is null).Select(FreeText)]);
        foreach (var free in _estimate.Free.Where(free => free.Reason is not null))
        {
            _screen.UniformLine($"{Margin}{FreeText(free)}: {free.Reason}", ChangeKindLook.Dim);
        }
    }

    private void ShowNotes()
    {
        _screen.Line("");
        var prices = _estimate.Prices.ToList();
        if (prices.Count > 0)
        {
            var (first, last) = (prices.Min(price => price.Date), prices.Max(price => price.Date));
            _screen.UniformLine(
                $"Prices as of {first:yyyy-MM-dd}{(first == last ? "" : $" to {last:yyyy-MM-dd}")}; the current ones "
                    + "are on these pages:",
                ChangeKindLook.Dim
            );
            foreach (var source in prices.Select(price => price.Source).Distinct())
            {
                _screen.UniformLine($"{Margin}{source}", ChangeKindLook.Dim);
            }
        }

        _screen.UniformLine(
            "Left out: taxes, free tier, discounts, support, and CPU credits of burstable instances.",
            ChangeKindLook.Dim
        );
    }

    // A long list is broken at a page's edge, also in a terminal, where it would break inside its words.
    private void ShowWrapped(string heading, IReadOnlyList<string> texts)
    {
        var line = heading;
        foreach (var (index, text) in texts.Index())
        {
            var next = index == texts.Count - 1 ? text : $"{text}, ";
            if (line.Length + next.TrimEnd().Length > PageWidth)
            {
                _screen.UniformLine(line.TrimEnd(), ChangeKindLook.Dim);
                line = Margin;
            }

            line += next;
        }

        _screen.UniformLine(line.TrimEnd(), ChangeKindLook.Dim);
    }

    private void Amounts(string left, decimal hourly, decimal monthly, Style style) =>
        _screen.UniformLine(
            $"{left.PadRight(_leftWidth)}{Money.Hourly(hourly), HourWidth}{Money.Monthly(monthly), MonthWidth}",
            style
        );

    private void Amount(string left, decimal monthly, Style style) =>
        _screen.UniformLine($"{left.PadRight(_leftWidth + HourWidth)}{Money.Monthly(monthly), MonthWidth}", style);

    private static string Way(TrafficCost item)
    {
        var (quantity, price) = (Money.Count(item.Quantity), item.Price.Amount);
        return item.Price.Unit switch
        {
            PriceUnit.Request => $"{item.What}, {quantity} at {Money.Exact(price * Million)} a million",
            PriceUnit.CapacityUnitHour =>
                $"{item.What}, {quantity} GB at {Money.Exact(price)} for a capacity unit's hour",
            _ => $"{item.What}, {quantity} GB at {Money.Exact(price)} a GB",
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
                : $"The endpoints cost {Money.Monthly(Math.Abs(difference))} a "
                    + $"month {(difference > 0 ? "less" : "more")}";
        var breakEven = comparison.BreakEvenGigabytes switch
        {
            0 => "and never more, however much traffic there is",
            { } gigabytes => $"and are even with NAT at {Money.Count(Math.Ceiling(gigabytes))} GB a month",
            null => "however much traffic there is",
        };
        return $"{result}, {breakEven}. A NAT gateway's hour "
            + $"pays {Plural(comparison.InterfacesForOneNatGateway, "interface")}.";
    }

    private static string Plural(int count, string singular, string ending = "s") =>
        $"{count} {singular}{(count == 1 ? "" : ending)}";
}
