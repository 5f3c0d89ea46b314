namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>What qualifies a verdict without deciding it, as data.</summary>
internal abstract record Note;

/// <summary>Some of several ways work, and it is not the source that picks one.</summary>
/// <param name="Working">How many work.</param>
/// <param name="NotKnown">Of how many it is not known.</param>
/// <param name="Ways">How many there are.</param>
/// <param name="Picker">Who picks.</param>
internal sealed record SomeWaysWork(int Working, int NotKnown, int Ways, Picker Picker) : Note;

/// <summary>A connection crosses from one Availability Zone to another, which costs.</summary>
internal sealed record CrossesZones(string From, string To) : Note;

/// <summary>A connection over IPv6 works, or may, where one over IPv4 is blocked.</summary>
/// <param name="Cause">What blocks it over IPv4.</param>
internal sealed record BlockedOverIpv4(Step Cause) : Note;

/// <summary>Who picks one of several ways.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Service">The AWS service that answers; null for the other kinds.</param>
internal sealed record Picker(PickerKind Kind, string? Service = null)
{
    /// <summary>RDS, of a database's subnets.</summary>
    public static Picker Rds { get; } = new(PickerKind.Rds);

    /// <summary>The client, of an endpoint's addresses.</summary>
    public static Picker Client { get; } = new(PickerKind.Client);

    /// <summary>PrivateLink, of a load balancer's nodes.</summary>
    public static Picker PrivateLink { get; } = new(PickerKind.PrivateLink);

    /// <summary>DNS, of a load balancer's nodes.</summary>
    public static Picker Dns { get; } = new(PickerKind.Dns);

    /// <summary>A load balancer, of its targets.</summary>
    public static Picker LoadBalancer { get; } = new(PickerKind.LoadBalancer);

    /// <summary>An AWS service, of the subnets that it may run something in.</summary>
    public static Picker Placement { get; } = new(PickerKind.Placement);

    /// <summary>The request, of a listener's rules: its path, host and so on.</summary>
    public static Picker Request { get; } = new(PickerKind.Request);

    /// <summary>What is not known, of what a name may lead to.</summary>
    public static Picker NotKnown { get; } = new(PickerKind.NotKnown);

    /// <summary>An AWS service, of its public addresses.</summary>
    public static Picker Of(string service) => new(PickerKind.Service, service);
}

/// <summary>The kinds of <see cref="Picker"/>.</summary>
internal enum PickerKind
{
    /// <summary>RDS.</summary>
    Rds,

    /// <summary>The client.</summary>
    Client,

    /// <summary>PrivateLink.</summary>
    PrivateLink,

    /// <summary>DNS.</summary>
    Dns,

    /// <summary>A load balancer.</summary>
    LoadBalancer,

    /// <summary>What runs something in subnets.</summary>
    Placement,

    /// <summary>The request.</summary>
    Request,

    /// <summary>What is not known.</summary>
    NotKnown,

    /// <summary>An AWS service.</summary>
    Service,
}
