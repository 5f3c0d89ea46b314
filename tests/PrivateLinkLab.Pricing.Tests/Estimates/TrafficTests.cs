namespace PrivateLinkLab.Pricing.Tests.Estimates;

public sealed class TrafficTests
{
    [Fact]
    public void Default_Amounts_AreTheDocumentedOnes() =>
        Assert.Equal(
            new Traffic
            {
                Gigabytes = 1,
                Requests = 100_000,
                LogGigabytes = 0.3m,
            },
            Traffic.Default
        );

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Gigabytes_OutOfRange_AreRefused(int gigabytes)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Traffic { Gigabytes = gigabytes });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Traffic { LogGigabytes = gigabytes });
    }

    [Fact]
    public void Requests_OutOfRange_AreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Traffic { Requests = Traffic.MostRequests + 1 });
}
