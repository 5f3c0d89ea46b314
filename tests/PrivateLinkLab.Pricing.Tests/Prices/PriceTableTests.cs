using System.Text;

namespace PrivateLinkLab.Pricing.Tests.Prices;

public sealed class PriceTableTests
{
    private static readonly string[] Regions =
    [
        "eu-central-1",
        "eu-west-1",
        "sa-east-1",
        "us-east-1",
        "us-east-2",
        "us-west-2",
    ];

    private static readonly string[] Families = ["t2", "t3", "t3a", "t4g"];

    [Fact]
    public void Default_EveryPrice_HasAmountDateAndAwsPage()
    {
        Assert.All(PriceTable.Default.All, price =>
        {
            Assert.True(price.Amount > 0, $"{price}");
            Assert.InRange(price.Date, new DateOnly(2020, 1, 1), new DateOnly(2026, 12, 31));
            Assert.StartsWith("https://aws.amazon.com/", price.Source, StringComparison.Ordinal);
            Assert.EndsWith("/", price.Source, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Default_Regions_AreTheOnesLookedUp() => Assert.Equal(Regions, PriceTable.Default.Regions);

    [Fact]
    public void Default_OneItem_HasOneUnitAndPageInEveryRegion() =>
        Assert.All(PriceTable.Default.All.GroupBy(price => price.Item), item =>
            Assert.Single(item.Select(price => (price.Unit, price.Source)).Distinct())
        );

    // Prices are per region, but never far apart: a slip of the decimal point would be.
    [Fact]
    public void Default_OneItem_DiffersByLessThanAFactorOfThreeBetweenRegions() =>
        Assert.All(PriceTable.Default.All.GroupBy(price => price.Item), item =>
            Assert.True(item.Max(price => price.Amount) < 3 * item.Min(price => price.Amount), item.Key)
        );

    [Fact]
    public void Default_InstancesOfOneFamily_DoubleWithTheSize()
    {
        string[] sizes = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"];
        foreach (var (family, region) in Families.SelectMany(_ => Regions, (family, region) => (family, region)))
        {
            var amounts = sizes
                .Select(size => PriceTable.Default.Find(PriceItem.Instance($"{family}.{size}"), region)!.Amount)
                .ToArray();

            Assert.All(amounts.Zip(amounts.Skip(1)), pair => Assert.InRange(pair.Second / pair.First, 1.95m, 2.05m));
        }
    }

    [Fact]
    public void Default_UnitedStatesEast_HasEveryItem() =>
        Assert.Empty(
            PriceTable
                .Default.All.Select(price => price.Item)
                .Except(PriceTable.Default.All.Where(price => price.Region == "us-east-1").Select(price => price.Item))
        );

    [Fact]
    public void Find_OtherRegionOrItem_IsNotKnown()
    {
        Assert.Equal(0.01m, PriceTable.Default.Find(PriceItem.InterfaceEndpoint, "us-east-1")!.Amount);
        Assert.Null(PriceTable.Default.Find(PriceItem.InterfaceEndpoint, "eu-north-1"));
        Assert.Null(PriceTable.Default.Find(PriceItem.Instance("m9.huge"), "us-east-1"));
    }

    [Fact]
    public void Read_Table_IsThesePrices()
    {
        var table = Read(
            """
            { "currency": "USD", "prices": [ { "item": "key", "unit": "month", "source": "https://x/", "regions": {
              "us-east-1": { "amount": 1.00, "date": "2026-01-31" }, "us-west-2": { "date": "2026-02-01", "amount": 2 } } } ] }
            """
        );

        Assert.Equal(
            [
                new Price("key", "us-east-1", 1m, PriceUnit.Month, new(2026, 1, 31), "https://x/"),
                new Price("key", "us-west-2", 2m, PriceUnit.Month, new(2026, 2, 1), "https://x/"),
            ],
            table.All
        );
    }

    [Theory]
    [InlineData("{", "is not valid JSON at line 1.")]
    [InlineData("[]", "has StartArray where it needs StartObject")]
    [InlineData("""{ "currency": "EUR" }""", "currency is USD.")]
    [InlineData("""{ "prices": [] }""", "has no currency.")]
    [InlineData("""{ "currency": "USD", "price": 1 }""", "the field 'price', which it does not know.")]
    [InlineData(
        """{ "currency": "USD", "prices": [ { "item": "key", "unit": "month" } ] }""",
        "entry key lacks its item, unit or source."
    )]
    [InlineData("""{ "currency": "USD", "prices": [ { "unit": "year" } ] }""", "the unit 'year'")]
    [InlineData(
        """{ "currency": "USD", "prices": [ { "regions": { "r": { "amount": -1, "date": "2026-01-31" } } } ] }""",
        "a price for r without a date, or with no amount of 0 or more."
    )]
    [InlineData(
        """{ "currency": "USD", "prices": [ { "regions": { "r": { "amount": 1 } } } ] }""",
        "a price for r without a date"
    )]
    [InlineData(
        """{ "currency": "USD", "prices": [ { "regions": { "r": { "amount": "1", "date": "2026-01-31" } } } ] }""",
        "has String where it needs Number"
    )]
    [InlineData(
        """{ "currency": "USD", "prices": [ { "regions": { "r": { "amount": 1, "date": "31.1.2026" } } } ] }""",
        "the date '31.1.2026'; a date is written 2026-01-31."
    )]
    public void Read_SomethingElse_IsRefused(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TwoPricesForOneThing_IsRefused()
    {
        const string item =
            """{ "item": "key", "unit": "month", "source": "s", "regions": { "r": { "amount": 1, "date": "2026-01-31" } } }""";

        var refusal = Assert.Throws<FormatException>(() =>
            Read($$"""{ "currency": "USD", "prices": [ {{item}}, {{item}} ] }""")
        );

        Assert.Equal("The price table has two prices for key in r.", refusal.Message);
    }

    private static PriceTable Read(string json) => PriceTable.Read(Encoding.UTF8.GetBytes(json));
}
