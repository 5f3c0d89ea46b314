using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Permissions;

/// <summary>A policy document, compiled: immutable, and cheap to ask again and again.</summary>
public sealed class CompiledPolicy
{
    /// <summary>Compiles a document.</summary>
    public CompiledPolicy(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
        Statements =
        [
            .. document.Statements.Select(
                (statement, index) => new CompiledStatement(statement, index + 1, document.HasVariables)
            ),
        ];
    }

    /// <summary>The document.</summary>
    public PolicyDocument Document { get; }

    /// <summary>The statements in their order.</summary>
    internal ImmutableArray<CompiledStatement> Statements { get; }
}
