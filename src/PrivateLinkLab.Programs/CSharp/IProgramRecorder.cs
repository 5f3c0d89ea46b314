using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Knows the resources of a run, of which mocks are told neither parent nor dependencies.</summary>
internal interface IProgramRecorder
{
    /// <summary>The resources so far, the stack first.</summary>
    IReadOnlyList<RecordedResource> Resources { get; }

    /// <summary>Finds what was noted of a resource, or null when it was not constructed in this run.</summary>
    RecordedResource? Find(Resource resource);

    /// <summary>Gives the resource of a type and name that is asked for now.</summary>
    RecordedResource Asking(string type, string name);

    /// <summary>
    /// Gives the component whose outputs are registered now, by the URN that the SDK gave it under mocks; or null.
    /// </summary>
    RecordedResource? Registering(string mockUrn);

    /// <summary>Whether a resource has its type and name in common with one that was there before.</summary>
    bool IsNamesake(ResourceUrn urn);
}
