namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>
/// Why something is not reachable. Codes without one of the prefixes <c>ADDRESS_</c>, <c>DNS_</c>, <c>EKS_</c>,
/// <c>IAM_</c>, <c>MIDDLEBOX_</c>, <c>VPCE_POLICY_</c>, <c>SSM_</c> and <c>PRIVATELINK_</c> are those of VPC
/// Reachability Analyzer (Amazon VPC, "Reachability Analyzer explanation codes") with the same meaning; the prefixed
/// ones stand for what that analyzer does not evaluate. Those of permissions, <c>IAM_</c> and <c>VPCE_POLICY_</c>,
/// are in <see cref="Permissions.AuthorizationReason"/>.
/// </summary>
public static class ReasonCode
{
    /// <summary>A component is in a state in which it carries no traffic.</summary>
    /// <cause>An instance or a database is stopped, or a load balancer, endpoint or peering connection is not active:
    /// often a parked stack, or an <c>instanceState</c> that says stopped.</cause>
    /// <remedy>Start it, or set what stops it to running: the step names the resource that does.</remedy>
    public const string BadState = "BAD_STATE";

    /// <summary>A route's target does not exist any more.</summary>
    /// <cause>The gateway, peering connection or network interface that the route leads to was deleted, and the route
    /// is a black hole.</cause>
    /// <remedy>Point the route to a target that exists, or delete it.</remedy>
    public const string BadStateRoute = "BAD_STATE_ROUTE";

    /// <summary>A route's target does not take this traffic on.</summary>
    /// <cause>The table leads this destination to a kind of target that does not carry it, such as IPv6 through a NAT
    /// gateway.</cause>
    /// <remedy>Give the destination a route with a target that takes it.</remedy>
    public const string CannotRoute = "CANNOT_ROUTE";

    /// <summary>Two VPCs have nothing that connects them.</summary>
    /// <cause>The two VPCs have neither a peering connection nor anything else between them.</cause>
    /// <remedy>Peer them and add the routes on both sides, or offer the service through PrivateLink.</remedy>
    public const string DisconnectedVpcs = "DISCONNECTED_VPCS";

    /// <summary>The load balancer has no node in the Availability Zone, and does not cross zones.</summary>
    /// <cause>The load balancer has no node in the target's zone, and cross-zone load balancing is off.</cause>
    /// <remedy>Add a subnet of that zone to the load balancer, or turn cross-zone load balancing on.</remedy>
    public const string ElbNotCrossZone = "ELB_NOT_CROSSZONE";

    /// <summary>A listener has no target group.</summary>
    /// <cause>The listener's default action forwards to no target group.</cause>
    /// <remedy>Give the listener an action that forwards to a target group.</remedy>
    public const string ListenerHasNoTargetGroup = "ELBV2_LISTENER_HAS_NO_TG";

    /// <summary>The load balancer has listeners, none of them on this port.</summary>
    /// <cause>The client asks for a port that no listener has.</cause>
    /// <remedy>Use the port of a listener, or add a listener on this one.</remedy>
    public const string ListenerPortRestriction = "ELBV2_LISTENER_PORT_RESTRICTION";

    /// <summary>The load balancer has no listener.</summary>
    /// <cause>The load balancer was made without a listener, or the listeners are not part of the stack.</cause>
    /// <remedy>Add a listener on the port.</remedy>
    public const string ListenersMismatch = "ELBV2_LISTENERS_MISMATCH";

    /// <summary>The load balancer node has no target it may send to.</summary>
    /// <cause>The targets of a node's zone are unhealthy or there are none, and cross-zone load balancing is
    /// off.</cause>
    /// <remedy>Register a target in each zone of the load balancer, or turn cross-zone load balancing on.</remedy>
    public const string NoTargetsInZone = "ELBV2_NO_TARGETS_IN_AZ";

    /// <summary>A target cannot be its own client while the target group preserves client addresses.</summary>
    /// <cause>A target asks its own load balancer, which picks the target itself while it preserves the client's
    /// address.</cause>
    /// <remedy>Turn preservation of client addresses off, register targets by IP address, or let the client be no
    /// target.</remedy>
    public const string SourceAddressPreservation = "ELBV2_SOURCE_ADDRESS_PRESERVATION";

