namespace PrivateLinkLab.Network.Tests.Ingest;

/// <summary>Whose a resource is, when it does not tell itself.</summary>
public class OwnerAccountTests
{
    private const string Other = "999999999999";

    [Theory]
    [InlineData("one", "one", null, Net.Account)]
    [InlineData("one", "two", null, null)]
    [InlineData(null, null, null, null)]
    // The provider's resources do not agree.
    [InlineData("one", "one", Other, null)]
    public void Bucket_HasTheAccountThatItsProviderHas(
        string? ofBucket,
        string? ofQueue,
        string? another,
        string? account
    )
    {
        var net = new Net();
        net.Queue("A");
        SetProvider(net, "A", ofQueue);
        if (another is not null)
        {
            net.Queue("B", another);
            SetProvider(net, "B", ofQueue);
        }

        net.Add("aws:s3/bucket:Bucket", "b", "b", ("arn", "arn:aws:s3:::b"));
        SetProvider(net, "b", ofBucket);

        Assert.Equal(new Owner(account, Reference(ofBucket)), net.Model.Buckets["b"].Owner);
    }

    [Theory]
    [InlineData(Net.Account, "one", Net.Account, "two", true)]
    [InlineData(Net.Account, "one", Other, "one", false)]
    [InlineData(null, "one", null, "one", true)]
    [InlineData(null, "one", Net.Account, "one", true)]
    [InlineData(null, "one", null, "two", null)]
    [InlineData(null, null, null, null, null)]
    public void IsSameAs_UnknownAccounts_AreOneOfOneProviderOnly(
        string? one,
        string? provider,
        string? two,
        string? otherProvider,
        bool? isSame
    ) => Assert.Equal(isSame, new Owner(one, provider).IsSameAs(new Owner(two, otherProvider)));

    private static void SetProvider(Net net, string name, string? provider) =>
        net.Change(name, node => node with { Provider = Reference(provider) });

    private static string? Reference(string? name) =>
        name is null ? null : $"urn:pulumi:dev::lab::pulumi:providers:aws::{name}::1";
}
