using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>A person's computer gets into a private network through Session Manager only.</summary>
internal sealed record PersonNeedsSession : AdmissionDetail;

/// <summary>The public endpoint of a service is open to the internet.</summary>
internal sealed record ServiceIsPublic(Destination.Service Service) : ArrivalDetail;

/// <summary>A private address means nothing on the internet.</summary>
internal sealed record PrivateAddressOutside : AdmissionDetail;

/// <summary>A person is to name the jump server that the session goes through.</summary>
internal sealed record NameJumpServer() : Change(Identity.OutsideGraph("local"), Reason.SsmJumpServerRequired);

/// <summary>What has a private address is to be asked from inside the VPC.</summary>
internal sealed record AskFromInside(Identity Destination) : Change(Destination, Reason.PublicAddressForIngress);
