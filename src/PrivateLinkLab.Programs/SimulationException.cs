using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Programs;

/// <summary>
/// A program did not come up on the simulated cloud. The message is made of sentences for people, one a line.
/// </summary>
public abstract class SimulationException : Exception
{
    private protected SimulationException(string message, Exception? cause = null)
        : base(message, cause) { }
}

/// <summary>The cloud refused resources, as AWS would.</summary>
public sealed class CloudRefusedException : SimulationException
{
    internal CloudRefusedException(IReadOnlyList<AwsRefusal> refusals)
        : base(string.Join('\n', refusals.Select(refusal => refusal.Message))) => Refusals = refusals;

    /// <summary>Everything that was refused, ordered by resource type and name.</summary>
    public IReadOnlyList<AwsRefusal> Refusals { get; }
}

/// <summary>
/// The program itself failed. <see cref="Exception.InnerException"/> is what it threw, where that is known: an
/// <see cref="ArgumentException"/> is bad input.
/// </summary>
public sealed class ProgramFailedException : SimulationException
{
    internal ProgramFailedException(string message, Exception? cause = null)
        : base(message, cause) { }
}
