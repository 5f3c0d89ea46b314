using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.Tests.Selection;

public sealed class PlaceSelectorTests
{
    private static readonly Net Network = Example();

    [Theory]
    [InlineData("web1", "web1")]
    [InlineData("i-web1", "web1")]
    [InlineData("web*", "web1,web2")]
    [InlineData("web?", "web1,web2")]
    [InlineData("*", "web1,web2,job")]
    [InlineData("tag:tier=front", "web1,web2")]
    [InlineData("tag:tier=*", "web1,web2,job")]
    [InlineData("tag:tier", "web1,web2,job")]
    [InlineData("type:aws:ec2/instance:Instance", "web1,web2,job")]
    [InlineData("type:aws:ec2:Instance", "web1,web2,job")]
    [InlineData("vpc:v", "web1,web2,job")]
    [InlineData("vpc:vpc-v", "web1,web2,job")]
    [InlineData("subnet:s1", "web1,job")]
    [InlineData("group:front", "web1,web2")]
    [InlineData("10.0.1.0/24", "web1,job")]
    [InlineData("10.0.2.7/32", "web2")]
    [InlineData("internet", "internet")]
    [InlineData("0.0.0.0/0", "internet")]
    [InlineData("203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("local:web1", "local:web1")]
    [InlineData("s1", "s1")]
    [InlineData("any", "web1,web2,job,s1,s2,s3,internet")]
    public void Sources_AreWhatTheSelectorSays(string selector, string expected) =>
        Assert.Equal(expected, Names(PlaceSelector.Parse(selector).Sources(Places())));

    [Theory]
    [InlineData("db", "db")]
    [InlineData("any", "web1,web2,job,db,internet")]
    [InlineData("type:aws:rds:*", "db")]
    [InlineData("subnet:s2", "web2,db")]
    public void Targets_AreWhatTheSelectorSays(string selector, string expected) =>
        Assert.Equal(expected, Names(PlaceSelector.Parse(selector).Targets(Places())));

    [Theory]
    [InlineData(
        "",
        "'' is not a selector; expected a name, an id, tag:KEY=VALUE, type:TYPE, vpc:NAME, "
            + "subnet:NAME, group:NAME, a block such as 10.0.0.0/16, internet, local:NAME or any."
    )]
    [InlineData("local", "'local' does not say through which instance; write local:NAME.")]
    [InlineData("tag:=x", "'tag:=x' has no key; write tag:KEY=VALUE.")]
    [InlineData("vpc:", "'vpc:' names nothing after vpc:.")]
    [InlineData("10.0.1.7/24", "'10.0.1.7/24' has host bits set; the block is 10.0.1.0/24.")]
    [InlineData("10.0.0.0/33", "'10.0.0.0/33' is not a block of addresses such as 10.0.0.0/16.")]
    [InlineData("2001:db8::/56", "'2001:db8::/56' is a block of IPv6 addresses; expected one of IPv4.")]
    public void Parse_WhatIsNoSelector_IsRefused(string selector, string message) =>
        Assert.Equal(message, Assert.Throws<SelectionException>(() => PlaceSelector.Parse(selector)).Message);

    [Theory]
    [InlineData(
        "wbe1",
        "'wbe1' is not the name or id of anything that a connection can begin or end at; did " + "you mean web1?"
    )]
    [InlineData("x*", "'x*' is not the name or id of anything that a connection can begin or end at.")]
    [InlineData("group:frnt", "'group:frnt' matches nothing in the network; did you mean group:front?")]
    [InlineData(
        "subnet:s3",
        "Nothing is in 'subnet:s3'; write the subnet's name alone for any host that " + "somebody may put there."
    )]
    [InlineData("192.168.0.0/16", "Nothing in the network has an address in '192.168.0.0/16'.")]
    [InlineData("local:db", "'db' in 'local:db' is not the name or id of an instance; did you mean local:job?")]
    [InlineData("type:aws:rds:*", "'type:aws:rds:*' is db, of which nothing begins a connection.")]
    public void Sources_WhatIsNotThere_IsRefused(string selector, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<SelectionException>(() => PlaceSelector.Parse(selector).Sources(Places())).Message
        );

    [Fact]
    public void Internet_IsDividedByTheBlocksThatRulesName()
    {
        var net = Example();
        net.Ingress("sg-front", 22, "203.0.113.0/24");
        net.Ingress("sg-front", 22, "203.0.113.64/26");
        var whole = new PrivateLinkLab.Reachability.WholeNetwork.WholeNetworkReach(net.Model, net.Graph);

        Assert.Equal(
            ["internet", "203.0.113.0/24", "203.0.113.64/26"],
            whole.ClassesOf([PlaceCatalog.Internet]).Select(places => places.First.Name)
        );
        Assert.Equal(
            ["203.0.113.0/24", "203.0.113.64/26"],
            whole
                .ClassesOf(PlaceSelector.Parse("203.0.113.0/24").Sources(whole.Places))
                .Select(places => places.First.Name)
        );
    }

    private static string Names(IEnumerable<NetworkPlace> places) =>
        string.Join(',', places.Select(place => place.Name));

    private static PlaceCatalog Places() => new(Network.Model, Network.Graph);

    private static Net Example()
    {
        var net = new Net();
        net.Vpc("v", "10.0.0.0/16");
        net.Subnet("s1", "vpc-v", "10.0.1.0/24");
        net.Subnet("s2", "vpc-v", "10.0.2.0/24");
        net.Subnet("s3", "vpc-v", "10.0.3.0/24");
        net.Group("front", "vpc-v");
        net.Group("back", "vpc-v");
        net.Instance("web1", "subnet-s1", "10.0.1.7", ["sg-front"]);
        net.Instance("web2", "subnet-s2", "10.0.2.7", ["sg-front"]);
        net.Instance("job", "subnet-s1", "10.0.1.8", ["sg-back"]);
        net.Database("db", ["subnet-s2"], ["sg-back"]);
        foreach (var (name, tier) in ((string, string)[])[("web1", "front"), ("web2", "front"), ("job", "back")])
        {
            net.Set(name, "tags", Net.Map(("tier", tier)));
        }

        return net;
    }
}
