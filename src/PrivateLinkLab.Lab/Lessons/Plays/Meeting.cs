using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>What a program meets on its way, as far as it can tell.</summary>
internal enum Meeting
{
    /// <summary>An answer.</summary>
    Answer,

    /// <summary>No address for the name.</summary>
    NoName,

    /// <summary>Nothing: packets are lost, and it waits until its patience ends.</summary>
    Silence,

    /// <summary>A refusal by the service, which its packets reached.</summary>
    Refusal,

    /// <summary>That is not known.</summary>
    NotKnown,
}

/// <summary>Reads from a probe what a program meets.</summary>
internal static class Meetings
{
    /// <summary>Gives what the program meets whose way was probed.</summary>
    public static Meeting Of(ProbeResult found) =>
        found.Verdict switch
        {
            Verdict.Reachable => Meeting.Answer,
            Verdict.Unknown => Meeting.NotKnown,
            Verdict.Blocked when !HasName(found) => Meeting.NoName,
            // Of several obstacles a policy is named last: the packets arrive.
            Verdict.Blocked when Reason.Of(found.Reason!).Layer == ReasonLayer.Policy => Meeting.Refusal,
            Verdict.Blocked => Meeting.Silence,
            _ => throw new ArgumentOutOfRangeException(nameof(found), found.Verdict, "There is no such verdict."),
        };

    /// <summary>Whether the name that was asked for has an address; true where none was.</summary>
    public static bool HasName(ProbeResult found) => found.Dns is not { Answers.IsEmpty: true };
}
