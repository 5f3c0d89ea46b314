namespace PrivateLinkLab.Cloud;

/// <summary>
/// The simulated control plane refused a request, as AWS would. <see cref="Exception.Message"/> is one sentence that a
/// person can act on: what was being done, AWS's error code, the value and what is accepted.
/// </summary>
public sealed class AwsRefusalException : Exception
{
    internal AwsRefusalException(string operation, string code, string reason, string resourceType, string resourceName)
        : base($"{operation}: {code}: {reason}")
    {
        Code = code;
        ResourceType = resourceType;
        ResourceName = resourceName;
    }

    /// <summary>The error code of the AWS API, for example <c>InvalidSubnet.Conflict</c>.</summary>
    public string Code { get; }

    /// <summary>The Pulumi type of what was to be created, or the token of the function that was called.</summary>
    public string ResourceType { get; }

    /// <summary>The name of the resource in the program; for a function, the value that was looked up.</summary>
    public string ResourceName { get; }
}
