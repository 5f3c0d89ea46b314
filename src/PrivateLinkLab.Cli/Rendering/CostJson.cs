using System.Globalization;
using System.Text.Json;
using PrivateLinkLab.Pricing;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>An estimate as JSON. Amounts are US dollars, rounded to a millionth.</summary>
internal static class CostJson
{
    /// <summary>Gives the whole estimate as a document.</summary>
    public static string Document(string what, CostEstimate estimate) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", JsonText.SchemaVersion);
            writer.WriteString("subject", what);
            writer.WriteTexts("regions", estimate.Regions);
            writer.WriteNumber("hoursPerMonth", CostEstimate.HoursPerMonth);
            WriteTraffic(writer, estimate.Traffic);
            writer.WritePropertyName("total");
            WriteTotal(writer, estimate, withTraffic: true);
            WriteComponents(writer, estimate);
            WriteTrafficItems(writer, estimate);
            WriteRates(writer, estimate);
            WriteComparisons(writer, estimate);
            writer.WriteTexts("notCompared", estimate.NotCompared);
            WriteFree(writer, estimate);
            WriteUnpriced(writer, estimate);
            writer.WriteTexts("leftOut", ["taxes", "free tier", "discounts", "support", "CPU credits"]);
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
        writer.WriteObjects("components", estimate.Components, component =>
        {
            writer.WriteString("name", component.Name);
            writer.WriteNumber("hourly", Money.Rounded(component.Hourly));
            writer.WriteNumber("monthly", Money.Rounded(component.Monthly));
            writer.WriteObjects("items", component.Items, item =>
            {
                writer.WriteString("urn", item.Resource.ToString());
                writer.WriteString("name", item.Resource.Name);
                writer.WriteString("what", item.What);
                writer.WriteNumber("quantity", item.Quantity);
                WritePrice(writer, item.Price);
                writer.WriteNumber("hourly", Money.Rounded(item.Hourly));
                writer.WriteNumber("monthly", Money.Rounded(item.Monthly));
            });
        });
    }

    private static void WriteTrafficItems(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteObjects("trafficItems", estimate.TrafficItems, item =>
        {
            writer.WriteString("what", item.What);
            writer.WriteNumber("quantity", item.Quantity);
            WritePrice(writer, item.Price);
            writer.WriteNumber("monthly", Money.Rounded(item.Monthly));
        });
    }

    private static void WriteRates(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteObjects("rates", estimate.Rates, rate =>
        {
            writer.WriteString("what", rate.What);
            writer.WriteString("region", rate.Region);
            WritePrice(writer, rate.Price);
        });
    }

    private static void WriteComparisons(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteObjects("natComparisons", estimate.Comparisons, comparison =>
        {
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
        });
    }

    private static void WriteFree(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteObjects("free", estimate.Free, free =>
        {
            writer.WriteString("type", free.Type);
            writer.WriteNumber("count", free.Count);
            writer.WriteString("reason", free.Reason);
        });
    }

    private static void WriteUnpriced(Utf8JsonWriter writer, CostEstimate estimate)
    {
        writer.WriteObjects("notPriced", estimate.Unpriced, cost =>
        {
            writer.WriteString("urn", cost.Resource?.ToString());
            writer.WriteString("reason", cost.Reason);
        });
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

    private static string UnitName(PriceUnit unit) =>
        unit switch
        {
            PriceUnit.Hour => "hour",
            PriceUnit.Month => "month",
            PriceUnit.GigabyteMonth => "gigabyteMonth",
            PriceUnit.Gigabyte => "gigabyte",
            PriceUnit.Request => "request",
            _ => "capacityUnitHour",
        };
}
