namespace PrivateLinkLab.Cloud.Requests;

/// <summary>A request that the simulated control plane refused, as AWS would.</summary>
/// <param name="Code">The error code of the AWS API, for example <c>InvalidSubnet.Conflict</c>.</param>
/// <param name="Message">
/// One sentence that a person can act on: what was being done, the code, the value and what is accepted.
/// </param>
/// <param name="ResourceType">The Pulumi type of what was to be created, or the token of the function that was
/// called.</param>
/// <param name="ResourceName">The name of the resource in the program; for a function, the value that was looked
/// up.</param>
public sealed record AwsRefusal(string Code, string Message, string ResourceType, string ResourceName);
