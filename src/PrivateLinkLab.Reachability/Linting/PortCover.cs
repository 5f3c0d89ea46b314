using System.Collections.Immutable;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>Which of several lines together have all the traffic of another one.</summary>
internal static class PortCover
{
    /// <summary>Finds the lines.</summary>
    /// <param name="traffic">What is to be covered; null when it is not known.</param>
    /// <param name="lines">The lines that may.</param>
    /// <param name="transport">What traffic a line is for; null when it is not known.</param>
    /// <returns>One line that has it all, else those that together do; none when they do not.</returns>
    public static ImmutableArray<T> Of<T>(Transport? traffic, IEnumerable<T> lines, Func<T, Transport?> transport)
    {
        if (traffic is not { } asked)
        {
            return [];
        }

        var parts = new List<(Transport Transport, T Line)>();
        foreach (var line in lines)
        {
            if (transport(line) is not { } one)
            {
                continue;
            }

            if (one.Contains(asked))
            {
                return [line];
            }

            if (asked.HasPorts && one.Protocol == asked.Protocol && one.Overlaps(asked))
            {
                parts.Add((one, line));
            }
        }

        var next = asked.From;
        var used = ImmutableArray.CreateBuilder<T>();
        while (next <= asked.To)
        {
            var widest = parts.Where(part => part.Transport.From <= next && part.Transport.To >= next).ToList();
            if (widest.Count == 0)
            {
                return [];
            }

            var best = widest.MaxBy(part => part.Transport.To);
            used.Add(best.Line);
            next = best.Transport.To + 1;
        }

        return used.ToImmutable();
    }
}
