using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>What curl prints, as Amazon Linux 2023 has it.</summary>
internal static class CurlAnswers
{
    /// <summary>How long curl may wait for a connection.</summary>
    public const int Patience = 15;

    /// <summary>To <c>curl -I</c>: the head of a page.</summary>
    public static Answer Head(ProbeResult found, string host) =>
        Of(found, host, "443", ["HTTP/2 200", "content-type: text/html"]);

    /// <summary>To <c>curl -v</c>: the connection, the request and the page.</summary>
    /// <param name="found">What the probe found.</param>
    /// <param name="host">The server's name.</param>
    /// <param name="port">Its port.</param>
    /// <param name="body">The page.</param>
    public static Answer Page(ProbeResult found, string host, string port, string body)
    {
        var address = found.Dns is { Answers: [var first, ..] } dns ? MadeUp.Address(dns.Name, first) : "127.0.0.1";
        return Of(
            found,
            host,
            port,
            [
                $"* Connected to {host} ({address}) port {port}",
                "> GET / HTTP/1.1",
                $"> Host: {host}{(port == "80" ? "" : $":{port}")}",
                ">",
                // Python's http.server speaks this version.
                "< HTTP/1.0 200 OK",
                "< Content-type: text/html",
                "<",
                body,
            ]
        );
    }

    private static Answer Of(ProbeResult found, string host, string port, ImmutableArray<string> success) =>
        Meetings.Of(found) switch
        {
            Meeting.Answer => Answer.Works(success),
            Meeting.NoName => Answer.Fails(10, $"curl: (6) Could not resolve host: {host}"),
            Meeting.Silence or Meeting.Refusal => Answer.Fails(
                Patience,
                $"curl: (28) Failed to connect to {host} port {port} after {Patience}001 ms: Timeout was reached"
            ),
            Meeting.NotKnown => Answer.NotKnown(found),
            _ => throw new ArgumentOutOfRangeException(nameof(found), found.Verdict, "There is no such meeting."),
        };
}
