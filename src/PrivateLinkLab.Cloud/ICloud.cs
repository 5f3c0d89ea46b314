using System.Diagnostics.CodeAnalysis;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud;

/// <summary>A control plane that answers requests.</summary>
public interface ICloud
{
    /// <summary>The region and account that this cloud was made for.</summary>
    CloudOptions Options { get; }

    /// <summary>Everything refused so far, ordered by resource type and name.</summary>
    IReadOnlyList<AwsRefusal> Refusals { get; }

    /// <summary>
    /// Creates a resource, or changes the one that the stack has. Components are accepted with an empty state.
    /// </summary>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="inputs">What the program asks for, unknown and secret values as such; references to resources as
    /// their ids.</param>
    /// <param name="provider">The provider; null for the default one, which leads to the cloud's own account and
    /// region.</param>
    /// <exception cref="InvalidOperationException">The resource was created already.</exception>
    CloudAnswer Create(ResourceUrn urn, MapValue inputs, ProviderReference? provider = null);

    /// <summary>Reads a resource that exists: one of this deployment, or one that the stack has from before.</summary>
    /// <param name="urn">The URN under which the program reads it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="provider">The provider, as for <see cref="Create"/>.</param>
    CloudAnswer Read(ResourceUrn urn, string id, ProviderReference? provider = null);

    /// <summary>Answers a function (a data source).</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="provider">The provider, as for <see cref="Create"/>.</param>
    [SuppressMessage("Naming", "CA1716", Justification = "It is a word of Visual Basic alone.")]
    CloudAnswer Call(string token, MapValue arguments, ProviderReference? provider = null);
}