    /// <summary>No rule of the interface's security groups admits the traffic.</summary>
    /// <cause>No rule of the groups has the protocol, port and peer of the flow: often a rule for another port, or a
    /// source group that the client is not in.</cause>
    /// <remedy>Add a rule for this protocol and port from the client's security group or block.</remedy>
    public const string SecurityGroupRulesMismatch = "ENI_SG_RULES_MISMATCH";

    /// <summary>From the internet, an address without a public one is not reachable.</summary>
    /// <cause>The host has private addresses only, or the name leads to one.</cause>
    /// <remedy>Give it a public address in a subnet with an Internet gateway if it is meant to be public; otherwise
    /// reach it from inside the VPC.</remedy>
    public const string PublicAddressForIngress = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS";

    /// <summary>An Internet gateway serves only interfaces with a public address.</summary>
    /// <cause>The subnet's route leads to an Internet gateway, but the instance has no public address.</cause>
    /// <remedy>Route through a NAT gateway, use an endpoint for the service, or give the instance a public
    /// address.</remedy>
    public const string PublicAddressForEgress = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS";

    /// <summary>A more specific route leads elsewhere than the one that would work.</summary>
    /// <cause>A longer prefix wins, whatever its target: often the prefix list of a gateway endpoint, or a peer's
    /// block.</cause>
    /// <remedy>Delete the more specific route, or let it lead to the same target.</remedy>
    public const string MoreSpecificRoute = "MORE_SPECIFIC_ROUTE";

    /// <summary>A NAT gateway serves only sources of its own VPC.</summary>
    /// <cause>The packets come from another VPC or network, over a peering connection for instance.</cause>
    /// <remedy>Give the source a NAT gateway in its own VPC.</remedy>
    public const string NatRequiresSourceInVpc = "NGW_REQUIRES_SOURCE_IN_VPC";

    /// <summary>A network interface drops what is neither from nor to itself.</summary>
    /// <cause>A route leads to an instance's interface, as to a NAT instance or a firewall, whose source/destination
    /// check is on: the default.</cause>
    /// <remedy>Set <c>sourceDestCheck</c> of the instance or interface to false.</remedy>
    public const string SourceDestCheckRestriction = "ENI_SOURCE_DEST_CHECK_RESTRICTION";

    /// <summary>VPC Block Public Access stops what passes the Internet gateways of the region.</summary>
    /// <cause>The account has turned VPC Block Public Access on for the region.</cause>
    /// <remedy>Exclude the VPC or the subnet, or go through an endpoint.</remedy>
    public const string BlockPublicAccessEnabled = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED";

    /// <summary>No route leads to the destination.</summary>
    /// <cause>The subnet's route table has no route for the address: the normal state of an isolated subnet that asks
    /// for a public name.</cause>
    /// <remedy>Add an endpoint for the service, or a route to a gateway that leads there.</remedy>
    public const string NoRouteToDestination = "NO_ROUTE_TO_DESTINATION";

    /// <summary>A peering connection carries only addresses of the two VPCs.</summary>
    /// <cause>The way beyond the peer, to the internet or a third VPC: peering is not transitive.</cause>
    /// <remedy>Connect the two networks directly.</remedy>
    public const string PeeringRequiresAddressInVpc = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR";

    /// <summary>None of the interface's security groups has a rule in this direction.</summary>
    /// <cause>The group was made without rules in this direction. Pulumi and Terraform remove AWS's default rule that
    /// allows everything outbound.</cause>
    /// <remedy>Add a rule for this traffic.</remedy>
    public const string SecurityGroupHasNoRules = "SG_HAS_NO_RULES";

    /// <summary>A network ACL denies the traffic, or no entry allows it.</summary>
    /// <cause>A numbered entry denies the traffic before another allows it, or only the request is allowed: ACLs have
    /// no state, so the reply needs an entry for the client's ephemeral ports.</cause>
    /// <remedy>Add an allowing entry with a lower number in the direction that the step names.</remedy>
    public const string NetworkAclRestriction = "SUBNET_ACL_RESTRICTION";

    /// <summary>The destination does not listen on the port.</summary>
    /// <cause>The database, endpoint or target group listens on another port.</cause>
    /// <remedy>Ask for the port that it listens on.</remedy>
    public const string TargetPortRestriction = "TARGET_PORT_RESTRICTION";

