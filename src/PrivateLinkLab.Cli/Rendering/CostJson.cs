using System.Globalization;
using System.Text.Json;
using PrivateLinkLab.Pricing;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>An estimate as JSON. Amounts are US dollars, rounded to a millionth.</summary>
internal static class CostJson
{
    /// <summary>Gives the whole estimate as a document.</summary>
    public static string Document(string what, CostEstimate estimate) => JsonText.Document(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("subject", what);
        WriteTexts(writer, "regions", estimate.Regions);
        writer.WriteNumber("hoursPerMonth", CostEstimate.HoursPerMonth);
        WriteTraffic(writer, estimate.Traffic);
        writer.WritePropertyName("total");
        WriteTotal(writer, estimate, withTraffic: true);
        WriteComponents(writer, estimate);
        WriteTrafficItems(writer, estimate);
        WriteRates(writer, estimate);
        WriteComparisons(writer, estimate);
        WriteTexts(writer, "notCompared", estimate.NotCompared);
        WriteFree(writer, estimate);
        WriteUnpriced(writer, estimate);
        WriteTexts(writer, "leftOut", ["taxes", "free tier", "discounts", "support", "CPU credits"]);
        writer.WriteEndObject();
    });

    /// <summary>Writes the totals.</summary>
    public static void WriteTotal(Utf8JsonWriter writer, CostEstimate estimate, bool withTraffic)
    {
        writer.WriteStartObject();
        writer.WriteString("currency", "USD");
        writer.WriteNumber("hourly", Money.Rounded(estimate.Hourly));
        writer.WriteNumber("monthly", Money.Rounded(estimate.Monthly));
        if (withTraffic)
        {
            writer.WriteNumber("trafficMonthly", Money.Rounded(estimate.TrafficMonthly));
            writer.WriteNumber("monthlyWithTraffic", Money.Rounded(estimate.Monthly + estimate.TrafficMonthly));
            writer.WriteBoolean("trafficComplete", estimate.IsTrafficComplete);
        }

        writer.WriteBoolean("complete", estimate.IsComplete);
        writer.WriteEndObject();
    }

    private static void WriteTraffic(Utf8JsonWriter writer, Traffic traffic)
    {
        writer.WriteStartObject("traffic");
        writer.WriteNumber("gigabytes", traffic.Gigabytes);
        writer.WriteNumber("requests", traffic.Requests);
        writer.WriteNumber("logGigabytes", traffic.LogGigabytes);
        writer.WriteEndObject();
    }

    private static void WriteComponents(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteStartArray("components");
        foreach (var component in estimate.Components)
        {
            writer.WriteStartObject();
            writer.WriteString("name", component.Name);
            writer.WriteNumber("hourly", Money.Rounded(component.Hourly));
            writer.WriteNumber("monthly", Money.Rounded(component.Monthly));
            writer.WriteStartArray("items");
            foreach (var item in component.Items)
            {
                writer.WriteStartObject();
                writer.WriteString("urn", item.Resource.ToString());
                writer.WriteString("name", item.Resource.Name);
                writer.WriteString("what", item.What);
                writer.WriteNumber("quantity", item.Quantity);
                WritePrice(writer, item.Price);
                writer.WriteNumber("hourly", Money.Rounded(item.Hourly));
                writer.WriteNumber("monthly", Money.Rounded(item.Monthly));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTrafficItems(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteStartArray("trafficItems");
        foreach (var item in estimate.TrafficItems)
        {
            writer.WriteStartObject();
            writer.WriteString("what", item.What);
            writer.WriteNumber("quantity", item.Quantity);
            WritePrice(writer, item.Price);
            writer.WriteNumber("monthly", Money.Rounded(item.Monthly));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRates(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteStartArray("rates");
        foreach (var rate in estimate.Rates)
        {
            writer.WriteStartObject();
            writer.WriteString("what", rate.What);
            writer.WriteString("region", rate.Region);
            WritePrice(writer, rate.Price);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteComparisons(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteStartArray("natComparisons");
        foreach (var comparison in estimate.Comparisons)
        {
            writer.WriteStartObject();
            writer.WriteString("region", comparison.Region);
            writer.WriteNumber("gigabytes", comparison.Gigabytes);
            writer.WriteNumber("endpoints", comparison.Endpoints);
            writer.WriteNumber("interfaces", comparison.Interfaces);
            writer.WriteNumber("endpointsHourly", Money.Rounded(comparison.EndpointsHourly));
            writer.WriteNumber("endpointsMonthly", Money.Rounded(comparison.EndpointsMonthly));
            writer.WriteNumber("natGateways", comparison.NatGateways);
            writer.WriteNumber("natHourly", Money.Rounded(comparison.NatHourly));
            writer.WriteNumber("natMonthly", Money.Rounded(comparison.NatMonthly));
            writer.WritePropertyName("breakEvenGigabytes");
            if (comparison.BreakEvenGigabytes is { } gigabytes)
            {
                writer.WriteNumberValue(Money.Rounded(gigabytes));
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFree(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteStartArray("free");
        foreach (var free in estimate.Free)
        {
            writer.WriteStartObject();
            writer.WriteString("type", free.Type);
            writer.WriteNumber("count", free.Count);
            writer.WriteString("reason", free.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteUnpriced(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteStartArray("notPriced");
        foreach (var cost in estimate.Unpriced)
        {
            writer.WriteStartObject();
            writer.WriteString("urn", cost.Resource?.ToString());
            writer.WriteString("reason", cost.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePrice(Utf8JsonWriter writer, Price? price)
    {
        if (price is null)
        {
            writer.WriteNull("price");
            return;
        }

        writer.WriteStartObject("price");
        writer.WriteString("item", price.Item);
        writer.WriteString("region", price.Region);
        writer.WriteNumber("amount", price.Amount);
        writer.WriteString("unit", UnitName(price.Unit));
        writer.WriteString("date", price.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("source", price.Source);
        writer.WriteEndObject();
    }

    private static string UnitName(PriceUnit unit) => unit switch
    {
        PriceUnit.Hour => "hour",
        PriceUnit.Month => "month",
        PriceUnit.GigabyteMonth => "gigabyteMonth",
        PriceUnit.Gigabyte => "gigabyte",
        PriceUnit.Request => "request",
        _ => "capacityUnitHour",
    };

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
