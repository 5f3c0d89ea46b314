namespace PrivateLinkLab.Graph.Replacements;

/// <summary>One input that cannot be changed in place.</summary>
/// <param name="Path">The input, or a value inside it; list indices are left out.</param>
/// <param name="OnlyWhen">The input that must be true for the rule to hold; null when it always holds.</param>
/// <param name="PresenceOnly">True when only giving it or leaving it out counts, not another value.</param>
public sealed record ReplacementRule(PropertyPath Path, string? OnlyWhen = null, bool PresenceOnly = false);
