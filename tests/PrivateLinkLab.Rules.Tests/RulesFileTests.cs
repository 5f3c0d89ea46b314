using CsCheck;

namespace PrivateLinkLab.Rules.Tests;

public sealed class RulesFileTests
{
    private static readonly string[] Pieces =
    [
        .. (
            "rules:|  - |from: |to: |web|db:3306|[|]|{|}|expect: blocked|&a |*a|'|\"|>|---|ports: any|only-from: |tag:|"
            + ":|,|!!str |? |%|0|null"
        ).Split('|'),
        "|",
        "\n",
        "\t",
        "\0",
    ];

    [Fact]
    public void Read_AWholeRule_HasEverything()
    {
        var file = Read(
            """
            version: 1
            rules:
              - name: Only the web tier reaches the database
                from: [web-*, "tag:tier=front"]
                to: db:3306
                only-from: web-*
                because: it has the customers' data
              - from: app
                to: https://sqs.us-east-1.amazonaws.com
                action: sqs:SendMessage
                resource: arn:aws:sqs:us-east-1:123456789012:jobs
                protocol: tcp
                unknown: allow
              - from: internet
                to: any
                ports: any
                expect: blocked
            """
        );

        Assert.Equal(
            [
                "Only the web tier reaches the database",
                "app reaches " + "https://sqs.us-east-1.amazonaws.com",
                "internet does not reach any",
            ],
            file.Rules.Select(rule => rule.Name)
        );
        Assert.Equal([3, 8, 14], file.Rules.Select(rule => rule.Line));
        Assert.Equal(["web-*", "tag:tier=front"], file.Rules[0].From.Select(selector => selector.Text));
        Assert.Equal(["web-*"], file.Rules[0].OnlyFrom.Select(selector => selector.Text));
        Assert.Equal("3306", file.Rules[0].To[0].Ports.ToString());
        Assert.Equal("it has the customers' data", file.Rules[0].Because);
        Assert.Null(file.Rules[1].To[0].Places);
        Assert.Equal(
            ("sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:jobs", "tcp", true),
            (file.Rules[1].Action, file.Rules[1].Resource, file.Rules[1].Protocol, file.Rules[1].AllowsUnknown)
        );
        Assert.Equal((Expectation.Blocked, "1-65535"), (file.Rules[2].Expect, file.Rules[2].To[0].Ports.ToString()));
    }

    [Theory]
    [InlineData("db:3306", "db", "3306")]
    [InlineData("db", "db", "")]
    [InlineData("db:any", "db", "1-65535")]
    [InlineData("tag:tier=back:1000-2000", "tag:tier=back", "1000-2000")]
    [InlineData("vpc:main", "vpc:main", "")]
    [InlineData("10.0.0.0/16:443", "10.0.0.0/16", "443")]
    [InlineData("internet:443", "internet", "443")]
    [InlineData("example.com:443", null, "")]
    [InlineData("10.0.1.7:22", null, "")]
    [InlineData("https://example.com", null, "")]
    [InlineData("session-manager", null, "")]
    public void Read_Target_IsPlacesWithPortsOrAText(string target, string? places, string ports)
    {
        var read = Read($"rules: [{{from: web, to: '{target}'}}]").Rules[0].To[0];

        Assert.Equal((places, ports), (read.Places?.Text, read.Ports.ToString()));
    }

