using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// A block or an availability zone of a network: a plain text, which is checked when the program gives it, or an
/// output, which is checked as soon as the deployment knows it. Both convert by themselves.
/// </summary>
/// <remarks>
/// An input of Pulumi does not tell whether it was a plain text. What decides how many resources there are and what
/// they are called has to be one, so that two runs of a program make the same.
/// </remarks>
public sealed class NetworkInput : IEquatable<NetworkInput>
{
    private readonly Input<string> _input;

    private NetworkInput(Input<string> input, string? plain) => (_input, Plain) = (input, plain);

    /// <summary>The text; null when it is an output.</summary>
    public string? Plain { get; }

    /// <summary>Takes a plain text.</summary>
    /// <param name="value">The text.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator NetworkInput?(string? value) => value is null ? null : new(value, value);

    /// <summary>Takes an output.</summary>
    /// <param name="value">The output.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator NetworkInput?(Output<string>? value) => value is null ? null : new(value, null);

    /// <summary>Takes an input, which is held to be an output.</summary>
    /// <param name="value">The input.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator NetworkInput?(Input<string>? value) => value is null ? null : new(value, null);

    /// <summary>Gives the value for a resource's argument.</summary>
    /// <param name="value">The value.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Input<string>?(NetworkInput? value) => value?._input;

    /// <summary>The value as an output.</summary>
    public Output<string> ToOutput() => _input.ToOutput();

    /// <summary>Whether both are the same text or the same output.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(NetworkInput? other) =>
        other is not null && (Plain is null ? ReferenceEquals(ToOutput(), other.ToOutput()) : Plain == other.Plain);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NetworkInput);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Plain?.GetHashCode(StringComparison.Ordinal)
        ?? System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(ToOutput());

    /// <summary>The text, or that the deployment alone knows it.</summary>
    public override string ToString() => Plain ?? "(known to the deployment alone)";
}
