namespace Pulumi;

/// <summary>Stands for a resource of which nothing but the URN is known.</summary>
internal sealed class DependencyResource(string urn) : CustomResource(urn);
