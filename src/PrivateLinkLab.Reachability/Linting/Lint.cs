using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>
/// Looks for one kind of thing that is wrong or superfluous without anybody having asked. It reports what is sure:
/// where something is not known, it is silent.
/// </summary>
public abstract class Lint
{
    private protected Lint(string code, LintSeverity severity, string title, string why) =>
        (Code, Severity, Title, Why) = (code, severity, title, why);

    /// <summary>The stable code, such as <c>SG_NOT_ATTACHED</c>.</summary>
    public string Code { get; }

    /// <summary>How much it matters.</summary>
    public LintSeverity Severity { get; }

    /// <summary>What is found, in one sentence.</summary>
    public string Title { get; }

    /// <summary>Why it matters, with its source where it is a rule of AWS's.</summary>
    public string Why { get; }

    /// <inheritdoc/>
    public override string ToString() => Code;

    internal abstract IEnumerable<LintFinding> Find(LintedNetwork network);

    private protected LintFinding At(Identity resource, string message, string fix) =>
        new(this, resource, message, fix);
}

/// <summary>How much a finding matters.</summary>
public enum LintSeverity
{
    /// <summary>It may be improved.</summary>
    Note,

    /// <summary>It is probably not meant.</summary>
    Warning,

    /// <summary>It cannot work, AWS refuses it, or it exposes something.</summary>
    Error,
}

/// <summary>Something that a lint has found.</summary>
/// <param name="Lint">The lint.</param>
/// <param name="Resource">The resource that it is found at.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Fix">What to do about it, in one sentence.</param>
public sealed record LintFinding(Lint Lint, Identity Resource, string Message, string Fix);
