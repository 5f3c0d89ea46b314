using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Prefix lists: customers' own, and AWS's as far as gateway endpoints show them.</summary>
internal sealed class PrefixListIngest(GraphReader graph)
{
    // AWS's lists that programs write by id (Amazon VPC User Guide, "AWS-managed prefix lists").
    private const string WellKnownRegion = "us-east-1";

    private static readonly Dictionary<string, string> WellKnown = new(StringComparer.Ordinal)
    {
        ["pl-63a5400a"] = "s3",
        ["pl-02cd2c6b"] = "dynamodb",
    };

    private readonly Dictionary<string, PrefixList> _lists = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, PrefixList> Lists => _lists;

    public void Read()
    {
        foreach (var (id, service) in WellKnown)
        {
            _lists[id] = new PrefixList
            {
                Identity = Identity.OutsideGraph(id),
                Service = service,
                Region = WellKnownRegion,
                BlocksKnown = false,
            };
        }

        foreach (var node in graph.All(AwsTypes.ManagedPrefixList))
        {
            var properties = PropertyReader.Of(node);
            var list = new PrefixList
            {
                Identity = graph.IdentityOf(node),
                BlocksKnown = !properties.IsUnknown("entries"),
            };
            foreach (var entry in properties.Bags("entries"))
            {
                list = WithBlock(list, entry.Block("cidr"));
            }

            _lists[list.Identity.Key] = list;
        }

        foreach (var node in graph.All(AwsTypes.ManagedPrefixListEntry))
        {
            if (graph.Reference(node, "prefixListId", AwsTypes.ManagedPrefixList) is { } key)
            {
                if (_lists.TryGetValue(key, out var list))
                {
                    _lists[key] = WithBlock(list, PropertyReader.Of(node).Block("cidr"));
                }
                else
                {
                    graph.WarnDangling(node, "prefix list", key);
                }
            }
        }
    }

    /// <summary>Notes AWS's list for the service of a gateway endpoint.</summary>
    /// <returns>The list's key.</returns>
    public string AddOfGateway(string endpoint, string? serviceName, PropertyReader properties)
    {
        var name = EndpointServiceName.Parse(serviceName);
        var service = name?.Service;
        var key = properties.Text("prefixListId") ?? $"{serviceName ?? endpoint}/prefix-list";
        var (texts, known) = properties.Texts("cidrBlocks");
        ImmutableArray<CidrBlock> blocks =
        [
            .. texts
                .Select(text => CidrBlock.TryParseIpv4(text, out var block) ? block : (CidrBlock?)null)
                .OfType<CidrBlock>(),
        ];
        if (!_lists.TryGetValue(key, out var list) || list.Blocks.IsEmpty)
        {
            _lists[key] = new PrefixList
            {
                Identity = new(key, service is null ? key : $"{key} ({service})", key),
                Service = service,
                Region = name?.Region,
                Blocks = blocks,
                BlocksKnown = known && blocks.Length > 0,
            };
        }

        // Before the endpoint is there, a rule's list is only known to be the endpoint's.
        _lists.TryAdd(endpoint, _lists[key]);
        return key;
    }

    private static PrefixList WithBlock(PrefixList list, CidrBlock? block) =>
        block is { } known
            ? list with
            {
                Blocks = list.Blocks.Contains(known) ? list.Blocks : list.Blocks.Add(known),
            }
            : list with
            {
                BlocksKnown = false,
            };
}
