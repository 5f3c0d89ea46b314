using PrivateLinkLab.Permissions;

namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>
/// What a reason is about. The earlier, the more fundamental: of several obstacles the earliest names the verdict.
/// </summary>
public enum ReasonLayer
{
    /// <summary>The session that a person's way begins with.</summary>
    Session,

    /// <summary>The name, which leads elsewhere or nowhere.</summary>
    Name,

    /// <summary>The state of a component that the way depends on, and what PrivateLink admits.</summary>
    State,

    /// <summary>A component on the way: a route, gateway, listener or target, or what one of them needs.</summary>
    Component,

    /// <summary>A security group.</summary>
    SecurityGroup,

    /// <summary>A network ACL.</summary>
    NetworkAcl,

    /// <summary>A policy.</summary>
    Policy,
}

/// <summary>The declaration of a reason code: the code that the public has, and the layer that ranks it.</summary>
public sealed class Reason
{
    private static readonly Dictionary<string, Reason> Declared = new(StringComparer.Ordinal);

    private Reason(string code, ReasonLayer layer) => (Code, Layer) = (code, layer);

    /// <inheritdoc cref="ReasonCode.BadState"/>
    public static Reason BadState { get; } = Declare(ReasonCode.BadState, ReasonLayer.State);

    /// <inheritdoc cref="ReasonCode.BadStateRoute"/>
    public static Reason BadStateRoute { get; } = Declare(ReasonCode.BadStateRoute, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.SourceDestCheckRestriction"/>
    public static Reason SourceDestCheckRestriction { get; } =
        Declare(ReasonCode.SourceDestCheckRestriction, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.BlockPublicAccessEnabled"/>
    public static Reason BlockPublicAccessEnabled { get; } =
        Declare(ReasonCode.BlockPublicAccessEnabled, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.CannotRoute"/>
    public static Reason CannotRoute { get; } = Declare(ReasonCode.CannotRoute, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.DisconnectedVpcs"/>
    public static Reason DisconnectedVpcs { get; } = Declare(ReasonCode.DisconnectedVpcs, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.ElbNotCrossZone"/>
    public static Reason ElbNotCrossZone { get; } = Declare(ReasonCode.ElbNotCrossZone, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.ListenerHasNoTargetGroup"/>
    public static Reason ListenerHasNoTargetGroup { get; } =
        Declare(ReasonCode.ListenerHasNoTargetGroup, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.ListenerPortRestriction"/>
    public static Reason ListenerPortRestriction { get; } =
        Declare(ReasonCode.ListenerPortRestriction, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.ListenersMismatch"/>
    public static Reason ListenersMismatch { get; } = Declare(ReasonCode.ListenersMismatch, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.NoTargetsInZone"/>
    public static Reason NoTargetsInZone { get; } = Declare(ReasonCode.NoTargetsInZone, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.SourceAddressPreservation"/>
    public static Reason SourceAddressPreservation { get; } =
        Declare(ReasonCode.SourceAddressPreservation, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.SecurityGroupRulesMismatch"/>
    public static Reason SecurityGroupRulesMismatch { get; } =
        Declare(ReasonCode.SecurityGroupRulesMismatch, ReasonLayer.SecurityGroup);

    /// <inheritdoc cref="ReasonCode.PublicAddressForIngress"/>
    public static Reason PublicAddressForIngress { get; } =
        Declare(ReasonCode.PublicAddressForIngress, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.PublicAddressForEgress"/>
    public static Reason PublicAddressForEgress { get; } =
        Declare(ReasonCode.PublicAddressForEgress, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.MoreSpecificRoute"/>
    public static Reason MoreSpecificRoute { get; } = Declare(ReasonCode.MoreSpecificRoute, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.NatRequiresSourceInVpc"/>
    public static Reason NatRequiresSourceInVpc { get; } =
        Declare(ReasonCode.NatRequiresSourceInVpc, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.NoRouteToDestination"/>
    public static Reason NoRouteToDestination { get; } =
        Declare(ReasonCode.NoRouteToDestination, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.PeeringRequiresAddressInVpc"/>
    public static Reason PeeringRequiresAddressInVpc { get; } =
        Declare(ReasonCode.PeeringRequiresAddressInVpc, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.SecurityGroupHasNoRules"/>
    public static Reason SecurityGroupHasNoRules { get; } =
        Declare(ReasonCode.SecurityGroupHasNoRules, ReasonLayer.SecurityGroup);

    /// <inheritdoc cref="ReasonCode.NetworkAclRestriction"/>
    public static Reason NetworkAclRestriction { get; } =
        Declare(ReasonCode.NetworkAclRestriction, ReasonLayer.NetworkAcl);

    /// <inheritdoc cref="ReasonCode.TargetPortRestriction"/>
    public static Reason TargetPortRestriction { get; } =
        Declare(ReasonCode.TargetPortRestriction, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.TargetAddressRestriction"/>
    public static Reason TargetAddressRestriction { get; } =
        Declare(ReasonCode.TargetAddressRestriction, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.TransitGatewayAssociation"/>
    public static Reason TransitGatewayAssociation { get; } =
        Declare(ReasonCode.TransitGatewayAssociation, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.TransitGatewayZone"/>
    public static Reason TransitGatewayZone { get; } = Declare(ReasonCode.TransitGatewayZone, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.TransitGatewayBlackhole"/>
    public static Reason TransitGatewayBlackhole { get; } =
        Declare(ReasonCode.TransitGatewayBlackhole, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.TransitGatewayRoute"/>
    public static Reason TransitGatewayRoute { get; } = Declare(ReasonCode.TransitGatewayRoute, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.UnknownDestination"/>
    public static Reason UnknownDestination { get; } = Declare(ReasonCode.UnknownDestination, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.UnknownResource"/>
    public static Reason UnknownResource { get; } = Declare(ReasonCode.UnknownResource, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.UnsupportedComponent"/>
    public static Reason UnsupportedComponent { get; } =
        Declare(ReasonCode.UnsupportedComponent, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.UnassociatedComponent"/>
    public static Reason UnassociatedComponent { get; } =
        Declare(ReasonCode.UnassociatedComponent, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.GatewayEndpointSourceRestriction"/>
    public static Reason GatewayEndpointSourceRestriction { get; } =
        Declare(ReasonCode.GatewayEndpointSourceRestriction, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.EksPublicAccess"/>
    public static Reason EksPublicAccess { get; } = Declare(ReasonCode.EksPublicAccess, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.MiddleboxRules"/>
    public static Reason MiddleboxRules { get; } = Declare(ReasonCode.MiddleboxRules, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.DnsServersUnreachable"/>
    public static Reason DnsServersUnreachable { get; } = Declare(ReasonCode.DnsServersUnreachable, ReasonLayer.Name);

    /// <inheritdoc cref="ReasonCode.AddressTakesNothing"/>
    public static Reason AddressTakesNothing { get; } = Declare(ReasonCode.AddressTakesNothing, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.DnsSupportDisabled"/>
    public static Reason DnsSupportDisabled { get; } = Declare(ReasonCode.DnsSupportDisabled, ReasonLayer.Name);

    /// <inheritdoc cref="ReasonCode.DnsHostnamesDisabled"/>
    public static Reason DnsHostnamesDisabled { get; } = Declare(ReasonCode.DnsHostnamesDisabled, ReasonLayer.Name);

    /// <inheritdoc cref="ReasonCode.DnsPrivateDnsDisabled"/>
    public static Reason DnsPrivateDnsDisabled { get; } = Declare(ReasonCode.DnsPrivateDnsDisabled, ReasonLayer.Name);

    /// <inheritdoc cref="ReasonCode.DnsPrivateDnsConflict"/>
    public static Reason DnsPrivateDnsConflict { get; } = Declare(ReasonCode.DnsPrivateDnsConflict, ReasonLayer.Name);

    /// <inheritdoc cref="ReasonCode.DnsPrivateNameNotVerified"/>
    public static Reason DnsPrivateNameNotVerified { get; } =
        Declare(ReasonCode.DnsPrivateNameNotVerified, ReasonLayer.Name);

    /// <inheritdoc cref="ReasonCode.DnsPrivateNameNotPeered"/>
    public static Reason DnsPrivateNameNotPeered { get; } =
        Declare(ReasonCode.DnsPrivateNameNotPeered, ReasonLayer.Name);

    /// <inheritdoc cref="ReasonCode.DnsNameNotOverridden"/>
    public static Reason DnsNameNotOverridden { get; } = Declare(ReasonCode.DnsNameNotOverridden, ReasonLayer.Name);

    /// <inheritdoc cref="ReasonCode.SsmEndpointUnreachable"/>
    public static Reason SsmEndpointUnreachable { get; } =
        Declare(ReasonCode.SsmEndpointUnreachable, ReasonLayer.Session);

    /// <inheritdoc cref="ReasonCode.SsmNoInstanceProfile"/>
    public static Reason SsmNoInstanceProfile { get; } =
        Declare(ReasonCode.SsmNoInstanceProfile, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.SsmPermissionMissing"/>
    public static Reason SsmPermissionMissing { get; } =
        Declare(ReasonCode.SsmPermissionMissing, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.SsmMetadataDisabled"/>
    public static Reason SsmMetadataDisabled { get; } = Declare(ReasonCode.SsmMetadataDisabled, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.SsmMetadataVersion"/>
    public static Reason SsmMetadataVersion { get; } = Declare(ReasonCode.SsmMetadataVersion, ReasonLayer.Component);

    /// <inheritdoc cref="ReasonCode.SsmJumpServerRequired"/>
    public static Reason SsmJumpServerRequired { get; } =
        Declare(ReasonCode.SsmJumpServerRequired, ReasonLayer.Session);

    /// <inheritdoc cref="ReasonCode.PrivateLinkPendingAcceptance"/>
    public static Reason PrivateLinkPendingAcceptance { get; } =
        Declare(ReasonCode.PrivateLinkPendingAcceptance, ReasonLayer.State);

    /// <inheritdoc cref="ReasonCode.PrivateLinkRejected"/>
    public static Reason PrivateLinkRejected { get; } = Declare(ReasonCode.PrivateLinkRejected, ReasonLayer.State);

    /// <inheritdoc cref="ReasonCode.PrivateLinkPrincipalNotAllowed"/>
    public static Reason PrivateLinkPrincipalNotAllowed { get; } =
        Declare(ReasonCode.PrivateLinkPrincipalNotAllowed, ReasonLayer.State);

    /// <inheritdoc cref="ReasonCode.PrivateLinkNoSubnet"/>
    public static Reason PrivateLinkNoSubnet { get; } = Declare(ReasonCode.PrivateLinkNoSubnet, ReasonLayer.State);

    /// <inheritdoc cref="ReasonCode.PrivateLinkNoCommonZone"/>
    public static Reason PrivateLinkNoCommonZone { get; } =
        Declare(ReasonCode.PrivateLinkNoCommonZone, ReasonLayer.State);

    /// <inheritdoc cref="ReasonCode.PrivateLinkOneWay"/>
    public static Reason PrivateLinkOneWay { get; } = Declare(ReasonCode.PrivateLinkOneWay, ReasonLayer.State);

    /// <inheritdoc cref="ReasonCode.PrivateLinkPort"/>
    public static Reason PrivateLinkPort { get; } = Declare(ReasonCode.PrivateLinkPort, ReasonLayer.State);

    /// <inheritdoc cref="AuthorizationReason.NoIdentityAllow"/>
    public static Reason NoIdentityAllow { get; } = Declare(AuthorizationReason.NoIdentityAllow, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.ExplicitDeny"/>
    public static Reason IdentityExplicitDeny { get; } = Declare(AuthorizationReason.ExplicitDeny, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.BoundaryNoAllow"/>
    public static Reason BoundaryNoAllow { get; } = Declare(AuthorizationReason.BoundaryNoAllow, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.BoundaryExplicitDeny"/>
    public static Reason BoundaryExplicitDeny { get; } =
        Declare(AuthorizationReason.BoundaryExplicitDeny, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.SessionNoAllow"/>
    public static Reason SessionNoAllow { get; } = Declare(AuthorizationReason.SessionNoAllow, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.SessionExplicitDeny"/>
    public static Reason SessionExplicitDeny { get; } =
        Declare(AuthorizationReason.SessionExplicitDeny, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.ServiceControlNoAllow"/>
    public static Reason ServiceControlNoAllow { get; } =
        Declare(AuthorizationReason.ServiceControlNoAllow, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.ServiceControlExplicitDeny"/>
    public static Reason ServiceControlExplicitDeny { get; } =
        Declare(AuthorizationReason.ServiceControlExplicitDeny, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.ResourceNoAllow"/>
    public static Reason ResourceNoAllow { get; } = Declare(AuthorizationReason.ResourceNoAllow, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.ResourceExplicitDeny"/>
    public static Reason ResourceExplicitDeny { get; } =
        Declare(AuthorizationReason.ResourceExplicitDeny, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.CrossAccountResourceMissing"/>
    public static Reason CrossAccountResourceMissing { get; } =
        Declare(AuthorizationReason.CrossAccountResourceMissing, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.NoCredentials"/>
    public static Reason NoCredentials { get; } = Declare(AuthorizationReason.NoCredentials, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.EndpointImplicitDeny"/>
    public static Reason EndpointImplicitDeny { get; } =
        Declare(AuthorizationReason.EndpointImplicitDeny, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.EndpointExplicitDeny"/>
    public static Reason EndpointExplicitDeny { get; } =
        Declare(AuthorizationReason.EndpointExplicitDeny, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.EndpointUnknown"/>
    public static Reason EndpointUnknown { get; } = Declare(AuthorizationReason.EndpointUnknown, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.UnknownPolicy"/>
    public static Reason UnknownPolicy { get; } = Declare(AuthorizationReason.UnknownPolicy, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.UnknownManagedPolicy"/>
    public static Reason UnknownManagedPolicy { get; } =
        Declare(AuthorizationReason.UnknownManagedPolicy, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.InvalidPolicy"/>
    public static Reason InvalidPolicy { get; } = Declare(AuthorizationReason.InvalidPolicy, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.UnknownContextKey"/>
    public static Reason UnknownContextKey { get; } =
        Declare(AuthorizationReason.UnknownContextKey, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.UnknownResource"/>
    public static Reason UnknownPolicyResource { get; } =
        Declare(AuthorizationReason.UnknownResource, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.UnknownPrincipal"/>
    public static Reason UnknownPrincipal { get; } = Declare(AuthorizationReason.UnknownPrincipal, ReasonLayer.Policy);

    /// <inheritdoc cref="AuthorizationReason.UnknownResourceAccount"/>
    public static Reason UnknownResourceAccount { get; } =
        Declare(AuthorizationReason.UnknownResourceAccount, ReasonLayer.Policy);

    /// <summary>Every reason that is declared.</summary>
    public static IReadOnlyCollection<Reason> All => Declared.Values;

    /// <summary>The code, one of <see cref="ReasonCode"/> or of <see cref="AuthorizationReason"/>.</summary>
    public string Code { get; }

    /// <summary>What the reason is about.</summary>
    public ReasonLayer Layer { get; }

    /// <summary>The reason with a code.</summary>
    /// <exception cref="ArgumentException">No reason has the code.</exception>
    public static Reason Of(string code) =>
        Declared.TryGetValue(code, out var reason)
            ? reason
            : throw new ArgumentException($"No reason is declared for the code '{code}'.", nameof(code));

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static Reason Declare(string code, ReasonLayer layer)
    {
        var reason = new Reason(code, layer);
        Declared.Add(code, reason);
        return reason;
    }
}
