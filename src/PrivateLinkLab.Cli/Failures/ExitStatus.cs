namespace PrivateLinkLab.Cli.Failures;

/// <summary>What the process tells its caller.</summary>
internal static class ExitStatus
{
    /// <summary>Done, and everything is as expected.</summary>
    public const int Done = 0;

    /// <summary>
    /// Something is not as expected: an experiment came out otherwise, a path is blocked or not known to work, two
    /// grounds differ.
    /// </summary>
    public const int NotAsExpected = 1;

    /// <summary>Bad usage or bad input: what was asked for has to change.</summary>
    public const int BadInput = 2;

    /// <summary>It could not be carried out: something else has to change.</summary>
    public const int NotCarriedOut = 3;
}
