using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Stacks;

/// <summary>The stack that a command looks at.</summary>
/// <param name="Graph">The stack.</param>
/// <param name="Scenario">The scenario that it is; null when nothing says so.</param>
/// <param name="Name">What the user calls it: the scenario, the file, or the stack that is built.</param>
/// <param name="Origin">Where it comes from, for a heading.</param>
internal sealed record ExaminedStack(ResourceGraph Graph, string? Scenario, string Name, string Origin);
