using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Components.Values;
using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// What other components need to know of a VPC. <see cref="PrivateVpc.Network"/> gives it for a VPC made here; fill one
/// in by hand for a VPC that exists already.
/// </summary>
public sealed class VpcNetwork : IArgumentGroup
{
    private Output<string>? _claimedVpcId;

    /// <summary>The VPC's id, such as vpc-0123456789abcdef0.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The VPC's IPv4 block in CIDR notation, such as 10.0.0.0/16.</summary>
    public required NetworkInput CidrBlock { get; init; }

    /// <summary>Further IPv4 blocks of the VPC in CIDR notation. None when not set.</summary>
    public IReadOnlyList<NetworkInput> SecondaryCidrBlocks { get; init; } = [];

    /// <summary>The subnets that components may use, none of which the internet can reach.</summary>
    public required IReadOnlyList<PrivateSubnet> Subnets { get; init; }

    /// <summary>
    /// The ids of the subnets' route tables, each once, by a short name: what leads out of the VPC, such as
    /// <see cref="TransitGatewayAttachment"/>, adds routes to all of them. <see cref="PrivateVpc"/> gives them; none
    /// when not set.
    /// </summary>
    public IReadOnlyDictionary<string, Input<string>> RouteTables { get; init; } =
        new Dictionary<string, Input<string>>();

    /// <summary>
    /// Whether the VPC has both DNS attributes on (enableDnsSupport and enableDnsHostnames), which private DNS needs
    /// (Amazon VPC user guide, "DNS attributes for your VPC"). True when not set.
    /// </summary>
    public bool SupportsPrivateDns { get; init; } = true;

    /// <summary>
    /// The addresses of the VPC, which components follow: endpoints, rules, instances and databases get IPv6 as well
    /// with <see cref="AddressFamily.DualStack"/>. IPv4 alone when not set.
    /// </summary>
    public AddressFamily AddressFamily { get; init; }

    /// <summary>The VPC's IPv6 block in CIDR notation; needed with <see cref="AddressFamily.DualStack"/>.</summary>
    public Input<string>? Ipv6CidrBlock { get; init; }

    /// <summary>
    /// Whether the VPC is to have no way to the internet (<see cref="PrivateVpcArgs.Isolated"/>): a component that
    /// would open it refuses. False when not set: a VPC that exists already is its owner's business. To be opened by
    /// <see cref="PublicEgress"/>, it needs one route table for the private subnets of each availability zone.
    /// </summary>
    public bool Isolated { get; init; }

    /// <summary>All the IPv4 blocks of the VPC.</summary>
    internal IEnumerable<NetworkInput> CidrBlocks => SecondaryCidrBlocks.Prepend(CidrBlock);

    internal bool IsDualStack => AddressFamily == AddressFamily.DualStack;

    /// <summary>
    /// The first subnet of every availability zone. Where the deployment alone knows a zone, its subnet is among them:
    /// see <see cref="OneSubnetPerZone.ZonesOf"/>.
    /// </summary>
    internal IEnumerable<PrivateSubnet> FirstOfEachZone => Subnets.DistinctBy(subnet => subnet.AvailabilityZone);

    /// <summary>
    /// The VPC's id for what is claimed: it has no value, and the run fails, when another <see cref="VpcNetwork"/>
    /// turns
    /// out to be of the same VPC and to have the claim already.
    /// </summary>
    internal Input<string> ClaimedVpcId => _claimedVpcId is null ? VpcId : (Input<string>)_claimedVpcId;

    /// <summary>Adds an error for each claim that another component has.</summary>
    internal void CheckClaims(ArgumentErrors errors, IReadOnlyList<VpcClaim> claims)
    {
        foreach (var claim in claims.Where(claim => !claim.IsShared))
        {
            if (VpcClaims.OfThisRun.OwnerOf(VpcId, claim.What) is { } other)
            {
                errors.Add(claim.Argument, claim.Problem(other), claim.Accepted);
            }
        }
    }

    /// <summary>
    /// Claims for a component what this VPC can have once, or adds an error for each claim that another has; then none
    /// is claimed. A service can have its private DNS name once in a VPC (AWS PrivateLink guide, "Access an AWS service
    /// using an interface VPC endpoint").
    /// </summary>
    /// <param name="errors">The errors so far, whose component claims.</param>
    /// <param name="claims">The claims.</param>
    internal void Claim(ArgumentErrors errors, IReadOnlyList<VpcClaim> claims)
    {
        var run = VpcClaims.OfThisRun;
        CheckClaims(errors, claims);
        if (!errors.None)
        {
            return;
        }

        foreach (var claim in claims)
        {
            var vpcId = run.Claim(VpcId, claim, claim.Owner ?? errors.Owner, other =>
                errors.Refusal(claim.Argument, claim.Problem(other), claim.Accepted)
            );
            _claimedVpcId = _claimedVpcId is null
                ? vpcId
                : Output.Tuple(_claimedVpcId, vpcId).Apply(both => both.Item2);
        }
    }
}

/// <summary>
/// A subnet that the internet cannot reach. It has no route to the internet either, unless <see cref="PublicEgress"/>
/// gives it one through a NAT gateway.
/// </summary>
public sealed class PrivateSubnet
{
    /// <summary>The Name tag, which error messages use.</summary>
    public required string Name { get; init; }

    /// <summary>The subnet's id, such as subnet-0123456789abcdef0.</summary>
    public required Input<string> Id { get; init; }

    /// <summary>
    /// The subnet's IPv4 block in CIDR notation. When not set, nobody checks what has to be inside it or beside it.
    /// </summary>
    public NetworkInput? CidrBlock { get; init; }

    /// <summary>
    /// The availability zone: its name, such as us-east-1a, or its ID, such as use1-az4, and the same way in all the
    /// VPC. <see cref="PublicEgress"/> needs it as a plain text.
    /// </summary>
    public required NetworkInput AvailabilityZone { get; init; }

    /// <summary>
    /// The zone's ID, which is what two accounts have in common. <see cref="PrivateVpc"/> gives it; null when not set.
    /// </summary>
    public Input<string>? AvailabilityZoneId { get; init; }

    /// <summary>
    /// The id of the subnet's route table, for what adds routes to it: <see cref="GatewayEndpointSet"/>
    /// and <see cref="PublicEgress"/>. None when not set; these then refuse the
    /// subnet.
    /// </summary>
    public Input<string>? RouteTableId { get; init; }
}
