using PrivateLinkLab.Cloud.Generic;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Programs;

/// <summary>What became of a program.</summary>
/// <param name="Graph">The stack that it makes.</param>
/// <param name="Region">The region of its settings.</param>
/// <param name="NotSimulated">What was answered without being simulated.</param>
internal sealed record ProgramRun(ResourceGraph Graph, string Region, IReadOnlyList<NotSimulatedRequest> NotSimulated);
