namespace PrivateLinkLab.Testing.Tests;

/// <summary>Assertions hold, or fail with a text that tells why.</summary>
public class AssertionTests
{
    [Theory]
    [MemberData(nameof(RunTests.Forms), MemberType = typeof(RunTests))]
    public async Task Assertions_ThatHold_PassInEveryForm(bool asClass)
    {
        var aws = await RunTests.RunAsync(asClass);

        aws.Reaches("web", "db:3306");
        aws.Reaches(Place.Internet, "web:80");
        aws.Reaches("we*", "https://example.com");
        aws.DoesNotReach(Place.Internet, "db:3306");
        aws.DoesNotReach("db", "web:22");
        aws.DoesNotReach(Place.InSubnet("closed"), "web:80");
        aws.IsReachedOnlyFrom("db:3306", "web");
        await aws.Check("paths.yaml");
    }

    [Fact]
    public async Task Reaches_WhatIsBlocked_TellsTheTraceAndTheChange()
    {
        var aws = await RunTests.RunAsync(true);

        var failure = Assert.Throws<ReachabilityException>(() => aws.Reaches("db", "web:22"));

        Assert.Equal(Text("blocked"), failure.Message);
        Assert.Single(failure.Results);
    }

    [Fact]
    public async Task DoesNotReach_WhatIsReachable_TellsWhatLetsItThrough()
    {
        var aws = await RunTests.RunAsync(true);

        var failure = Assert.Throws<ReachabilityException>(() => aws.DoesNotReach("web", "db:3306"));

        Assert.Equal(Text("reachable"), failure.Message);
    }

    [Fact]
    public async Task IsReachedOnlyFrom_WhatOthersReach_NamesThem()
    {
        var aws = await RunTests.RunAsync(true);

        var failure = Assert.Throws<ReachabilityException>(() => aws.IsReachedOnlyFrom("web:80", "db"));

        Assert.StartsWith("Only db should reach web:80.\n\nopen -> web:80\n✓ reachable\n", failure.Message);
    }

    [Fact]
    public async Task Check_RulesThatAreBroken_TellsEachOfThem()
    {
        var aws = await RunTests.RunAsync(true);

        var failure = Assert.Throws<ReachabilityException>(() =>
            aws.CheckRules(
                "rules.yaml",
                """
                version: 1
                rules:
                  - name: Nobody gets in
                    from: internet
                    to: web:80
                    expect: blocked
                    because: it is a secret
                  - from: web
                    to: db:3306
                """
            )
        );

        Assert.StartsWith(
            "rules.yaml: 1 of 2 rules broken.\n\n✗ Nobody gets in (line 3)\n  because it is a secret\n\n"
                + "internet -> web:80\n✓ reachable\n",
            failure.Message
        );
    }

    [Fact]
    public async Task Questions_ThatCannotBeAsked_SaySo()
    {
        var aws = await RunTests.RunAsync(true);

        Assert.Equal(
            "Reaches(\"wbe\", \"db:3306\"): 'wbe' is not the name or id of anything that a connection can begin or end "
                + "at; did you mean db or web?",
            Assert.Throws<QuestionException>(() => aws.Reaches("wbe", "db:3306")).Message
        );
        Assert.Equal(
            "DoesNotReach(\"web\", \"db\"): 'db' has no port, and db has no usual one; write db:443 or 'ports: any'.",
            Assert.Throws<QuestionException>(() => aws.DoesNotReach("web", "db")).Message
        );
        Assert.StartsWith(
            "rules.yaml, line 2, column 14: this is not YAML: ",
            Assert.Throws<QuestionException>(() => aws.CheckRules("rules.yaml", "version: 1\nrules: [{from]")).Message
        );
        Assert.StartsWith(
            "There is no file 'missing.yaml', neither in ",
            (await Assert.ThrowsAsync<QuestionException>(() => aws.Check("missing.yaml"))).Message
        );
    }

    private static string Text(string name) =>
        File.ReadAllText(RepositoryFile.PathOf($"tests/PrivateLinkLab.Testing.Tests/Texts/{name}.txt")).TrimEnd('\n');
}
