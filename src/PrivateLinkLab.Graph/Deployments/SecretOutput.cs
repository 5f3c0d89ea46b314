namespace PrivateLinkLab.Graph.Deployments;

/// <summary>What a written deployment tells of secrets.</summary>
public enum SecretOutput
{
    /// <summary>That a value is secret, with an empty ciphertext.</summary>
    Hide,

    /// <summary>The plaintext where it is known, in the form of <c>pulumi stack export --show-secrets</c>.</summary>
    ShowPlaintext,
}
