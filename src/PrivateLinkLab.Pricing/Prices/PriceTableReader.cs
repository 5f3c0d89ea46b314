using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// Reads a price table token by token: a serializer would take longer to start than all else that is done here.
/// </summary>
internal static class PriceTableReader
{
    private const string Currency = "USD";

    public static ImmutableArray<Price> Read(ReadOnlySpan<byte> utf8)
    {
        var prices = ImmutableArray.CreateBuilder<Price>();
        var reader = new Utf8JsonReader(utf8);
        var hasCurrency = false;
        Begin(ref reader, JsonTokenType.StartObject);
        while (NextField(ref reader) is { } field)
        {
            switch (field)
            {
                case "currency":
                    hasCurrency =
                        Text(ref reader) is Currency
                            ? true
                            : throw new FormatException($"The price table's currency is {Currency}.");
                    break;
                case "prices":
                    ReadItems(ref reader, prices);
                    break;
                default:
                    throw Unknown(field);
            }
        }

        return hasCurrency ? prices.ToImmutable() : throw new FormatException("The price table has no currency.");
    }

    private static void ReadItems(ref Utf8JsonReader reader, ImmutableArray<Price>.Builder prices)
    {
        Require(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadItem(ref reader, prices);
        }
    }

    private static void ReadItem(ref Utf8JsonReader reader, ImmutableArray<Price>.Builder prices)
    {
        string? item = null;
        string? source = null;
        PriceUnit? unit = null;
        var regions = new List<(string Region, decimal Amount, DateOnly Date)>();
        Require(ref reader, JsonTokenType.StartObject);
        while (NextField(ref reader) is { } field)
        {
            switch (field)
            {
                case "item":
                    item = Text(ref reader);
                    break;
                case "unit":
                    unit = UnitOf(Text(ref reader));
                    break;
                case "source":
                    source = Text(ref reader);
                    break;
                case "regions":
                    ReadRegions(ref reader, regions);
                    break;
                default:
                    throw Unknown(field);
            }
        }

        if (item is null || source is null || unit is null)
        {
            throw new FormatException(
                $"The price table's entry {item ?? "without an item"} lacks its item, unit or source."
            );
        }

        prices.AddRange(
            regions.Select(price => new Price(item, price.Region, price.Amount, unit.Value, price.Date, source))
        );
    }

    private static void ReadRegions(ref Utf8JsonReader reader, List<(string, decimal, DateOnly)> regions)
    {
        Require(ref reader, JsonTokenType.StartObject);
        while (NextField(ref reader) is { } region)
        {
            decimal? amount = null;
            DateOnly? date = null;
            Require(ref reader, JsonTokenType.StartObject);
            while (NextField(ref reader) is { } field)
            {
                switch (field)
                {
                    case "amount":
                        Require(ref reader, JsonTokenType.Number);
                        amount = reader.GetDecimal();
                        break;
                    case "date":
                        date = DateOf(Text(ref reader));
                        break;
                    default:
                        throw Unknown(field);
                }
            }

            if (amount is not >= 0 || date is null)
            {
                throw new FormatException(
                    $"The price table has a price for {region} without a date, or with no amount of 0 or more."
                );
            }

            regions.Add((region, amount.Value, date.Value));
        }
    }

    private static PriceUnit UnitOf(string unit) =>
        unit switch
        {
            "hour" => PriceUnit.Hour,
            "month" => PriceUnit.Month,
            "gigabyteMonth" => PriceUnit.GigabyteMonth,
            "gigabyte" => PriceUnit.Gigabyte,
            "request" => PriceUnit.Request,
            "capacityUnitHour" => PriceUnit.CapacityUnitHour,
            _ => throw new FormatException($"The price table has the unit '{unit}', which is none of prices."),
        };

    private static DateOnly DateOf(string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"The price table has the date '{date}'; a date is written 2026-01-31.");

    private static void Begin(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        reader.Read();
        Require(ref reader, expected);
    }

    private static string? NextField(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        var name = reader.GetString();
        reader.Read();
        return name;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        Require(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static void Require(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (reader.TokenType != expected)
        {
            throw new FormatException(
                $"The price table has {reader.TokenType} where it needs {expected}, at byte {reader.TokenStartIndex}."
            );
        }
    }

    private static FormatException Unknown(string field) =>
        new($"The price table has the field '{field}', which it does not know.");
}
