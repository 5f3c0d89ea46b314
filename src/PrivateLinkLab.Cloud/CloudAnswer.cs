using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud;

/// <summary>What the cloud answers to a request: one of the records in this file.</summary>
public abstract record CloudAnswer
{
    private protected CloudAnswer() { }
}

/// <summary>The request was carried out.</summary>
/// <param name="Id">The resource's id; null for a component and for a function.</param>
/// <param name="Outputs">The resource's properties, or what the function gives. Secret inputs are secret here
/// too.</param>
public sealed record Answered(string? Id, MapValue Outputs) : CloudAnswer
{
    /// <summary>
    /// Whether nothing simulates what was asked for: the answer is what was asked, an id and an ARN by the pattern.
    /// </summary>
    public bool IsGeneric { get; init; }
}

/// <summary>AWS would refuse the request. All that the refusal rests on is known.</summary>
/// <param name="Refusal">Why, with AWS's error code.</param>
public sealed record Refused(AwsRefusal Refusal) : CloudAnswer;

/// <summary>
/// Whether AWS takes the request, and what becomes of it, hangs on an input that is not known yet. In a preview the
/// resource's id and whatever its inputs do not say are unknown.
/// </summary>
/// <param name="Input">The input's name.</param>
public sealed record Undecided(string Input) : CloudAnswer;

/// <summary>The cloud does not have what was asked for.</summary>
/// <param name="Token">The resource type, function or variety of one that is not simulated.</param>
/// <param name="Message">A sentence that says so.</param>
public sealed record NotSimulated(string Token, string Message) : CloudAnswer;
