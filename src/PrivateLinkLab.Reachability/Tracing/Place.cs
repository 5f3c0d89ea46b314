using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>
/// One side of a connection: an address, or a block of which it will be one. A rule admits a place for sure only when
/// it admits the whole block.
/// </summary>
internal sealed class Place
{
    // RFC 1918, RFC 6598 and what else is no public address.
    private static readonly CidrBlock[] PrivateSpace =
    [
        CidrBlock.Parse("10.0.0.0/8"),
        CidrBlock.Parse("172.16.0.0/12"),
        CidrBlock.Parse("192.168.0.0/16"),
        CidrBlock.Parse("100.64.0.0/10"),
        CidrBlock.Parse("127.0.0.0/8"),
        CidrBlock.Parse("169.254.0.0/16"),
    ];

    private readonly string? _text;

    private Place(CidrBlock? block, string? text) => (Block, _text) = (block, text);

    /// <summary>The addresses; null when not even a block is known.</summary>
    public CidrBlock? Block { get; }

    /// <summary>The interface; null outside the VPCs.</summary>
    public NetworkInterface? Interface { get; private init; }

    /// <summary>Whether it is a public address that only its owner knows.</summary>
    public bool IsSomewherePublic { get; private init; }

    /// <summary>The AWS service whose public address it is, by its short name.</summary>
    public string? Service { get; private init; }

    /// <summary>The region of the <see cref="Service"/>; null when it is not known.</summary>
    public string? Region { get; private init; }

    /// <summary>Whether it is an IPv6 address of the internet, which no IPv4 block holds.</summary>
    public bool IsIpv6Internet { get; private init; }

    /// <summary>Whether rules that name a security group see the interface's groups; a middlebox hides them.</summary>
    public bool ShowsGroups { get; private init; }

    /// <summary>The load balancer's node between; null when there is none.</summary>
    public NetworkInterface? Middlebox { get; private init; }

    /// <summary>The address as sentences have it.</summary>
    public string Text => _text ?? (Block is { } block ? Addresses.Text(block) : "an address that is not known yet");

    /// <summary>What a rule has to name so that it admits the place, as sentences have it.</summary>
    public string Wanted =>
        this is { IsSomewherePublic: true, Service: null, Block.IsEverything: true } ? "0.0.0.0/0" : Text;

    public static Place Of(NetworkInterface item) => new(item.Address, null) { Interface = item, ShowsGroups = true };

    /// <summary>
    /// The same place as the other side sees it behind a load balancer that keeps the address. The load balancer's own
    /// groups count there all the same (Elastic Load Balancing, "Update the security groups for your Network Load
    /// Balancer").
    /// </summary>
    public Place BehindMiddlebox(NetworkInterface node) =>
        new(Block, _text)
        {
            Interface = Interface,
            Middlebox = node,
            IsSomewherePublic = IsSomewherePublic,
            Service = Service,
            Region = Region,
        };

    public static Place Of(CidrBlock? block) => block is null ? NotKnown : new(block, null);

    /// <summary>An address that is not known yet.</summary>
    public static Place NotKnown { get; } = new(null, null);

    /// <summary>A host on the internet or the public endpoint of an AWS service.</summary>
    public static Place Somewhere(string? service, string? region = null) =>
        new(CidrBlock.AllIpv4, Addresses.Public)
        {
            IsSomewherePublic = true,
            Service = service,
            Region = region,
        };

    /// <summary>A host on the internet, or one with an address of a block; null for any.</summary>
    public static Place OnInternet(CidrBlock? block) =>
        block is { } known ? new(known, known.ToString()) { IsSomewherePublic = true } : Somewhere(null);

    /// <summary>A host on the internet that is spoken to over IPv6.</summary>
    public static Place Ipv6Internet { get; } = new(null, "an IPv6 address of the internet") { IsIpv6Internet = true };

    /// <summary>A block of an AWS service's public addresses.</summary>
    public static Place OfService(string service, string? region, CidrBlock block) =>
        new(block, null) { Service = service, Region = region };

    /// <summary>Whether a rule's block admits the place.</summary>
    public Truth In(CidrBlock rule)
    {
        if (IsIpv6Internet)
        {
            return Truth.False;
        }

        if (Block is not { } block)
        {
            return rule.IsEverything ? Truth.True : Truth.Unknown;
        }

        return rule.Contains(block) ? Truth.True
            : !rule.Overlaps(block) || (IsSomewherePublic && IsPrivate(rule)) ? Truth.False
            : Truth.Unknown;
    }

    /// <summary>Whether a prefix list admits the place.</summary>
    public Truth In(PrefixList? list)
    {
        if (list is null)
        {
            return Truth.Unknown;
        }

        // A list is of one address family; the blocks of IPv6 lists are not modelled.
        if (IsIpv6Internet)
        {
            return list.Service is not null || !list.Blocks.IsEmpty ? Truth.False : Truth.Unknown;
        }

        if (list.Service is not null && Service is not null)
        {
            // Each region has a list of its own (AWS PrivateLink Guide, "Gateway endpoints"). Whether it has the
            // addresses of S3's websites and of DynamoDB's FIPS endpoints too, AWS does not say.
            var isOpen =
                (Service, list.Service)
                is
                    (ServiceHostName.S3Website, AwsServices.S3)
                    or
                    ("dynamodb-fips", AwsServices.DynamoDb);
            return (list.Service != Service && !isOpen)
                || (list.Region is not null && Region is not null && list.Region != Region)
                    ? Truth.False
                : isOpen || (Region is null && list.Region is not null) ? Truth.Unknown
                : Truth.True;
        }

        // AWS's own lists have addresses of AWS services only.
        if (list.Service is not null && (IsSomewherePublic || Interface is not null))
        {
            return Truth.False;
        }

        var found = list.BlocksKnown ? Truth.False : Truth.Unknown;
        foreach (var block in list.Blocks)
        {
            var one = In(block);
            found = one > found ? one : found;
        }

        return found;
    }

    public static bool IsPrivate(CidrBlock block) => Array.Exists(PrivateSpace, space => space.Contains(block));
}
