using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>A call of one function (data source).</summary>
internal sealed class FunctionRequest : CloudRequest
{
    public FunctionRequest(FunctionKind kind, InputBag inputs, CallerIdentity caller, CloudAccounts cloud)
        : base(inputs, caller, cloud)
    {
        Kind = kind;
        if (RegionProblem is { } problem)
        {
            throw Refuse(Region, "InvalidParameterValue", problem);
        }
    }

    public FunctionKind Kind { get; }

    /// <param name="subject">What was looked up.</param>
    /// <param name="code">AWS's error code.</param>
    /// <param name="reason">One sentence with the value and what is accepted.</param>
    public RequestRefusedException Refuse(string subject, string code, string reason) =>
        new(new AwsRefusal(code, $"reading {Kind.Label} '{subject}': {code}: {reason}", Kind.Token, subject));
}
