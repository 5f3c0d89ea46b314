namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>A change that Terraform would make.</summary>
/// <param name="Address">The resource's Terraform address.</param>
/// <param name="Action">What would be done: <c>create</c>, <c>update</c>, <c>replace</c>, <c>delete</c>.</param>
public sealed record PlannedChange(string Address, string Action);
