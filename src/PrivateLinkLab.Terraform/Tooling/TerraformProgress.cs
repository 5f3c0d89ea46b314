using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>What a line of progress is about.</summary>
public enum ProgressKind
{
    /// <summary>Something that the lab does or found out; <see cref="TerraformProgress.Text"/> is a sentence.</summary>
    Notice,

    /// <summary>Work on a resource has begun.</summary>
    Started,

    /// <summary>Work on a resource goes on; comes every ten seconds.</summary>
    Working,

    /// <summary>Work on a resource is done.</summary>
    Done,

    /// <summary>Work on a resource has failed; the reason comes as the exception at the end.</summary>
    Failed,

    /// <summary>Terraform or the provider warns; <see cref="TerraformProgress.Text"/> is the warning.</summary>
    Warning,
}

/// <summary>One line of progress.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">A sentence, or what is done with the resource: <c>create</c>, <c>update</c>, <c>delete</c>,
/// <c>read</c>.</param>
public sealed record TerraformProgress(ProgressKind Kind, string Text)
{
    /// <summary>The resource's Terraform address; null when the line is not about a resource.</summary>
    public string? Address { get; init; }

    /// <summary>The resource; null when the line is not about one, or it is no longer part of the program.</summary>
    public ResourceUrn? Urn { get; init; }

    /// <summary>How long the work has taken so far.</summary>
    public TimeSpan Elapsed { get; init; }
}
