using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>
/// Which of several lines together have all the traffic of another one: every port, with every address.
/// </summary>
internal static class TrafficCover
{
    /// <summary>Finds the lines.</summary>
    /// <param name="traffic">What is to be covered; null when it is not known.</param>
    /// <param name="block">The addresses that are to be covered; null when each of the lines has all of them.</param>
    /// <param name="lines">The lines that may.</param>
    /// <param name="transport">What traffic a line is for; null when it is not known.</param>
    /// <param name="blockOf">The addresses that a line is for; null when none is known.</param>
    /// <returns>One line that has it all, else those that together do; none when they do not.</returns>
    public static ImmutableArray<T> Of<T>(
        Transport? traffic,
        CidrBlock? block,
        IEnumerable<T> lines,
        Func<T, Transport?> transport,
        Func<T, CidrBlock?> blockOf
    )
    {
        if (traffic is not { } asked)
        {
            return [];
        }

        var parts = new List<Part<T>>();
        foreach (var line in lines)
        {
            if (
                transport(line) is not { } one
                || !(one.Contains(asked) || (asked.HasPorts && one.Protocol == asked.Protocol && one.Overlaps(asked)))
                || (block is { } addresses && blockOf(line)?.Overlaps(addresses) != true)
            )
            {
                continue;
            }

            var part = new Part<T>(
                parts.Count,
                line,
                one.Contains(asked) ? asked : one,
                block is null ? null : blockOf(line)
            );
            if (part.Transport.Contains(asked) && part.HasAll(block))
            {
                return [line];
            }

            parts.Add(part);
        }

        // The widest first, so that few are named.
        parts.Sort((one, other) => other.Transport.To.CompareTo(one.Transport.To));
        var used = new HashSet<Part<T>>();
        for (var next = asked.From; next <= asked.To; )
        {
            var here = new HashSet<Part<T>>();
            if (!Cover(block, parts.FindAll(part => part.Transport.From <= next && part.Transport.To >= next), here))
            {
                return [];
            }

            used.UnionWith(here);
            next = here.Min(part => part.Transport.To) + 1;
        }

        return [.. used.OrderBy(part => part.Index).Select(part => part.Line)];
    }

    // One part that has the whole block, else each half of it by itself.
    private static bool Cover<T>(CidrBlock? block, List<Part<T>> parts, HashSet<Part<T>> used)
    {
        if (parts.Find(part => part.HasAll(block)) is { } whole)
        {
            used.Add(whole);
            return true;
        }

        if (block is not { HostBits: > 0 } addresses)
        {
            return false;
        }

        for (var half = 0; half < 2; half++)
        {
            var smaller = addresses.Subnet(addresses.PrefixLength + 1, half);
            var meeting = parts.FindAll(part => part.Block?.Overlaps(smaller) == true);
            if (meeting.Count == 0 || !Cover(smaller, meeting, used))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Part<T>(int Index, T Line, Transport Transport, CidrBlock? Block)
    {
        public bool HasAll(CidrBlock? block) => block is not { } addresses || Block?.Contains(addresses) == true;
    }
}