    /// <summary>A target group has no target with the address.</summary>
    /// <cause>The target group's targets are other addresses than the one that is asked.</cause>
    /// <remedy>Register the address, or ask the load balancer.</remedy>
    public const string TargetAddressRestriction = "TARGET_ADDRESS_RESTRICTION";

    /// <summary>A transit gateway's attachment is associated with no route table.</summary>
    /// <cause>The gateway has no default association, and nobody associated the attachment.</cause>
    /// <remedy>Associate the attachment with a route table of the gateway.</remedy>
    public const string TransitGatewayAssociation = "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION";

    /// <summary>A transit gateway's attachment has no subnet in the Availability Zone of the source.</summary>
    /// <cause>The attachment names subnets of other zones only: a host reaches the gateway through its own
    /// zone.</cause>
    /// <remedy>Add a subnet of the source's zone to the attachment.</remedy>
    public const string TransitGatewayZone = "TGW_ATTACH_VPC_AZ_RESTRICTION";

    /// <summary>A transit gateway's route is a blackhole.</summary>
    /// <cause>The route was made to drop the traffic, or its attachment was deleted.</cause>
    /// <remedy>Point the route to an attachment, or delete it.</remedy>
    public const string TransitGatewayBlackhole = "TGW_RTB_BAD_STATE_ROUTE";

    /// <summary>A transit gateway's route table has no route to an attachment of the destination.</summary>
    /// <cause>Nobody propagates the destination's attachment into the table, and there is no static route.</cause>
    /// <remedy>Propagate the attachment into the route table, or add a route for the block.</remedy>
    public const string TransitGatewayRoute = "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT";

    /// <summary>What the destination is cannot be told.</summary>
    /// <cause>The address or name belongs to nothing that the graph has, or to something whose addresses are not
    /// known before it is built.</cause>
    /// <remedy>Ask by the resource's name, or probe the built stack.</remedy>
    public const string UnknownDestination = "UNKNOWN_DESTINATION";

    /// <summary>
    /// A component decides that is not in the graph, whose type is not modelled, or whose value is not known.
    /// </summary>
    /// <cause>The stack refers to something outside of it, or a value is known only after <c>pulumi up</c>.</cause>
    /// <remedy>Give the export of a built stack, or put the resource into the program.</remedy>
    public const string UnknownResource = "UNKNOWN_RESOURCE";

    /// <summary>The component is of a kind, or used in a way, that is not analysed.</summary>
    /// <cause>The way leads through something that is not analysed.</cause>
    /// <remedy>Look at the named component yourself; the rest of the way stands as it is said.</remedy>
    public const string UnsupportedComponent = "UNSUPPORTED_COMPONENT";

    /// <summary>The VPC has no Internet gateway attached, but a route leads to one.</summary>
    /// <cause>The gateway was detached, or is attached to another VPC.</cause>
    /// <remedy>Attach an Internet gateway to the VPC, or delete the route.</remedy>
    public const string UnassociatedComponent = "UNASSOCIATED_COMPONENT";

    /// <summary>A gateway endpoint serves only sources of its own VPC.</summary>
    /// <cause>The packets come over a peering connection or VPN and hope for the VPC's gateway endpoint.</cause>
    /// <remedy>Give the source's own VPC a gateway endpoint, or use an interface endpoint, which can be reached from
    /// elsewhere.</remedy>
    public const string GatewayEndpointSourceRestriction = "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION";

    /// <summary>The public API of an EKS cluster does not admit the address that the request comes from.</summary>
    /// <cause>The address of the client, behind a NAT gateway that one's, is in none of the cluster's
    /// <c>publicAccessCidrs</c>.</cause>
    /// <remedy>Add the address to <c>publicAccessCidrs</c>, or turn <c>endpointPrivateAccess</c> on for clients in the
    /// VPC.</remedy>
    public const string EksPublicAccess = "EKS_PUBLIC_ACCESS_RESTRICTION";

    /// <summary>Traffic is led to an appliance, whose rules are not known.</summary>
    /// <cause>A route leads to the endpoint of a Gateway Load Balancer or of AWS Network Firewall. What the appliance
    /// lets pass is not part of the network.</cause>
    /// <remedy>Look at the rules of the appliance yourself; the way to it stands as it is said.</remedy>
    public const string MiddleboxRules = "MIDDLEBOX_RULES_NOT_KNOWN";

