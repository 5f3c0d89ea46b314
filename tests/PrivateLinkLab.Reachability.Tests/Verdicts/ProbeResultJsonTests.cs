using System.Text;
using System.Text.Json;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Verdicts;

public sealed class ProbeResultJsonTests
{
    [Fact]
    public void Write_BlockedResult_IsTheContract()
    {
        var result = new ProbeResult
        {
            From = "AppServer",
            To = "https://sqs.us-east-1.amazonaws.com",
            Action = "sqs:SendMessage",
            Verdict = Verdict.Blocked,
            Reason = ReasonCode.NoRouteToDestination,
            Explanation = "No route.",
            Dns = new DnsAnswer("sqs.us-east-1.amazonaws.com", ["10.0.1.37"], DnsZone.Private),
            Hops =
            [
                new Hop("rtb-1", HopKind.RouteTable, Decision.Deny, "No route.")
                {
                    Direction = Direction.Reply,
                    Rule = "rt-r",
                },
            ],
            Changes = [new RequiredChange("rtb-1", ReasonCode.NoRouteToDestination, "Add one.")],
        };

        Assert.Equal(
            """
            {"schemaVersion":1,"from":"AppServer","to":"https://sqs.us-east-1.amazonaws.com","action":"sqs:SendMessage","resource":null,"protocol":"tcp","verdict":"blocked","reason":"NO_ROUTE_TO_DESTINATION","explanation":"No route.","dns":{"name":"sqs.us-east-1.amazonaws.com","answers":["10.0.1.37"],"zone":"private"},"hops":[{"component":"rtb-1","kind":"route-table","decision":"deny","evidence":"No route.","direction":"reply","rule":"rt-r"}],"changes":[{"component":"rtb-1","reason":"NO_ROUTE_TO_DESTINATION","change":"Add one."}]}
            """,
            Json(result)
        );
    }

    [Fact]
    public void Write_ReachableResult_HasNullsForWhatThereIsNot()
    {
        var result = new ProbeResult
        {
            From = "a",
            To = "b",
            Verdict = Verdict.Reachable,
            Explanation = "Yes.",
        };

        Assert.Equal(
            """{"schemaVersion":1,"from":"a","to":"b","action":null,"resource":null,"protocol":"tcp","verdict":"reachable","reason":null,"explanation":"Yes.","dns":null,"hops":[],"changes":[]}""",
            Json(result)
        );
    }

    private static string Json(ProbeResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            ProbeResultJson.Write(writer, result);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
