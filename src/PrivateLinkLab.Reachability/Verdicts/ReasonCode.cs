namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>
/// Why something is not reachable. Codes without one of the prefixes <c>DNS_</c>, <c>IAM_</c>, <c>VPCE_POLICY_</c>,
/// <c>SSM_</c> and <c>PRIVATELINK_</c> are those of VPC Reachability Analyzer (Amazon VPC, "Reachability Analyzer
/// explanation codes") with the same meaning; the prefixed ones stand for what that analyzer does not evaluate. Those
/// of permissions, <c>IAM_</c> and <c>VPCE_POLICY_</c>, are in <see cref="Permissions.AuthorizationReason"/>.
/// </summary>
public static class ReasonCode
{
    /// <summary>A component is in a state in which it carries no traffic.</summary>
    public const string BadState = "BAD_STATE";

    /// <summary>A route's target does not exist any more.</summary>
    public const string BadStateRoute = "BAD_STATE_ROUTE";

    /// <summary>A route's target does not take this traffic on.</summary>
    public const string CannotRoute = "CANNOT_ROUTE";

    /// <summary>Two VPCs have nothing that connects them.</summary>
    public const string DisconnectedVpcs = "DISCONNECTED_VPCS";

    /// <summary>The load balancer has no node in the Availability Zone, and does not cross zones.</summary>
    public const string ElbNotCrossZone = "ELB_NOT_CROSSZONE";

    /// <summary>A listener has no target group.</summary>
    public const string ListenerHasNoTargetGroup = "ELBV2_LISTENER_HAS_NO_TG";

    /// <summary>The load balancer has listeners, none of them on this port.</summary>
    public const string ListenerPortRestriction = "ELBV2_LISTENER_PORT_RESTRICTION";

    /// <summary>The load balancer has no listener.</summary>
    public const string ListenersMismatch = "ELBV2_LISTENERS_MISMATCH";

    /// <summary>The load balancer node has no target it may send to.</summary>
    public const string NoTargetsInZone = "ELBV2_NO_TARGETS_IN_AZ";

    /// <summary>A target cannot be its own client while the target group preserves client addresses.</summary>
    public const string SourceAddressPreservation = "ELBV2_SOURCE_ADDRESS_PRESERVATION";

    /// <summary>No rule of the interface's security groups admits the traffic.</summary>
    public const string SecurityGroupRulesMismatch = "ENI_SG_RULES_MISMATCH";

    /// <summary>From the internet, an address without a public one is not reachable.</summary>
    public const string PublicAddressForIngress = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS";

    /// <summary>An Internet gateway serves only interfaces with a public address.</summary>
    public const string PublicAddressForEgress = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS";

    /// <summary>A more specific route leads elsewhere than the one that would work.</summary>
    public const string MoreSpecificRoute = "MORE_SPECIFIC_ROUTE";

    /// <summary>A NAT gateway serves only sources of its own VPC.</summary>
    public const string NatRequiresSourceInVpc = "NGW_REQUIRES_SOURCE_IN_VPC";

    /// <summary>A network interface drops what is neither from nor to itself.</summary>
    public const string SourceDestCheckRestriction = "ENI_SOURCE_DEST_CHECK_RESTRICTION";

    /// <summary>VPC Block Public Access stops what passes the Internet gateways of the region.</summary>
    public const string BlockPublicAccessEnabled = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED";

    /// <summary>No route leads to the destination.</summary>
    public const string NoRouteToDestination = "NO_ROUTE_TO_DESTINATION";

    /// <summary>A peering connection carries only addresses of the two VPCs.</summary>
    public const string PeeringRequiresAddressInVpc = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR";

    /// <summary>None of the interface's security groups has a rule in this direction.</summary>
    public const string SecurityGroupHasNoRules = "SG_HAS_NO_RULES";

    /// <summary>A network ACL denies the traffic, or no entry allows it.</summary>
    public const string NetworkAclRestriction = "SUBNET_ACL_RESTRICTION";

    /// <summary>The destination does not listen on the port.</summary>
    public const string TargetPortRestriction = "TARGET_PORT_RESTRICTION";

    /// <summary>A target group has no target with the address.</summary>
    public const string TargetAddressRestriction = "TARGET_ADDRESS_RESTRICTION";

    /// <summary>What the destination is cannot be told.</summary>
    public const string UnknownDestination = "UNKNOWN_DESTINATION";

