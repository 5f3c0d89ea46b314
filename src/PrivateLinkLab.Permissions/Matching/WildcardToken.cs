using System.Diagnostics;

namespace PrivateLinkLab.Permissions;

/// <summary>What a token of a compiled pattern stands for; those in a part take no colon.</summary>
internal enum WildcardKind : byte
{
    Character,
    One,
    OneInPart,
    Run,
    RunInPart,
}

/// <summary>A token of a compiled pattern: a character itself, any one (?), or a run of any (*).</summary>
internal readonly record struct WildcardToken(WildcardKind Kind, char Character)
{
    public bool IsRun => Kind is WildcardKind.Run or WildcardKind.RunInPart;

    public bool Takes(char character) =>
        Kind switch
        {
            WildcardKind.Character => character == Character,
            WildcardKind.One => true,
            WildcardKind.OneInPart => character != ':',
            WildcardKind.Run or WildcardKind.RunInPart => false,
            _ => throw new UnreachableException($"There is no token of the kind {Kind}."),
        };
}