    /// <summary>The DNS servers that the VPC's DHCP options name do not get the queries.</summary>
    /// <cause>A security group, a network ACL or a route stops UDP 53 to every one of the servers. TCP 53 alone does
    /// not help: resolvers ask by UDP first, and go over to TCP only for long answers.</cause>
    /// <remedy>Let UDP 53 pass to one of the servers and its answers back.</remedy>
    public const string DnsServersUnreachable = "DNS_SERVERS_UNREACHABLE";

    /// <summary>Nobody answers at a public address of the stack.</summary>
    /// <cause>The address is that of a NAT gateway, which takes no connection from outside, or of an Elastic IP that is
    /// associated with nothing.</cause>
    /// <remedy>Ask a host or a load balancer that has a public address.</remedy>
    public const string AddressTakesNothing = "ADDRESS_TAKES_NO_CONNECTION";

    /// <summary>The VPC's resolver is off: <c>enableDnsSupport</c> is false.</summary>
    /// <cause><c>enableDnsSupport</c> of the VPC is false, so that nothing answers at the VPC's resolver.</cause>
    /// <remedy>Set <c>enableDnsSupport</c> to true.</remedy>
    public const string DnsSupportDisabled = "DNS_SUPPORT_DISABLED";

    /// <summary>Private DNS of an endpoint needs <c>enableDnsHostnames</c>, which is false.</summary>
    /// <cause><c>enableDnsHostnames</c> of the VPC is false, which is the default of a VPC that is not the default
    /// one.</cause>
    /// <remedy>Set <c>enableDnsHostnames</c> to true.</remedy>
    public const string DnsHostnamesDisabled = "DNS_HOSTNAMES_DISABLED";

    /// <summary>There is an endpoint, but its private DNS is off, so that the name has its public answer.</summary>
    /// <cause>The endpoint was made with <c>privateDnsEnabled</c> false, or without it.</cause>
    /// <remedy>Set <c>privateDnsEnabled</c> to true, or use the endpoint's own name.</remedy>
    public const string DnsPrivateDnsDisabled = "DNS_PRIVATE_DNS_DISABLED";

    /// <summary>Two endpoints of one VPC claim the same private name, which AWS refuses.</summary>
    /// <cause>Two endpoints of one VPC have private DNS on for the same service.</cause>
    /// <remedy>Keep one of them, or turn private DNS off on one.</remedy>
    public const string DnsPrivateDnsConflict = "DNS_PRIVATE_DNS_CONFLICT";

    /// <summary>The private name of an endpoint service is not verified yet.</summary>
    /// <cause>The provider has not proved yet that the domain is its own.</cause>
    /// <remedy>Add the TXT record that the service asks for and start the verification.</remedy>
    public const string DnsPrivateNameNotVerified = "DNS_PRIVATE_NAME_NOT_VERIFIED";

    /// <summary>The peered VPC's private name does not reach over the peering connection.</summary>
    /// <cause>The client is in a peered VPC, where the private hosted zone of the endpoint is not associated.</cause>
    /// <remedy>Use the endpoint's own name, or a private hosted zone that both VPCs have.</remedy>
    public const string DnsPrivateNameNotPeered = "DNS_PRIVATE_NAME_NOT_PEERED";

    /// <summary>
    /// The name has the public answer although an endpoint is there: the endpoint's private name is another one.
    /// </summary>
    /// <cause>The client uses a legacy, global or otherwise different name of the service.</cause>
    /// <remedy>Use the name that the endpoint answers to: for SQS <c>sqs.REGION.amazonaws.com</c>.</remedy>
    public const string DnsNameNotOverridden = "DNS_NAME_NOT_OVERRIDDEN";

    /// <summary>The agent cannot reach an endpoint that it needs.</summary>
    /// <cause>One of the endpoints <c>ssm</c> and <c>ssmmessages</c> is missing, or its security group does not admit
    /// the instance on 443.</cause>
    /// <remedy>Add the endpoint, or the rule; the steps name the obstacle.</remedy>
    public const string SsmEndpointUnreachable = "SSM_ENDPOINT_UNREACHABLE";

