namespace PrivateLinkLab.Diagrams.Content;

/// <summary>What is drawn for an item.</summary>
internal enum Symbol
{
    /// <summary>The internet.</summary>
    Internet,

    /// <summary>A person at a computer.</summary>
    Person,

    /// <summary>An instance.</summary>
    Instance,

    /// <summary>A network interface of its own.</summary>
    Interface,

    /// <summary>An interface endpoint's interface in a subnet.</summary>
    Endpoint,

    /// <summary>A gateway endpoint.</summary>
    GatewayEndpoint,

    /// <summary>An endpoint service.</summary>
    EndpointService,

    /// <summary>A load balancer.</summary>
    LoadBalancer,

    /// <summary>A database.</summary>
    Database,

    /// <summary>A function.</summary>
    Function,

    /// <summary>Containers, or an EKS cluster.</summary>
    Containers,

    /// <summary>A cache.</summary>
    Cache,

    /// <summary>A file system.</summary>
    Files,

    /// <summary>A search domain, warehouse or the like.</summary>
    Search,

    /// <summary>A broker.</summary>
    Broker,

    /// <summary>An Internet gateway.</summary>
    InternetGateway,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>A peering connection.</summary>
    Peering,

    /// <summary>A transit gateway.</summary>
    TransitGateway,

    /// <summary>An appliance.</summary>
    Appliance,

    /// <summary>Queues.</summary>
    Queue,

    /// <summary>Buckets.</summary>
    Bucket,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A secret.</summary>
    Secret,

    /// <summary>A topic.</summary>
    Topic,

    /// <summary>Systems Manager and its sessions.</summary>
    Session,

    /// <summary>Another AWS service.</summary>
    Service,

    /// <summary>A VPC that is folded.</summary>
    Vpc,
}
