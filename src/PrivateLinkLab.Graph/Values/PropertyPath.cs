using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PrivateLinkLab.Graph;

/// <summary>One step of a path: into a map by name, or into a list by index.</summary>
/// <param name="Name">The key in a map; null when the step goes into a list.</param>
/// <param name="Index">The index in a list, from 0; null when the step goes into a map.</param>
public sealed record PropertyStep(string? Name, int? Index);

/// <summary>
/// Where a value is inside a resource's inputs or outputs, written as Pulumi writes it:
/// <c>tags.Name</c>, <c>subnetIds[0]</c>, <c>tags["aws:name"]</c>.
/// </summary>
public sealed class PropertyPath : IEquatable<PropertyPath>
{
    private PropertyPath(ImmutableArray<PropertyStep> steps) => Steps = steps;

    /// <summary>The path of the inputs or outputs as a whole.</summary>
    public static PropertyPath Root { get; } = new([]);

    /// <summary>The steps from the outside to the inside.</summary>
    public ImmutableArray<PropertyStep> Steps { get; }

    /// <summary>The path one step further, into a map.</summary>
    public PropertyPath Then(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(Steps.Add(new(name, null)));
    }

    /// <summary>The path one step further, into a list.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public PropertyPath Then(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(Steps.Add(new(null, index)));
    }

    /// <summary>
    /// Whether <paramref name="other"/> is this path or lies below it. A list's indices are skipped on both sides where
    /// the other side has none, so that <c>routes.cidrBlock</c> covers <c>routes[2].cidrBlock</c>.
    /// </summary>
    public bool Covers(PropertyPath other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var position = 0;
        foreach (var step in Steps)
        {
            if (step.Index is null)
            {
                while (position < other.Steps.Length && other.Steps[position].Index is not null)
                {
                    position++;
                }
            }

            if (position == other.Steps.Length || other.Steps[position] != step)
            {
                return false;
            }

            position++;
        }

        return true;
    }

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">The text is no path; the message says what a path looks like.</exception>
    public static PropertyPath Parse(string text) =>
        TryParse(text, out var path)
            ? path
            : throw new FormatException($"'{text}' is not a property path such as tags.Name or subnetIds[0].");

    /// <summary>Reads a path; false when the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PropertyPath? path)
    {
        path = null;
        if (text is null)
        {
            return false;
        }

        var steps = ImmutableArray.CreateBuilder<PropertyStep>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (!PathStepReader.TryTake(ref rest, steps.Count == 0, out var step))
            {
                return false;
            }

            steps.Add(step);
        }

        path = new(steps.ToImmutable());
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var step in Steps)
        {
            hash.Add(step);
        }

        return hash.ToHashCode();
    }

    /// <summary>The path as Pulumi writes it; empty for the root.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in Steps)
        {
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else if (name.Length > 0 && !NeedsQuotes(name))
            {
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            }
            else
            {
                var escaped = name.Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal);
                text.Append("[\"").Append(escaped).Append("\"]");
            }
        }

        return text.ToString();
    }

    private static bool NeedsQuotes(string name)
    {
        foreach (var character in name)
        {
            if (character is '"' or '.' or '[' or ']' or '\\' or ' ')
            {
                return true;
            }
        }

        return false;
    }
}
