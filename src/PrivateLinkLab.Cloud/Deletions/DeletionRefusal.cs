using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Deletions;

/// <summary>A deletion that is refused.</summary>
/// <param name="Urn">The resource, as the state has it.</param>
/// <param name="Guard">What keeps it.</param>
/// <param name="Message">A sentence that names the resource and what keeps it, and one that says what to do
/// first.</param>
public sealed record DeletionRefusal(ResourceUrn Urn, DeletionGuard Guard, string Message);
