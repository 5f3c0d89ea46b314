namespace PrivateLinkLab.Graph;

/// <summary>
/// Types as texts that resources share: a large stack has thousands of resources of a few dozen types. Holds a fixed
/// number of them, so that no file makes it grow.
/// </summary>
internal static class TypeNames
{
    private const int Slots = 1024;

    private static readonly string?[] Recent = new string?[Slots];

    /// <summary>
    /// Gives the text of a type, most often one that was given before. May be used by several threads at once.
    /// </summary>
    public static string Of(ReadOnlySpan<char> type)
    {
        ref var slot = ref Recent[(uint)string.GetHashCode(type) % Slots];
        if (Volatile.Read(ref slot) is { } known && type.SequenceEqual(known))
        {
            return known;
        }

        // Two threads may do this at once; one text or the other stays, and both are right.
        var name = type.ToString();
        Volatile.Write(ref slot, name);
        return name;
    }
}