    /// <summary>
    /// A component decides that is not in the graph, whose type is not modelled, or whose value is not known.
    /// </summary>
    public const string UnknownResource = "UNKNOWN_RESOURCE";

    /// <summary>The component is of a kind, or used in a way, that is not analysed.</summary>
    public const string UnsupportedComponent = "UNSUPPORTED_COMPONENT";

    /// <summary>The VPC has no Internet gateway attached, but a route leads to one.</summary>
    public const string UnassociatedComponent = "UNASSOCIATED_COMPONENT";

    /// <summary>A gateway endpoint serves only sources of its own VPC.</summary>
    public const string GatewayEndpointSourceRestriction = "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION";

    /// <summary>The VPC's resolver is off: <c>enableDnsSupport</c> is false.</summary>
    public const string DnsSupportDisabled = "DNS_SUPPORT_DISABLED";

    /// <summary>Private DNS of an endpoint needs <c>enableDnsHostnames</c>, which is false.</summary>
    public const string DnsHostnamesDisabled = "DNS_HOSTNAMES_DISABLED";

    /// <summary>There is an endpoint, but its private DNS is off, so that the name has its public answer.</summary>
    public const string DnsPrivateDnsDisabled = "DNS_PRIVATE_DNS_DISABLED";

    /// <summary>Two endpoints of one VPC claim the same private name, which AWS refuses.</summary>
    public const string DnsPrivateDnsConflict = "DNS_PRIVATE_DNS_CONFLICT";

    /// <summary>The private name of an endpoint service is not verified yet.</summary>
    public const string DnsPrivateNameNotVerified = "DNS_PRIVATE_NAME_NOT_VERIFIED";

    /// <summary>The peered VPC's private name does not reach over the peering connection.</summary>
    public const string DnsPrivateNameNotPeered = "DNS_PRIVATE_NAME_NOT_PEERED";

    /// <summary>
    /// The name has the public answer although an endpoint is there: the endpoint's private name is another one.
    /// </summary>
    public const string DnsNameNotOverridden = "DNS_NAME_NOT_OVERRIDDEN";

    /// <summary>The agent cannot reach an endpoint that it needs.</summary>
    public const string SsmEndpointUnreachable = "SSM_ENDPOINT_UNREACHABLE";

    /// <summary>The instance has no instance profile, and no Default Host Management.</summary>
    public const string SsmNoInstanceProfile = "SSM_NO_INSTANCE_PROFILE";

    /// <summary>The instance's role lacks an action that the agent needs.</summary>
    public const string SsmPermissionMissing = "SSM_PERMISSION_MISSING";

    /// <summary>The agent gets no credentials, because the metadata service is off.</summary>
    public const string SsmMetadataDisabled = "SSM_METADATA_DISABLED";

    /// <summary>Default Host Management needs IMDSv2, which the instance does not require.</summary>
    public const string SsmMetadataVersion = "SSM_METADATA_VERSION";

    /// <summary>
    /// A person's computer gets into the network through Session Manager only, and no jump server is named.
    /// </summary>
    public const string SsmJumpServerRequired = "SSM_JUMP_SERVER_REQUIRED";

    /// <summary>The connection to the endpoint service waits for its owner's acceptance.</summary>
    public const string PrivateLinkPendingAcceptance = "PRIVATELINK_PENDING_ACCEPTANCE";

    /// <summary>The endpoint service's owner has rejected the connection.</summary>
    public const string PrivateLinkRejected = "PRIVATELINK_REJECTED";

    /// <summary>The endpoint service does not admit the endpoint's account.</summary>
    public const string PrivateLinkPrincipalNotAllowed = "PRIVATELINK_PRINCIPAL_NOT_ALLOWED";

    /// <summary>The endpoint has no network interface in any subnet.</summary>
    public const string PrivateLinkNoSubnet = "PRIVATELINK_NO_SUBNET";

    /// <summary>The endpoint and the endpoint service share no Availability Zone.</summary>
    public const string PrivateLinkNoCommonZone = "PRIVATELINK_NO_COMMON_ZONE";

    /// <summary>An endpoint never opens connections towards its VPC.</summary>
    public const string PrivateLinkOneWay = "PRIVATELINK_ONE_WAY";

    /// <summary>Nothing in the destination listens on the port.</summary>
    public const string PrivateLinkPort = "PRIVATELINK_PORT_NOT_SERVED";
}
