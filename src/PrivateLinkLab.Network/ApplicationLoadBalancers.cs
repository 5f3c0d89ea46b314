using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>
/// A load balancer that takes connections itself, so that targets see its nodes: an Application Load Balancer, or a
/// Classic one, whose listeners have no rules.
/// </summary>
public sealed record ApplicationLoadBalancer
{
    /// <summary>What it is called; its key is the ARN, of a Classic Load Balancer its name.</summary>
    public required Identity Identity { get; init; }

    /// <summary>Whether it is a Classic Load Balancer.</summary>
    public bool IsClassic { get; init; }

    /// <summary>
    /// Whether a node may send to targets of other zones; always true of an Application Load Balancer, whose target
    /// groups may say otherwise.
    /// </summary>
    public Truth CrossZone { get; init; } = Truth.True;

    /// <summary>The DNS name; null when it is not known.</summary>
    public string? DnsName { get; init; }

    /// <summary>Whether it has private addresses only.</summary>
    public Truth IsInternal { get; init; } = Truth.Unknown;

    /// <summary>Its nodes' network interfaces, one in each subnet.</summary>
    public ImmutableArray<NetworkInterface> Nodes { get; init; } = [];

    /// <summary>Whether <see cref="Nodes"/> is complete.</summary>
    public bool NodesKnown { get; init; } = true;

    /// <summary>Its listeners.</summary>
    public ImmutableArray<HttpListener> Listeners { get; init; } = [];

    /// <summary>The web ACL that requests pass before any rule; null for none.</summary>
    public WebAcl? WebAcl { get; init; }
}

/// <summary>A web ACL of AWS WAF.</summary>
/// <param name="Identity">What it is called.</param>
/// <param name="AllowsOthers">Whether it lets in what none of its rules is about.</param>
public sealed record WebAcl(Identity Identity, Truth AllowsOthers);

/// <summary>A listener of an Application Load Balancer.</summary>
/// <param name="Identity">What it is called.</param>
/// <param name="Port">The port; null when it is not known.</param>
/// <param name="Protocol">
/// <c>HTTP</c> or <c>HTTPS</c>, of a Classic Load Balancer also <c>TCP</c> or <c>SSL</c>; null when it is not known.
/// </param>
/// <param name="Default">What happens to requests that no rule takes.</param>
public sealed record HttpListener(Identity Identity, int? Port, string? Protocol, HttpAction Default)
{
    /// <summary>The rules, the lowest priority first; those of which it is not known come last.</summary>
    public ImmutableArray<ListenerRule> Rules { get; init; } = [];
}

/// <summary>A rule of a listener: it takes the requests that meet all of its conditions.</summary>
/// <param name="Identity">What it is called.</param>
/// <param name="Priority">The priority: the lowest number is asked first; null when it is not known.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Action">What happens to the requests that it takes.</param>
public sealed record ListenerRule(
    Identity Identity,
    int? Priority,
    ImmutableArray<HttpCondition> Conditions,
    HttpAction Action
);

/// <summary>A condition of a listener's rule: one of its values has to match.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Values">The values, with the wildcards * and ?; of a query, <c>key=value</c> or a value.</param>
public sealed record HttpCondition(HttpConditionKind Kind, ImmutableArray<string> Values)
{
    /// <summary>Whether <see cref="Values"/> is all that it says.</summary>
    public bool IsKnown { get; init; } = true;
}

/// <summary>What a condition looks at.</summary>
public enum HttpConditionKind
{
    /// <summary>The host that the request is for.</summary>
    Host,

    /// <summary>The path.</summary>
    Path,

    /// <summary>The query.</summary>
    Query,

    /// <summary>The client's address.</summary>
    SourceAddress,

    /// <summary>The method, another header, or something that is not known.</summary>
    Other,
}

/// <summary>What a listener does with a request.</summary>
public abstract record HttpAction
{
    private HttpAction() { }

    /// <summary>It forwards the request.</summary>
    /// <param name="TargetGroups">The keys of the target groups that requests are spread over.</param>
    public sealed record Forward(ImmutableArray<string> TargetGroups) : HttpAction
    {
        /// <summary>Whether <see cref="TargetGroups"/> is complete.</summary>
        public bool IsKnown { get; init; } = true;

        /// <summary>Whether whoever asks has to sign in before.</summary>
        public bool AfterSignIn { get; init; }
    }

    /// <summary>The load balancer itself answers.</summary>
    /// <param name="IsRedirect">Whether the answer sends the client elsewhere.</param>
    /// <param name="Status">The HTTP status, such as <c>HTTP_301</c> or <c>404</c>; null when it is not known.</param>
    public sealed record Answer(bool IsRedirect, string? Status) : HttpAction;

    /// <summary>Not known.</summary>
    public sealed record NotKnown : HttpAction;
}
