using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// VPC Block Public Access: whether what passes an Internet gateway may, for all its routes and filters (Amazon VPC
/// User Guide, "Block public access to VPCs and subnets").
/// </summary>
internal sealed class PublicAccess
{
    private readonly ImmutableArray<PublicAccessBlock> _blocks;
    private readonly ImmutableArray<PublicAccessExclusion> _exclusions;

    public PublicAccess(NetworkModel model)
    {
        _blocks =
        [
            .. model.PublicAccessBlocks.Where(block => block.Mode != PublicAccessMode.Off),
            // Of another provider.
            .. model
                .NotModelled.Where(resource =>
                    resource.Type.Contains("BlockPublicAccessOptions", StringComparison.OrdinalIgnoreCase)
                )
                .Select(resource => new PublicAccessBlock(resource.Identity, PublicAccessMode.Unknown, null, null)),
        ];
        _exclusions = model.PublicAccessExclusions;
    }

    /// <summary>Notes whether traffic of a subnet may pass an Internet gateway.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="vpc">The VPC of the gateway.</param>
    /// <param name="subnet">The key of the subnet, a NAT gateway's for what that sends; null when there is
    /// none.</param>
    /// <param name="traffic">What passes.</param>
    public void Pass(Trace trace, Vpc vpc, string? subnet, PublicTraffic traffic)
    {
        foreach (var block in _blocks)
        {
            var applies = Applies(block, vpc);
            var passes = applies.Not().Or(Passes(block.Mode, Excluded(vpc, subnet), traffic));
            switch (passes)
            {
                case Truth.True when applies == Truth.False:
                    break;
                case Truth.True:
                    trace.Pass(block.Identity, new PublicAccessAllowed(block.Mode, vpc.Identity));
                    break;
                case Truth.False:
                    trace.Stop(
                        block.Identity,
                        Reason.BlockPublicAccessEnabled,
                        new PublicAccessIsBlocked(block.Mode, vpc.Identity),
                        new ExcludeFromPublicAccessBlock(block.Identity, vpc.Identity)
                    );
                    break;
                case Truth.Unknown:
                    trace.Doubt(block.Identity, Reason.BlockPublicAccessEnabled, new PublicAccessMayBeBlocked());
                    break;
                default:
                    throw new UnreachableException($"There is no certainty {passes}.");
            }
        }
    }

    // The account is that of the whole stack when nothing says otherwise.
    private static Truth Applies(PublicAccessBlock block, Vpc vpc) =>
        block.Account is { } account && vpc.Account is { } owner && account != owner ? Truth.False
        : block.Region is { } region && vpc.Region is { } own ? TruthLogic.Of(region == own)
        : Truth.Unknown;

    // How far exclusions go: true for both ways, false for the way out only; null for none.
    private Exclusion Excluded(Vpc vpc, string? subnet)
    {
        var found = Exclusion.None;
        foreach (var exclusion in _exclusions)
        {
            var one =
                exclusion.Place is not { } place ? Exclusion.NotKnown
                : place != vpc.Identity.Key && place != subnet ? Exclusion.None
                : exclusion.BothWays switch
                {
                    Truth.True => Exclusion.BothWays,
                    Truth.False => Exclusion.Out,
                    Truth.Unknown => Exclusion.NotKnown,
                    _ => throw new UnreachableException($"There is no certainty {exclusion.BothWays}."),
                };
            found = one > found ? one : found;
        }

        return found;
    }

    // What an instance with a public address of its own may do in a place that is excluded for the way out, AWS does
    // not say.
    private static Truth Passes(PublicAccessMode mode, Exclusion exclusion, PublicTraffic traffic) =>
        (mode, exclusion) switch
        {
            (_, Exclusion.BothWays) => Truth.True,
            (PublicAccessMode.BlockIngress, _) when traffic == PublicTraffic.OutOnly => Truth.True,
            (_, Exclusion.NotKnown) or (PublicAccessMode.Unknown, _) => Truth.Unknown,
            (PublicAccessMode.BlockBidirectional, Exclusion.Out) => traffic switch
            {
                PublicTraffic.OutOnly => Truth.True,
                PublicTraffic.OfHost => Truth.Unknown,
                PublicTraffic.FromInternet => Truth.False,
                _ => throw new UnreachableException($"There is no traffic {traffic}."),
            },
            _ => Truth.False,
        };

    // The greater says more.
    private enum Exclusion
    {
        None,
        Out,
        NotKnown,
        BothWays,
    }
}

/// <summary>What passes an Internet gateway, as VPC Block Public Access tells it apart.</summary>
internal enum PublicTraffic
{
    /// <summary>What a host with a public address of its own sends.</summary>
    OfHost,

    /// <summary>
    /// What comes by a NAT gateway or an egress-only Internet gateway, which let connections out only.
    /// </summary>
    OutOnly,

    /// <summary>A connection from the internet.</summary>
    FromInternet,
}

/// <summary>VPC Block Public Access stops what passes the Internet gateways of a VPC.</summary>
internal sealed record PublicAccessIsBlocked(PublicAccessMode Mode, Identity Vpc) : AdmissionDetail;

/// <summary>VPC Block Public Access is on and lets this pass.</summary>
internal sealed record PublicAccessAllowed(PublicAccessMode Mode, Identity Vpc) : AdmissionDetail;

/// <summary>VPC Block Public Access may stop what passes the region's Internet gateways.</summary>
internal sealed record PublicAccessMayBeBlocked : AdmissionDetail;

/// <summary>A VPC or its subnet is to be excluded from VPC Block Public Access, or that turned off.</summary>
internal sealed record ExcludeFromPublicAccessBlock(Identity Block, Identity Vpc)
    : Change(Block, Reason.BlockPublicAccessEnabled);
