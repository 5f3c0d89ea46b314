using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Programs;

/// <summary>What became of a program on the simulated cloud.</summary>
/// <param name="Graph">The resources, as Pulumi's engine would keep them, and the stack's outputs.</param>
public sealed record SimulatedDeploymentResult(ResourceGraph Graph);
