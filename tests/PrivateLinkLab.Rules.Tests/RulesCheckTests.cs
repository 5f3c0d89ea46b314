using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Rules.Tests;

public sealed class RulesCheckTests
{
    [Theory]
    [InlineData("{from: web*, to: db}", true)]
    [InlineData("{from: web*, to: 'db:3306'}", true)]
    [InlineData("{from: job, to: db}", false)]
    [InlineData("{from: job, to: db, expect: blocked}", true)]
    [InlineData("{from: '*', to: db, expect: blocked}", false)]
    [InlineData("{from: web*, to: 'db:3307', expect: blocked}", true)]
    [InlineData("{from: web*, to: 'db:3300-3310'}", false)]
    [InlineData("{from: web*, to: 'db:3300-3305', expect: blocked}", true)]
    [InlineData("{from: web*, to: db, ports: any}", false)]
    [InlineData("{from: job, to: db, ports: any, expect: blocked}", true)]
    [InlineData("{to: db, only-from: web*}", true)]
    [InlineData("{to: db, only-from: web1}", false)]
    [InlineData("{from: web*, to: db, only-from: web*}", true)]
    [InlineData("{from: internet, to: any, ports: any, expect: blocked}", true)]
    [InlineData("{from: s1, to: db, expect: blocked}", true)]
    [InlineData("{from: web1, to: web2, protocol: icmp, expect: blocked}", true)]
    [InlineData("{from: web1, to: '10.0.2.7:443', expect: blocked}", true)]
    [InlineData("{from: web1, to: session-manager, expect: blocked}", true)]
    public void Rule_OfASmallNetwork_HoldsOrNot(string rule, bool holds) =>
        Assert.Equal(holds, Assert.Single(Check($"rules: [{rule}]")).Holds);

    [Fact]
    public void Rule_OverMany_NamesThePairsThatBreakIt()
    {
        var result = Assert.Single(Check("rules: [{from: '*', to: db}]"));

        var broken = Assert.Single(result.Broken);
        Assert.Equal(("job", "db", Verdict.Blocked), (broken.From.Label, broken.To!.Label, broken.Result.Verdict));
        Assert.Equal(3, result.Count);
    }

    // A table and a bucket may have one name, which is the id of both.
    [Theory]
    [InlineData("aws:dynamodb/table:Table")]
    [InlineData("aws:secretsmanager/secret:Secret")]
    [InlineData("aws:ssm/parameter:Parameter")]
    [InlineData("aws:sns/topic:Topic")]
    public void Rule_OverEverything_HasResourcesOfServicesToo(string type)
    {
        var net = Example();
        net.Add("aws:s3/bucket:Bucket", "orders", "objects");
        net.Add(type, "orders", "orders");

        var result = Assert.Single(Check("rules: [{from: web1, to: any, ports: any, expect: blocked}]", net));

        Assert.Single(
            result.Pairs.SelectMany(pair => pair.To!.Members).Where(member => member.Type == type).Distinct()
        );
    }

    [Theory]
    [InlineData("fail", false)]
    [InlineData("allow", true)]
    public void Unknown_FailsUnlessTheRuleAllowsIt(string unknown, bool holds)
    {
        var net = Example();
        net.Ingress("sg-back", 3306, "10.0.1.8/32");
        net.Remove("other");

        var result = Assert.Single(Check($"rules: [{{from: job, to: db, unknown: {unknown}}}]", net));

        Assert.Equal((holds, Verdict.Unknown), (result.Holds, result.Pairs[0].Result.Verdict));
    }

    [Theory]
    [InlineData(
        "rules:\n  - {from: wbe1, to: db}",
        "paths.yaml, line 2, column 5: 'wbe1' is not the name or id of anything that a connection can begin or "
            + "end at; did you mean web1?"
    )]
    [InlineData(
        "rules:\n  - {from: web1, to: web2}",
        "paths.yaml, line 2, column 5: 'web2' has no port, and web2 has no usual one; write web2:443 or 'ports: any'."
    )]
    [InlineData(
        "rules:\n  - {from: web*, to: db}\n  - {name: x, from: web1, to: db, expect: blocked}",
        "paths.yaml, line 3, column 5: the rule 'x' contradicts 'web* reaches db' in line 2: one expects that "
            + "web1 does not reach db:3306, the other that it does."
    )]
    [InlineData(
        "rules:\n  - {from: web1, to: 'db:3306', action: 'rds:Nothing'}",
        "paths.yaml, line 2, column 5: 'rds:Nothing' is no action of db:3306, which is no AWS service."
    )]
    public void Rule_ThatDoesNotFitTheNetwork_IsRefused(string rules, string message) =>
        Assert.Equal(message, Assert.Throws<RulesException>(() => Check(rules)).Message);

    private static System.Collections.Immutable.ImmutableArray<RuleResult> Check(string rules, Net? net = null)
    {
        net ??= Example();
        return RulesCheck.Run(
            RulesFile.Read("paths.yaml", new StringReader(rules)),
            new WholeNetworkReach(net.Model, net.Graph)
        );
    }

    private static Net Example()
    {
        var net = new Net();
        net.Vpc("v", "10.0.0.0/16");
        net.Subnet("s1", "vpc-v", "10.0.1.0/24");
        net.Subnet("s2", "vpc-v", "10.0.2.0/24");
        net.Group("front", "vpc-v");
        net.Group("other", "vpc-v");
        net.Group("back", "vpc-v");
        net.Egress("sg-front", 3306, "sg-back");
        net.Ingress("sg-back", 3306, "sg-front");
        net.Instance("web1", "subnet-s1", "10.0.1.7", ["sg-front"]);
        net.Instance("web2", "subnet-s2", "10.0.2.7", ["sg-front"]);
        net.Instance("job", "subnet-s1", "10.0.1.8", ["sg-other"]);
        net.Database("db", ["subnet-s2"], ["sg-back"]);
        return net;
    }
}
