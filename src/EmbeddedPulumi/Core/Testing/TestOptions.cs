namespace Pulumi.Testing;

/// <summary>Settings of a run against <see cref="IMocks"/>.</summary>
public class TestOptions
{
    /// <summary>The organization's name; <c>organization</c> when <see langword="null"/>.</summary>
    public string? OrganizationName { get; set; }

    /// <summary>The project's name; <c>project</c> when <see langword="null"/>.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The stack's name; <c>stack</c> when <see langword="null"/>.</summary>
    public string? StackName { get; set; }

    /// <summary>
    /// The project's root folder; a program that asks for it fails when it is <see langword="null"/>.
    /// </summary>
    public string? RootDirectory { get; set; }

    /// <summary>Whether this is a preview, in which what a mock leaves out is unknown; true when
    /// <see langword="null"/>.</summary>
    public bool? IsPreview { get; set; }
}
