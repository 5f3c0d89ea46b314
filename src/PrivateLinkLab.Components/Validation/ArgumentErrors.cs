using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Components.Validation;

/// <summary>
/// Collects everything that is wrong with a component's arguments, so that one run reports all of it. A component
/// checks in the call to its base constructor: by then nothing is registered.
/// </summary>
internal sealed class ArgumentErrors(string component, string name)
{
    private readonly List<string> _errors = [];

    /// <summary>
    /// Begins to check a component's arguments. What must not be null is refused at once, since nothing can be said of
    /// it: the arguments as a whole, what is required, and collections.
    /// </summary>
    /// <param name="component">The component's class.</param>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="last">The one that is checked after all others; null for none.</param>
    /// <exception cref="ComponentArgumentException">Something is null.</exception>
    public static ArgumentErrors Of(string component, string name, [NotNull] object? args, string? last = null)
    {
        var errors = new ArgumentErrors(component, name);
        if (args is null)
        {
            throw new ComponentArgumentException($"{component} '{name}': the arguments are null. Give some.");
        }

        errors.RequireValues(args, "", last);
        errors.Throw();
        return errors;
    }

    /// <summary>Whether no error was found so far.</summary>
    public bool None => _errors.Count == 0;

    /// <summary>Adds an error unless the condition holds.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="problem">What is wrong with the value, as the sentence's verb phrase.</param>
    /// <param name="accepted">What is accepted, or what to do, as a sentence.</param>
    public void Require(
        bool condition,
        string argument,
        [InterpolatedStringHandlerArgument(nameof(condition))] ErrorText problem,
        [InterpolatedStringHandlerArgument(nameof(condition))] ErrorText accepted
    )
    {
        if (!condition)
        {
            Add(argument, problem.ToString(), accepted.ToString());
        }
    }

    /// <summary>The component's class and name, as error messages have them.</summary>
    public string Owner => $"{component} '{name}'";

    /// <summary>Adds an error.</summary>
    public void Add(string argument, string problem, string accepted) =>
        _errors.Add(Sentence(argument, problem, accepted));

    /// <summary>Gives the refusal for what turns out when the deployment runs.</summary>
    public ComponentArgumentException Refusal(string argument, string problem, string accepted) =>
        new(Sentence(argument, problem, accepted));

    /// <summary>Reads an IPv4 block, or adds an error and gives null.</summary>
    public CidrBlock? Ipv4Block(string argument, string? value) =>
        Block(argument, value, isIpv6: false, "An IPv4 block looks like 10.0.1.0/24.");

    /// <summary>Reads an IPv6 block, or adds an error and gives null.</summary>
    public CidrBlock? Ipv6Block(string argument, string? value) =>
        Block(argument, value, isIpv6: true, "An IPv6 block looks like 2001:db8:1234:1a00::/64.");

    /// <summary>Throws if there are errors.</summary>
    /// <exception cref="ComponentArgumentException">Every error that was found.</exception>
    public void Throw()
    {
        if (!None)
        {
            throw new ComponentArgumentException(_errors);
        }
    }

    /// <summary>Adds an error where a value that has to be there is null.</summary>
    public void RequireValue(object? value, string argument) =>
        Require(value is not null, argument, $"is null", $"Give a value, or leave it out where it has a default.");

    private string Sentence(string argument, string problem, string accepted) =>
        $"{Owner}: {argument} {problem}. {accepted}";

    private void RequireValues(object args, string path, string? except = null)
    {
        foreach (var property in args.GetType().GetProperties())
        {
            if (!property.CanWrite || property.Name == except)
            {
                continue;
            }

            var value = property.GetValue(args);
            if (value is null && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.NotNull)
            {
                RequireValue(value, $"{path}{property.Name}");
            }
            else if (value is IArgumentGroup)
            {
                RequireValues(value, $"{path}{property.Name}.");
            }
        }
    }

    private CidrBlock? Block(string argument, string? value, bool isIpv6, string accepted)
    {
        if (CidrText.ProblemOf(value, isIpv6, out var block) is not { } problem)
        {
            return block;
        }

        Add(argument, $"is '{value}', {problem}", accepted);
        return null;
    }
}

/// <summary>What has arguments of its own and is one: null is refused inside it as well.</summary>
internal interface IArgumentGroup;

/// <summary>
/// A part of an error's sentence, in the invariant culture; written only when the condition that it is about does not
/// hold.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct ErrorText
{
    private readonly StringBuilder? _text;

    /// <summary>Called by the compiler.</summary>
    public ErrorText(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = isNeeded ? new StringBuilder(literalLength + (16 * formattedCount)) : null;
    }

    /// <summary>Adds a text of the sentence.</summary>
    public void AppendLiteral(string text) => _text!.Append(text);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    /// <inheritdoc/>
    public override string ToString() => _text?.ToString() ?? "";
}
