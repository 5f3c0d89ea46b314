namespace PrivateLinkLab.Permissions;

/// <summary>A character of a pattern, and whether it is a wildcard (* or ?) rather than itself.</summary>
internal readonly record struct PatternCharacter(char Character, bool IsWildcard);
