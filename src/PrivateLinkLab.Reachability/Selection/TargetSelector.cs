using System.Globalization;

namespace PrivateLinkLab.Reachability.Selection;

/// <summary>
/// What connections are for: places on some ports, or a text that a probe reads, such as a URL or a host name
/// with a port.
/// </summary>
public sealed record TargetSelector
{
    private const string SessionManager = "session-manager";

    private TargetSelector(string text) => Text = text;

    /// <summary>The target as written.</summary>
    public string Text { get; }

    /// <summary>The places; null for a text that a probe reads.</summary>
    public PlaceSelector? Places { get; private init; }

    /// <summary>The ports; null for the usual one of each place.</summary>
    public PortRange? Ports { get; private init; }

    /// <summary>Reads a target.</summary>
    /// <param name="text">A selector, alone or with <c>:PORT</c>, <c>:FIRST-LAST</c> or <c>:any</c> after it; a URL;
    /// a host name with a port; <c>session-manager</c>.</param>
    /// <param name="anyPort">Whether a target without a port means all ports.</param>
    /// <exception cref="SelectionException">The text is none of them.</exception>
    public static TargetSelector Parse(string text, bool anyPort)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == SessionManager || text.Contains("://", StringComparison.Ordinal))
        {
            return new(text);
        }

        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !TryReadPorts(text, text[(colon + 1)..], out var ports))
        {
            return new(text) { Places = PlaceSelector.Parse(text), Ports = anyPort ? PortRange.All : null };
        }

        var name = text[..colon];
        return IsHost(name) ? new(text) : new(text) { Places = PlaceSelector.Parse(name), Ports = ports };
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // A selector may have colons itself: what follows the last one is a port when it looks like one.
    private static bool TryReadPorts(string text, string written, out PortRange ports)
    {
        ports = PortRange.All;
        if (written == PlaceSelector.Any)
        {
            return true;
        }

        if (written.Length == 0 || !written.All(character => char.IsAsciiDigit(character) || character == '-'))
        {
            return false;
        }

        var dash = written.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0 ? (written, written) : (written[..dash], written[(dash + 1)..]);
        if (
            !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            || from < PortRange.Lowest
            || to > PortRange.All.Last
            || from > to
        )
        {
            throw new SelectionException(
                $"'{written}' in '{text}' is not a port or a range of ports; expected {PortRange.Lowest} to "
                    + $"{PortRange.All.Last}, such as 443 or 1024-65535.",
                text
            );
        }

        ports = new(from, to);
        return true;
    }

    private static bool IsHost(string name) =>
        name.Contains('.', StringComparison.Ordinal)
        && name.AsSpan().IndexOfAny('*', '?', '/') < 0
        && Uri.CheckHostName(name) is UriHostNameType.Dns or UriHostNameType.IPv4;
}
