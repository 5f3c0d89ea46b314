using PrivateLinkLab.Lab;

namespace PrivateLinkLab.Cli.Options;

/// <summary>Options whose value is one of a few words.</summary>
internal static class AcceptedWords
{
    /// <summary>Gives a value that is one of the words.</summary>
    /// <exception cref="LabFailure">It is none.</exception>
    public static string Check(string option, string value, params IReadOnlyList<string> accepted) =>
        accepted.Contains(value)
            ? value
            : throw LabFailure.BadInput(
                $"{option} is '{value}'; expected "
                    + $"{string.Join(", ", accepted.Take(accepted.Count - 1))} or {accepted[^1]}."
            );
}
