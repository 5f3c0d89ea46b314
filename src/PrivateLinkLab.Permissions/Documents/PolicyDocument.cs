using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PrivateLinkLab.Permissions;

/// <summary>A policy document, compiled: immutable, and cheap to ask again and again.</summary>
public sealed class PolicyDocument
{
    internal PolicyDocument(string version, string? id, ImmutableArray<PolicyStatement> statements)
    {
        Version = version;
        Id = id;
        Statements = statements;
    }

    /// <summary>The version of the policy language: 2012-10-17, or 2008-10-17, which a document without one has.</summary>
    public string Version { get; }

    /// <summary>The document's id; null when it has none.</summary>
    public string? Id { get; }

    /// <summary>The statements in their order.</summary>
    public ImmutableArray<PolicyStatement> Statements { get; }

    /// <summary>Reads a policy document.</summary>
    /// <param name="json">The document as JSON.</param>
    /// <exception cref="PolicyFormatException">The text is no policy document.</exception>
    public static PolicyDocument Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PolicyReader.Read(json);
    }

    /// <summary>Reads a policy document.</summary>
    /// <param name="json">The document as JSON.</param>
    /// <param name="document">The document.</param>
    /// <param name="problem">What is wrong with the text, in one sentence.</param>
    /// <returns>Whether the text is a policy document.</returns>
    public static bool TryParse(
        string json,
        [NotNullWhen(true)] out PolicyDocument? document,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (document, problem) = (Parse(json), null);
            return true;
        }
        catch (PolicyFormatException exception)
        {
            (document, problem) = (null, exception.Message);
            return false;
        }
    }
}
