namespace PrivateLinkLab.Pricing.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public void Library_References_HaveNoPulumi() =>
        Assert.DoesNotContain(typeof(PriceTable).Assembly.GetReferencedAssemblies(), assembly =>
            assembly.Name!.StartsWith("Pulumi", StringComparison.Ordinal)
            || assembly.Name.StartsWith("EmbeddedPulumi", StringComparison.Ordinal)
        );
}
