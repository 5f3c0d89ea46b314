namespace PrivateLinkLab.Cloud.Deletions;

/// <summary>What keeps a resource from being deleted.</summary>
public enum DeletionGuard
{
    /// <summary>Pulumi's resource option <c>protect</c>.</summary>
    Protect,

    /// <summary>The deletion protection of an RDS DB instance.</summary>
    DeletionProtection,

    /// <summary>The deletion protection of a load balancer.</summary>
    LoadBalancerProtection,

    /// <summary>The connections of endpoints to an endpoint service.</summary>
    Connections,

    /// <summary>What a network interface is attached to.</summary>
    Attachment,

    /// <summary>The deletion protection of a table or of a cluster of databases.</summary>
    ResourceProtection,

    /// <summary>What a resource contains: the records of a hosted zone, the nodes of a cluster.</summary>
    Contents,
}
