using PrivateLinkLab.Cloud.Generic;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine;

/// <summary>What became of a program.</summary>
/// <param name="Graph">The resources, as Pulumi's engine would keep them, and the stack's outputs.</param>
/// <param name="NotSimulated">What was answered without being simulated, ordered by type and name.</param>
public sealed record ProgramResult(ResourceGraph Graph, IReadOnlyList<NotSimulatedRequest> NotSimulated);
