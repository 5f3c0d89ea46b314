using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>
/// The names and addresses of hosts in a graph's properties. Their owner is part of what the graph describes, not an
/// arbitrary host of the internet. The graph is read for them on first use.
/// </summary>
public sealed class MentionedHosts
{
    private const int MaxHostLength = 253;

    // What people write there is of others: settings of a program, texts for people, servers of everybody.
    private static readonly HashSet<string> OfOthers = new(StringComparer.Ordinal)
    {
        "__defaults",
        "containerDefinitions",
        "defaultValue",
        "description",
        "domainNameServers",
        "environment",
        "environmentVariables",
        "environments",
        "insecureValue",
        "netbiosNameServers",
        "ntpServers",
        "parameters",
        "secretString",
        "stringValue",
        "tags",
        "tagsAll",
        "userData",
        "value",
        "values",
        "variables",
    };

    private readonly Lazy<Dictionary<string, MentionedHost>> _hosts;

    private MentionedHosts(ResourceGraph? graph) =>
        _hosts = new(() => graph is null ? new(StringComparer.OrdinalIgnoreCase) : Read(graph));

    /// <summary>No names and addresses.</summary>
    public static MentionedHosts None { get; } = new(null);

    /// <summary>Those of a graph.</summary>
    public static MentionedHosts In(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new(graph);
    }

    /// <summary>The resource that mentions a host; null when none does.</summary>
    /// <param name="host">The name, or the address in dotted form.</param>
    public MentionedHost? Find(string host) => _hosts.Value.GetValueOrDefault(host);

    private static Dictionary<string, MentionedHost> Read(ResourceGraph graph)
    {
        var hosts = new Dictionary<string, MentionedHost>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in graph.Resources)
        {
            if (node.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
            {
                continue;
            }

            Collect(node, node.Outputs, isOwn: true, hosts);
            Collect(node, node.Inputs, isOwn: true, hosts);
        }

        return hosts;
    }

    private static void Collect(
        ResourceNode node,
        PropertyValue value,
        bool isOwn,
        Dictionary<string, MentionedHost> hosts
    )
    {
        switch (value.Revealed)
        {
            case TextValue { Value: var text }:
                Add(node, text, isOwn, hosts);
                break;
            case ListValue list:
                foreach (var item in list)
                {
                    Collect(node, item, isOwn, hosts);
                }

                break;
            case MapValue map:
                foreach (var (key, item) in map)
                {
                    Collect(node, item, isOwn && !OfOthers.Contains(key), hosts);
                }

                break;
        }
    }

    // A text is a host, host:port, a URL, or several of them between commas, as brokers are.
    private static void Add(ResourceNode node, string text, bool isOwn, Dictionary<string, MentionedHost> hosts)
    {
        if (!text.Contains('.', StringComparison.Ordinal) || text.AsSpan().IndexOfAny(' ', '\n', '{') >= 0)
        {
            return;
        }

        foreach (var part in text.AsSpan().Split(','))
        {
            if (HostIn(text.AsSpan(part)) is not { } host)
            {
                continue;
            }

            if (!hosts.TryGetValue(host, out var known) || (isOwn && !known.IsOwn))
            {
                hosts[host] = new(new(Identity.KeyOf(node), node.Name, node.Urn.ToString()), node.Type, isOwn);
            }
        }
    }

    private static string? HostIn(ReadOnlySpan<char> text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme >= 0 ? text[(scheme + 3)..] : text;
        var slash = rest.IndexOf('/');
        if (slash >= 0 && scheme < 0)
        {
            // A block of addresses or a path.
            return null;
        }

        rest = slash >= 0 ? rest[..slash] : rest;
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        var colon = rest.IndexOf(':');
        if (colon >= 0)
        {
            if (!int.TryParse(rest[(colon + 1)..], out _))
            {
                return null;
            }

            rest = rest[..colon];
        }

        rest = rest.TrimEnd('.');
        if (rest.Length is 0 or > MaxHostLength || rest.IndexOf('.') <= 0)
        {
            return null;
        }

        var host = rest.ToString();
        return
            IpAddress.TryParseIpv4(host, out _)
            || (
                Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host)
                    == UriHostNameType.Dns
                && !char.IsAsciiDigit(host[^1])
            )
            ? host
            : null;
    }
}

/// <summary>A host that a graph mentions.</summary>
/// <param name="By">The resource that mentions it.</param>
/// <param name="Type">The resource's type.</param>
/// <param name="IsOwn">
/// Whether it stands where names and addresses of the stack's things do, and not among settings that people write.
/// </param>
public sealed record MentionedHost(Identity By, string Type, bool IsOwn);
