using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Passes on the sentences of hops that still write them themselves.</summary>
internal static class LegacySentences
{
    public static Told? Of(Step step) => step switch
    {
        LegacyStep legacy => new(legacy.Kind, legacy.Sentence),
        Arrived { Detail: LegacyArrival legacy } => new(legacy.Kind, legacy.Sentence),
        _ => null,
    };

    public static string? Of(Change change) => (change as LegacyChange)?.Sentence;

    public static string? Of(Note note) => (note as LegacyNote)?.Sentence;
}
