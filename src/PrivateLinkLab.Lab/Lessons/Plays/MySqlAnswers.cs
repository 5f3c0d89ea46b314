using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>What MySQL's client prints, which asks for the password first.</summary>
internal static class MySqlAnswers
{
    private const string Password = "Enter password:";

    // Without an option of its own the client waits until the operating system gives up: on Linux after the
    // retransmissions of tcp_syn_retries, a little more than two minutes.
    private const double Patience = 130;

    /// <summary>Straight to the database.</summary>
    /// <param name="found">What the probe found.</param>
    /// <param name="server">The database's name and port.</param>
    /// <param name="version">Its version.</param>
    public static Answer Direct(ProbeResult found, string server, string version) =>
        Of(
            found,
            version,
            AfterPassword(Patience, $"ERROR 2003 (HY000): Can't connect to MySQL server on '{server}' (110)")
        );

    /// <summary>To a local port that Session Manager forwards.</summary>
    /// <param name="found">What the probe found of the whole way.</param>
    /// <param name="isForwarded">Whether the session is open, so that somebody listens at the port.</param>
    /// <param name="port">The local port.</param>
    /// <param name="version">The database's version.</param>
    public static Answer Forwarded(ProbeResult found, bool isForwarded, string port, string version) =>
        isForwarded
            ? Of(
                found,
                version,
                AfterPassword(
                    Patience,
                    "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', "
                        + "system error: 0"
                )
            )
            : AfterPassword(0.2, $"ERROR 2003 (HY000): Can't connect to MySQL server on '127.0.0.1:{port}' (111)");

    private static Answer AfterPassword(double seconds, string error) =>
        Answer.Fails(seconds, Password, error) with
        {
            LinesBefore = 1,
        };

    private static Answer Of(ProbeResult found, string version, Answer silence) =>
        Meetings.Of(found) switch
        {
            Meeting.Answer => Answer.Works(
                Password,
                "Welcome to the MySQL monitor.  Commands end with ; or \\g.",
                $"Server version: {version}",
                "",
                "mysql>"
            ),
            Meeting.NoName or Meeting.Silence or Meeting.Refusal => silence,
            Meeting.NotKnown => Answer.NotKnown(found),
            _ => throw new ArgumentOutOfRangeException(nameof(found), found.Verdict, "There is no such meeting."),
        };
}
