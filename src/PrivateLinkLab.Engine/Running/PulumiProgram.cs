namespace PrivateLinkLab.Engine.Running;

/// <summary>A program, as its Pulumi.yaml says.</summary>
public sealed record PulumiProgram
{
    /// <summary>The project's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The runtime.</summary>
    public required ProgramRuntime Runtime { get; init; }

    /// <summary>The folder or file that is run, below the project's folder; null for the folder itself.</summary>
    public string? Main { get; init; }

    /// <summary>Whether a program for Node.js may be in TypeScript; true when not set.</summary>
    public bool TypeScript { get; init; } = true;

    /// <summary>Node.js's own arguments.</summary>
    public IReadOnlyList<string> NodeArguments { get; init; } = [];

    /// <summary>What installs a program's packages; npm when not set.</summary>
    public string PackageManager { get; init; } = "npm";

    /// <summary>What a .NET program was built as; null to build it.</summary>
    public string? Binary { get; init; }

    /// <summary>How long a program may ask for nothing and say nothing before it counts as hanging.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>What runs a program.</summary>
public enum ProgramRuntime
{
    /// <summary>Node.js.</summary>
    NodeJs,

    /// <summary>.NET.</summary>
    DotNet,
}
