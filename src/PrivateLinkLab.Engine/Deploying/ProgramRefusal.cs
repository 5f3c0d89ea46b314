namespace PrivateLinkLab.Engine.Deploying;

/// <summary>Something that a program asked for and did not get.</summary>
/// <param name="Type">The resource's type, or the function.</param>
/// <param name="Name">The resource's name, or what the function was asked for.</param>
/// <param name="Message">Why, with AWS's code where AWS refuses.</param>
/// <param name="Source">The file and line of the program; null when its SDK does not tell.</param>
internal sealed record ProgramRefusal(string Type, string Name, string Message, string? Source)
{
    /// <summary>The sentence for a person.</summary>
    public override string ToString() => Source is null ? Message : $"{Source}: {Message}";
}
