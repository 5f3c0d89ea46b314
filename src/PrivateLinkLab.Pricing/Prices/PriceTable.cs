using System.Collections.Immutable;
using System.Text.Json;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// AWS's list prices by region, as far as they are known. A price that is not here is not known: it is neither guessed
/// nor taken from another region. The file prices.json has them.
/// </summary>
public sealed class PriceTable
{
    private static readonly Lazy<PriceTable> Embedded = new(ReadEmbedded);

    private readonly Dictionary<(string Item, string Region), Price> _byItemAndRegion;

    private PriceTable(ImmutableArray<Price> prices, Dictionary<(string Item, string Region), Price> byItemAndRegion) =>
        (All, _byItemAndRegion) = (prices, byItemAndRegion);

    /// <summary>The table that comes with this library. It is read at the first use.</summary>
    public static PriceTable Default => Embedded.Value;

    /// <summary>Every price, in the file's order.</summary>
    public ImmutableArray<Price> All { get; }

    /// <summary>The regions that have a price for anything, in ordinal order.</summary>
    public IEnumerable<string> Regions => All.Select(price => price.Region).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Reads a table from the JSON text of a file like prices.json.</summary>
    /// <param name="utf8">The text.</param>
    /// <exception cref="FormatException">It is no table; the message says what is wrong.</exception>
    public static PriceTable Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Of(PriceTableReader.Read(utf8));
        }
        catch (JsonException broken)
        {
            throw new FormatException($"The price table is not valid JSON at line {broken.LineNumber + 1}.", broken);
        }
    }

    /// <summary>The price of a thing in a region; null when it is not known.</summary>
    public Price? Find(PriceItem item, string region) => _byItemAndRegion.GetValueOrDefault((item.Key, region));

    /// <summary>The regions for which a thing's price is known.</summary>
    public IEnumerable<string> RegionsWith(PriceItem item) =>
        All.Where(price => price.Item == item.Key).Select(price => price.Region);

    private static PriceTable Of(ImmutableArray<Price> prices)
    {
        var byItemAndRegion = new Dictionary<(string, string), Price>(prices.Length);
        foreach (var price in prices)
        {
            if (!byItemAndRegion.TryAdd((price.Item, price.Region), price))
            {
                throw new FormatException($"The price table has two prices for {price.Item} in {price.Region}.");
            }
        }

        return new(prices, byItemAndRegion);
    }

    private static PriceTable ReadEmbedded()
    {
        using var file = typeof(PriceTable).Assembly.GetManifestResourceStream("prices.json")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Read(bytes);
    }
}