    /// <summary>The instance has no instance profile, and no Default Host Management.</summary>
    /// <cause>The instance was launched without a role.</cause>
    /// <remedy>Give it an instance profile whose role has AmazonSSMManagedInstanceCore, or turn Default Host
    /// Management on.</remedy>
    public const string SsmNoInstanceProfile = "SSM_NO_INSTANCE_PROFILE";

    /// <summary>The instance's role lacks an action that the agent needs.</summary>
    /// <cause>The role's policies do not allow an action of the agent, or a boundary or endpoint policy takes it
    /// away.</cause>
    /// <remedy>Attach AmazonSSMManagedInstanceCore, or allow the action that the step names.</remedy>
    public const string SsmPermissionMissing = "SSM_PERMISSION_MISSING";

    /// <summary>The agent gets no credentials, because the metadata service is off.</summary>
    /// <cause><c>metadataOptions.httpEndpoint</c> is disabled.</cause>
    /// <remedy>Enable the metadata service, with <c>httpTokens</c> required.</remedy>
    public const string SsmMetadataDisabled = "SSM_METADATA_DISABLED";

    /// <summary>Default Host Management needs IMDSv2, which the instance does not require.</summary>
    /// <cause><c>metadataOptions.httpTokens</c> is optional.</cause>
    /// <remedy>Set <c>httpTokens</c> to required, or give the instance a profile.</remedy>
    public const string SsmMetadataVersion = "SSM_METADATA_VERSION";

    /// <summary>
    /// A person's computer gets into the network through Session Manager only, and no jump server is named.
    /// </summary>
    /// <cause>The question begins at a person's computer without saying through which instance it goes.</cause>
    /// <remedy>Ask from <c>local:JUMPSERVER</c>.</remedy>
    public const string SsmJumpServerRequired = "SSM_JUMP_SERVER_REQUIRED";

    /// <summary>The connection to the endpoint service waits for its owner's acceptance.</summary>
    /// <cause>The endpoint service has <c>acceptanceRequired</c> true, and nobody has accepted yet.</cause>
    /// <remedy>Accept the connection in the provider's account.</remedy>
    public const string PrivateLinkPendingAcceptance = "PRIVATELINK_PENDING_ACCEPTANCE";

    /// <summary>The endpoint service's owner has rejected the connection.</summary>
    /// <cause>The provider rejected the connection, or withdrew its acceptance.</cause>
    /// <remedy>Let the provider accept the connection again.</remedy>
    public const string PrivateLinkRejected = "PRIVATELINK_REJECTED";

    /// <summary>The endpoint service does not admit the endpoint's account.</summary>
    /// <cause>The consumer's account is not in the service's <c>allowedPrincipals</c>.</cause>
    /// <remedy>Add the account's root or the role to the allowed principals.</remedy>
    public const string PrivateLinkPrincipalNotAllowed = "PRIVATELINK_PRINCIPAL_NOT_ALLOWED";

    /// <summary>The endpoint has no network interface in any subnet.</summary>
    /// <cause>The endpoint has an empty list of subnets.</cause>
    /// <remedy>Give the endpoint a subnet in each zone that has clients.</remedy>
    public const string PrivateLinkNoSubnet = "PRIVATELINK_NO_SUBNET";

    /// <summary>The endpoint and the endpoint service share no Availability Zone.</summary>
    /// <cause>The endpoint's subnets are in zones in which the provider's load balancer has no node. Zones are the
    /// same when their IDs are, not their names.</cause>
    /// <remedy>Add a subnet in a zone of the service, or a node in a zone of the endpoint.</remedy>
    public const string PrivateLinkNoCommonZone = "PRIVATELINK_NO_COMMON_ZONE";

    /// <summary>An endpoint never opens connections towards its VPC.</summary>
    /// <cause>The question begins at an endpoint's interface or at the provider, against the direction of
    /// PrivateLink.</cause>
    /// <remedy>Let the consumer open the connection, or offer a service in the other direction.</remedy>
    public const string PrivateLinkOneWay = "PRIVATELINK_ONE_WAY";

    /// <summary>Nothing in the destination listens on the port.</summary>
    /// <cause>The service behind the endpoint has another port: HTTPS on 443 for nearly all of AWS's own.</cause>
    /// <remedy>Ask for a port that the service has.</remedy>
    public const string PrivateLinkPort = "PRIVATELINK_PORT_NOT_SERVED";
}
