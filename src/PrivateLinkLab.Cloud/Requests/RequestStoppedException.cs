namespace PrivateLinkLab.Cloud.Requests;

/// <summary>
/// A service stops at a request: there is no answer. Never leaves the cloud, which makes data of it.
/// </summary>
internal abstract class RequestStoppedException(string message) : Exception(message);

/// <summary>AWS would refuse the request.</summary>
internal sealed class RequestRefusedException(AwsRefusal refusal) : RequestStoppedException(refusal.Message)
{
    public AwsRefusal Refusal => refusal;
}

/// <summary>The request is of a kind that is not simulated.</summary>
/// <param name="what">The kind, as in "resource type".</param>
/// <param name="token">The one that is not simulated.</param>
internal sealed class RequestNotSimulatedException(string what, string token)
    : RequestStoppedException($"{what} {token}")
{
    public string What => what;

    public string Token => token;
}

/// <summary>The answer hangs on an input that is not known yet.</summary>
/// <param name="input">The input's name.</param>
internal sealed class InputUnknownException(string input) : RequestStoppedException($"{input} is not known.")
{
    public string Input => input;
}
