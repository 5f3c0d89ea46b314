using System.Diagnostics;

namespace PrivateLinkLab.Graph;

/// <summary>
/// Kleene's three truth values: what depends on something that is not known yet is unknown, never guessed. Facts of the
/// network, the steps of a trace and policies all have their certainty from here.
/// </summary>
public enum Truth
{
    /// <summary>It does not hold, whatever the unknown values turn out to be.</summary>
    False,

    /// <summary>It depends on something that is not known.</summary>
    Unknown,

    /// <summary>It holds, whatever the unknown values turn out to be.</summary>
    True,
}

/// <summary>Logic over <see cref="Truth"/>. More knowledge never turns True into False or back.</summary>
public static class TruthLogic
{
    /// <summary>Whether both hold.</summary>
    public static Truth And(this Truth a, Truth b) => a < b ? a : b;

    /// <summary>Whether at least one holds.</summary>
    public static Truth Or(this Truth a, Truth b) => a > b ? a : b;

    /// <summary>Whether it does not hold.</summary>
    public static Truth Not(this Truth a) => Truth.True - (int)a;

    /// <summary>What is known, as a truth value.</summary>
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    /// <summary>A value that may not be known, as a truth value; null is unknown.</summary>
    public static Truth Of(bool? value) => value is { } known ? Of(known) : Truth.Unknown;

    /// <summary>One of two, by a choice that may itself be unknown.</summary>
    public static Truth Choose(this Truth choice, Truth whenTrue, Truth whenFalse) =>
        choice switch
        {
            Truth.True => whenTrue,
            Truth.False => whenFalse,
            Truth.Unknown => whenTrue == whenFalse ? whenTrue : Truth.Unknown,
            _ => throw new UnreachableException($"There is no certainty {choice}."),
        };
}
