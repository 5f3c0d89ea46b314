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

        Assert.Equal(
            """
            db should reach web:22.

            db -> web:22
            ✗ blocked: SG_HAS_NO_RULES

            ✗ db                           security group
            │ Security group 'db' (sg-0333d4618a3d32cd3) of db has no outbound rule at all.
            ✓ default network ACL of main  network acl
            │ Network ACL 'default network ACL of main' of subnet closed lets the request to web pass: outbound rule 100
            │ (allow all traffic 0.0.0.0/0).
            ✓ main route table of main     route table
            │ Main route table 'main route table of main' sends the request to 10.0.0.176 by the local route 10.0.0.0/16.
            ✓ default network ACL of main  network acl
            │ Network ACL 'default network ACL of main' of subnet open lets the request from db pass: inbound rule 100
            │ (allow all traffic 0.0.0.0/0).
            ✗ web                          security group
            │ No inbound rule of security group 'web' (sg-02890061b51a17b6f) of web admits TCP 22 from 10.0.1.40.
            ✓ default network ACL of main  network acl
            │ Network ACL 'default network ACL of main' of subnet open lets the reply pass: outbound rule 100 (allow all
            │ traffic 0.0.0.0/0).
            ✓ public                       route table
            │ Route table 'public' (rtb-0e78f5291fe7e88a8) sends the reply to 10.0.1.40 by the local route 10.0.0.0/16.
            ✓ default network ACL of main  network acl
            │ Network ACL 'default network ACL of main' of subnet closed lets the reply pass: inbound rule 100 (allow all
            │ traffic 0.0.0.0/0).
            ✓ web                          destination
              'web' (eni-06efcd27e9ca097b9) has the address 10.0.0.176.

            db does not reach web:22: Security group 'db' (sg-0333d4618a3d32cd3) of db has no outbound rule at all. 2
            settings have to change. The connection crosses from Availability Zone us-east-1b to us-east-1a.

            What has to change, all 2:
              1. db  SG_HAS_NO_RULES
                 Add an outbound rule to security group 'db' (sg-0333d4618a3d32cd3) that allows TCP 22 to security group
                 'web' (sg-02890061b51a17b6f).
              2. web  ENI_SG_RULES_MISMATCH
                 Add an inbound rule to security group 'web' (sg-02890061b51a17b6f) that allows TCP 22 from security group
                 'db' (sg-0333d4618a3d32cd3).
            """,
            failure.Message
        );
        Assert.Single(failure.Results);
    }

    [Fact]
    public async Task DoesNotReach_WhatIsReachable_TellsWhatLetsItThrough()
    {
        var aws = await RunTests.RunAsync(true);

        var failure = Assert.Throws<ReachabilityException>(() => aws.DoesNotReach("web", "db:3306"));

        Assert.Equal(
            """
            web should not reach db:3306.

            web -> db:3306
            ✓ reachable

            ✓ web                          security group
            │ Security group 'web' (sg-02890061b51a17b6f) allows all traffic to 0.0.0.0/0 (rule 'web-out'
            │ (sgr-09318b0fbcc78d1e3)): TCP 3306 to 10.0.1.40 passes.
            ✓ default network ACL of main  network acl
            │ Network ACL 'default network ACL of main' of subnet open lets the request to db pass: outbound rule 100
            │ (allow all traffic 0.0.0.0/0).
            ✓ public                       route table
            │ Route table 'public' (rtb-0e78f5291fe7e88a8) sends the request to 10.0.1.40 by the local route 10.0.0.0/16.
            ✓ default network ACL of main  network acl
            │ Network ACL 'default network ACL of main' of subnet closed lets the request from web pass: inbound rule 100
            │ (allow all traffic 0.0.0.0/0).
            ✓ db                           security group
            │ Security group 'db' (sg-0333d4618a3d32cd3) allows TCP 3306 from members of security group 'web'
            │ (sg-02890061b51a17b6f) (rule 'db-mysql' (sgr-0c474642ba78a8763)): TCP 3306 from 10.0.0.176 passes.
            ✓ default network ACL of main  network acl
            │ Network ACL 'default network ACL of main' of subnet closed lets the reply pass: outbound rule 100 (allow all
            │ traffic 0.0.0.0/0).
            ✓ main route table of main     route table
            │ Main route table 'main route table of main' sends the reply to 10.0.0.176 by the local route 10.0.0.0/16.
            ✓ default network ACL of main  network acl
            │ Network ACL 'default network ACL of main' of subnet open lets the reply pass: inbound rule 100 (allow all
            │ traffic 0.0.0.0/0).
            ✓ db                           destination
              'db' (eni-0e896640804637805) has the address 10.0.1.40.

            web reaches db:3306. The connection crosses from Availability Zone us-east-1a to us-east-1b.

            What lets it through:
            - Security group 'db' (sg-0333d4618a3d32cd3) allows TCP 3306 from members of security group 'web' (sg-02890061b51a17b6f) (rule 'db-mysql' (sgr-0c474642ba78a8763)): TCP 3306 from 10.0.0.176 passes.
            - Security group 'web' (sg-02890061b51a17b6f) allows all traffic to 0.0.0.0/0 (rule 'web-out' (sgr-09318b0fbcc78d1e3)): TCP 3306 to 10.0.1.40 passes.
            """,
            failure.Message
        );
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
}
