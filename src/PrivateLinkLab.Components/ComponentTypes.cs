namespace PrivateLinkLab.Components;

/// <summary>
/// The Pulumi type tokens of the components. They are part of every resource's URN, so that changing one replaces what
/// users have deployed: add an alias with it.
/// </summary>
public static class ComponentTypes
{
    /// <summary>The token of <see cref="Network.PrivateVpc"/>.</summary>
    public const string PrivateVpc = "privatelinklab:network:PrivateVpc";

    /// <summary>The token of <see cref="Network.VpcFlowLog"/>.</summary>
    public const string VpcFlowLog = "privatelinklab:network:VpcFlowLog";

    /// <summary>The token of <see cref="Network.InterfaceEndpointSet"/>.</summary>
    public const string InterfaceEndpointSet = "privatelinklab:network:InterfaceEndpointSet";

    /// <summary>The token of <see cref="Network.GatewayEndpointSet"/>.</summary>
    public const string GatewayEndpointSet = "privatelinklab:network:GatewayEndpointSet";

    /// <summary>The token of <see cref="Network.PublicEgress"/>.</summary>
    public const string PublicEgress = "privatelinklab:network:PublicEgress";

    /// <summary>The token of <see cref="Network.EndpointHub"/>.</summary>
    public const string EndpointHub = "privatelinklab:network:EndpointHub";

    /// <summary>The token of <see cref="Network.PrivateZones"/>.</summary>
    public const string PrivateZones = "privatelinklab:network:PrivateZones";

    /// <summary>The token of <see cref="Network.TransitGatewayAttachment"/>.</summary>
    public const string TransitGatewayAttachment = "privatelinklab:network:TransitGatewayAttachment";

    /// <summary>The token of <see cref="PrivateLink.ProviderEndpointService"/>.</summary>
    public const string ProviderEndpointService = "privatelinklab:privatelink:ProviderEndpointService";

    /// <summary>The token of <see cref="PrivateLink.ConsumerEndpoint"/>.</summary>
    public const string ConsumerEndpoint = "privatelinklab:privatelink:ConsumerEndpoint";

    /// <summary>The token of <see cref="PrivateLink.EndpointAcceptance"/>.</summary>
    public const string EndpointAcceptance = "privatelinklab:privatelink:EndpointAcceptance";

    /// <summary>The token of <see cref="PrivateLink.ConsumerPrivateDns"/>.</summary>
    public const string ConsumerPrivateDns = "privatelinklab:privatelink:ConsumerPrivateDns";

    /// <summary>The token of <see cref="PrivateLink.ConnectionNotifications"/>.</summary>
    public const string ConnectionNotifications = "privatelinklab:privatelink:ConnectionNotifications";

    /// <summary>The token of <see cref="Compute.PrivateInstance"/>.</summary>
    public const string PrivateInstance = "privatelinklab:compute:PrivateInstance";

    /// <summary>The token of <see cref="Compute.JumpServer"/>.</summary>
    public const string JumpServer = "privatelinklab:compute:JumpServer";

    /// <summary>The token of <see cref="Compute.BastionHost"/>.</summary>
    public const string BastionHost = "privatelinklab:compute:BastionHost";

    /// <summary>The token of <see cref="Compute.SessionPreferences"/>.</summary>
    public const string SessionPreferences = "privatelinklab:compute:SessionPreferences";

    /// <summary>The token of <see cref="Databases.RdsMySql"/>.</summary>
    public const string RdsMySql = "privatelinklab:databases:RdsMySql";

    /// <summary>The token of <see cref="Databases.RdsPostgreSql"/>.</summary>
    public const string RdsPostgreSql = "privatelinklab:databases:RdsPostgreSql";

    /// <summary>The token of <see cref="Databases.AuroraCluster"/>.</summary>
    public const string AuroraCluster = "privatelinklab:databases:AuroraCluster";

    /// <summary>The token of <see cref="Messaging.SqsQueue"/>.</summary>
    public const string SqsQueue = "privatelinklab:messaging:SqsQueue";

    /// <summary>The token of <see cref="Storage.S3Bucket"/>.</summary>
    public const string S3Bucket = "privatelinklab:storage:S3Bucket";
}
