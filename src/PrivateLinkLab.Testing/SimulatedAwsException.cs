using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Testing;

/// <summary>A test fails. The message is made for people to read, in whatever test framework.</summary>
public abstract class SimulatedAwsException : Exception
{
    private protected SimulatedAwsException(string message, Exception? cause = null)
        : base(message, cause) { }
}

/// <summary>AWS would refuse the stack.</summary>
public sealed class StackRefusedException : SimulatedAwsException
{
    internal StackRefusedException(IReadOnlyList<AwsRefusal> refusals, Exception cause)
        : base(string.Join('\n', refusals.Select(refusal => refusal.Message)), cause) => Refusals = refusals;

    /// <summary>Everything that AWS would refuse; at least one.</summary>
    public IReadOnlyList<AwsRefusal> Refusals { get; }

    /// <summary>The error code of the AWS API, such as <c>InvalidSubnet.Conflict</c>.</summary>
    public string Code => Refusals[0].Code;

    /// <summary>The Pulumi type of what is refused, or the token of a function.</summary>
    public string ResourceType => Refusals[0].ResourceType;

    /// <summary>The name of the resource in the program; for a function, what it looked up.</summary>
    public string ResourceName => Refusals[0].ResourceName;
}

/// <summary>
/// The program itself failed; <see cref="Exception.InnerException"/> is what it threw, if that is known.
/// </summary>
public sealed class StackFailedException : SimulatedAwsException
{
    internal StackFailedException(string message, Exception cause)
        : base(message, cause) { }
}

/// <summary>A question cannot be asked: it names what the stack does not have, or is none.</summary>
public sealed class QuestionException : SimulatedAwsException
{
    internal QuestionException(string message, Exception? cause = null)
        : base(message, cause) { }
}

/// <summary>Something is reachable that should not be, or is not reachable that should be, or is not known.</summary>
public sealed class ReachabilityException : SimulatedAwsException
{
    internal ReachabilityException(string message, IReadOnlyList<ProbeResult> results)
        : base(message) => Results = results;

    /// <summary>What is not as expected; at least one.</summary>
    public IReadOnlyList<ProbeResult> Results { get; }
}