    [Theory]
    [InlineData("", "paths.yaml: the file is empty; expected a list of rules under 'rules:'.")]
    [InlineData("a", "paths.yaml, line 1, column 1: the file is 'a'; expected a list of rules under 'rules:'.")]
    [InlineData("rules:", "paths.yaml, line 1, column 7: 'rules' is empty; expected a list of rules.")]
    [InlineData("rules: []", "paths.yaml, line 1, column 8: 'rules' is an empty list; expected a list of rules.")]
    [InlineData("rule: []", "paths.yaml, line 1, column 1: the file has no 'rule'; did you mean 'rules'?")]
    [InlineData(
        "version: 2\nrules: [{from: a, to: b}]",
        "paths.yaml, line 1, column 10: the version is '2'; " + "expected 1."
    )]
    [InlineData(
        "rules:\n  - web",
        "paths.yaml, line 2, column 5: a rule is 'web'; expected a map with " + "'from' and 'to'."
    )]
    [InlineData(
        "rules:\n  - to: db",
        "paths.yaml, line 2, column 5: a rule has no 'from'; expected who " + "connects, such as 'from: web'."
    )]
    [InlineData(
        "rules:\n  - from: web",
        "paths.yaml, line 2, column 5: a rule has no 'to'; expected what is " + "connected to, such as 'to: db:3306'."
    )]
    [InlineData(
        "rules:\n  - form: web\n    to: db",
        "paths.yaml, line 2, column 5: a rule has no 'form'; did " + "you mean 'from'?"
    )]
    [InlineData(
        "rules:\n  - from: web\n    to: db\n    expect: open",
        "paths.yaml, line 4, column 13: 'expect' " + "is 'open'; expected reachable or blocked."
    )]
    [InlineData(
        "rules:\n  - from: web\n    to: db\n    protocol: sctp",
        "paths.yaml, line 4, column 15: " + "'protocol' is 'sctp'; expected tcp or udp or icmp."
    )]
    [InlineData(
        "rules:\n  - from: web\n    to: db\n    ports: 80",
        "paths.yaml, line 4, column 12: 'ports' is "
            + "'80'; expected any, or a port after the target, as in 'to: db:3306'."
    )]
    [InlineData(
        "rules:\n  - from: []\n    to: db",
        "paths.yaml, line 2, column 11: 'from' is an empty list; " + "expected at least one."
    )]
    [InlineData(
        "rules:\n  - from: [{a: b}]\n    to: db",
        "paths.yaml, line 2, column 12: 'from' has a map; " + "expected a text or a list of texts."
    )]
    [InlineData(
        "rules:\n  - from: web\n    to: db:70000",
        "paths.yaml, line 3, column 9: '70000' in 'db:70000' "
            + "is not a port or a range of ports; expected 1 to 65535, such as 443 or 1024-65535."
    )]
    [InlineData(
        "rules:\n  - from: local\n    to: db:1",
        "paths.yaml, line 2, column 11: 'local' does not say " + "through which instance; write local:NAME."
    )]
    [InlineData(
        "rules:\n  - to: db:1\n    only-from: web\n    expect: blocked",
        "paths.yaml, line 4, column " + "13: a rule with 'only-from' says who may connect; it cannot expect blocked."
    )]
    [InlineData(
        "rules:\n  - {from: web, to: db:1}\n  - {from: web, to: db:1, expect: blocked}",
        "paths.yaml, "
            + "line 3, column 5: the rule 'web does not reach db:1' contradicts 'web reaches db:1' in line 2: both "
            + "are about web and db:1, and one expects reachable, the other blocked."
    )]
    [InlineData(
        "rules:\n  - from: web\n    from: web",
        "paths.yaml, line 3, column 5: this is not YAML: the " + "key 'from' is there twice."
    )]
    public void Read_WhatIsNoRulesFile_IsRefusedInOneSentence(string text, string message) =>
        Assert.Equal(message, Assert.Throws<RulesException>(() => Read(text)).Message);

    [Theory]
    [InlineData("rules: [")]
    [InlineData("rules:\n  - from: web\n   to: db")]
    [InlineData("rules:\n\t- from: web")]
    [InlineData("rules: *a")]
    [InlineData("- - - }")]
    public void Read_BrokenYaml_NamesThePlace(string text)
    {
        var refusal = Assert.Throws<RulesException>(() => Read(text));

        Assert.True(refusal.Line > 0 && refusal.Column > 0, refusal.Message);
        Assert.StartsWith(
            $"paths.yaml, line {refusal.Line}, column {refusal.Column}: this is not YAML: ",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\n', refusal.Message);
    }

    // Pieces of rules files in any order: read or refused, never anything else.
    [Fact]
    public void Read_AnyText_IsReadOrRefused() =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 25]
            .Sample(
                parts =>
                {
                    try
                    {
                        Read(string.Concat(parts.Select(part => Pieces[part])));
                    }
                    catch (RulesException refusal)
                    {
                        Assert.DoesNotContain('\n', refusal.Message);
                    }
                },
                iter: 3000
            );

    private static RulesFile Read(string text) => RulesFile.Read("paths.yaml", new StringReader(text));
}
