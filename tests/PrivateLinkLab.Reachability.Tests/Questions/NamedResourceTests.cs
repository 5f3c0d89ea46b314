using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Questions;

/// <summary>The resource of an action that a probe names, or that the graph has.</summary>
public class NamedResourceTests
{
    private const string Table = $"arn:aws:dynamodb:{Net.Region}:{Net.Account}:table/orders";

    [Theory]
    [InlineData("sqs", "SendMessage", $"arn:aws:sqs:{Net.Region}:{Net.Account}:a", Verdict.Reachable)]
    [InlineData("sqs", "SendMessage", $"arn:aws:sqs:{Net.Region}:{Net.Account}:b", Verdict.Blocked)]
    // Nobody knows the policy of a queue that the graph does not have.
    [InlineData("sqs", "SendMessage", $"arn:aws:sqs:{Net.Region}:{Net.Account}:a2", Verdict.Unknown)]
    [InlineData("dynamodb", "GetItem", Table, Verdict.Reachable)]
    [InlineData("dynamodb", "Query", $"{Table}/index/by-date", Verdict.Reachable)]
    [InlineData("ecs", "UpdateService", $"arn:aws:ecs:{Net.Region}:{Net.Account}:service/a", Verdict.Reachable)]
    [InlineData("ecs", "UpdateService", $"arn:aws:ecs:{Net.Region}:{Net.Account}:service/b", Verdict.Blocked)]
    [InlineData("sts", "AssumeRole", $"arn:aws:iam::{Net.Account}:role/reader", Verdict.Reachable)]
    [InlineData("sts", "AssumeRole", $"arn:aws:iam::{Net.Account}:role/admin", Verdict.Blocked)]
    public void Action_OfANamedResource_IsAboutThatOne(string service, string action, string resource, Verdict verdict)
    {
        var result = new Prober(Stack().Model).Probe(
            "App",
            $"https://{service}.us-east-1.amazonaws.com",
            $"{service}:{action}",
            resource
        );

        Assert.True(verdict == result.Verdict, result.Explanation);
    }

    [Theory]
    [InlineData("dynamodb:GetItem", Verdict.Reachable)]
    [InlineData("dynamodb:PutItem", Verdict.Blocked)]
    public void Action_OfTheGraphsTable_IsAboutThatOne(string action, Verdict verdict) =>
        Assert.Equal(verdict, Stack().Probe("App", "https://dynamodb.us-east-1.amazonaws.com", action).Verdict);

    [Theory]
    [InlineData(
        null,
        "arn:aws:sqs:us-east-1:1:a",
        "'arn:aws:sqs:us-east-1:1:a' is the resource of no action: name one with --action."
    )]
    [InlineData("sqs:SendMessage", "a", "'a' is not an ARN such as arn:aws:sqs:us-east-1:123456789012:jobs.")]
    [InlineData(
        "sqs:SendMessage",
        "arn:aws:s3:::a",
        "sqs:SendMessage is about a queue, whose ARN is like arn:{partition}:sqs:{region}:{account}:{name}; "
            + "'arn:aws:s3:::a' is none."
    )]
    [InlineData(
        "sqs:ListQueues",
        "arn:aws:sqs:us-east-1:1:a",
        "sqs:ListQueues is about no resource, so that 'arn:aws:sqs:us-east-1:1:a' cannot be its."
    )]
    public void Resource_ThatCannotBe_IsNamed(string? action, string resource, string message) =>
        Assert.Equal(
            message,
            Assert
                .Throws<ProbeException>(() =>
                    new Prober(Stack().Model).Probe("App", "https://sqs.us-east-1.amazonaws.com", action, resource)
                )
                .Message
        );

    private static Net Stack()
    {
        var net = Net.Private(profile: "role").WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        net.Queue("a");
        net.Queue("b");
        net.Add("aws:dynamodb/table:Table", "orders", "orders", ("arn", Table));
        foreach (var name in (string[])["reader", "admin"])
        {
            net.Role(name);
            net.Set(
                name,
                "assumeRolePolicy",
                Policies
                    .Allow(
                        "sts:AssumeRole",
                        "*",
                        $"arn:aws:iam::{Net.Account}:role/{(name == "reader" ? "role" : "other")}"
                    )
                    .Replace(",\"Resource\":\"*\"", "", StringComparison.Ordinal)
            );
        }

        foreach (
            var (action, resource) in ((string, string)[])
                [
                    ("sqs:SendMessage", $"arn:aws:sqs:{Net.Region}:{Net.Account}:a*"),
                    ("dynamodb:GetItem", $"{Table}"),
                    ("dynamodb:Query", $"{Table}/index/*"),
                    ("ecs:UpdateService", $"arn:aws:ecs:{Net.Region}:{Net.Account}:service/a"),
                    ("sts:AssumeRole", "*"),
                ]
        )
        {
            net.Policy("role", Policies.Allow(action, resource));
        }

        return net;
    }
}
