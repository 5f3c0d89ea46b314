namespace Pulumi;

/// <summary>What a resource was called before: its former URN, or those parts of it that have changed.</summary>
public sealed class Alias
{
    /// <summary>The former URN. Excludes all other properties.</summary>
    public string? Urn { get; set; }

    /// <summary>The former name; the present one when <see langword="null"/>.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The former type token; the present one when <see langword="null"/>.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The former stack; the present one when <see langword="null"/>.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The former project; the present one when <see langword="null"/>.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The former parent; the present one when <see langword="null"/>. Excludes <see cref="ParentUrn"/> and
    /// <see cref="NoParent"/>.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The URN of the former parent. Excludes <see cref="Parent"/> and <see cref="NoParent"/>.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>Whether the resource had no parent. Excludes <see cref="Parent"/> and
    /// <see cref="ParentUrn"/>.</summary>
    public bool NoParent { get; set; }
}
