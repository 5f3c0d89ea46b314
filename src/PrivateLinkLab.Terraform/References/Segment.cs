using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.References;

/// <summary>A part of a text: plain, or what another resource or the account gives.</summary>
/// <param name="Text">The text as the graph has it.</param>
/// <param name="Owner">The resource that the text comes from; null for a plain text and for the account's
/// number.</param>
/// <param name="Path">Where the resource has it: <c>id</c>, or a path into its outputs; null when there is no
/// owner.</param>
/// <param name="IsAccount">True for the account's number.</param>
internal sealed record Segment(
    string Text,
    ResourceNode? Owner = null,
    PropertyPath? Path = null,
    bool IsAccount = false
)
{
    /// <summary>Whether this is text and nothing else.</summary>
    public bool IsPlain => Owner is null && !IsAccount;
}
