using PrivateLinkLab.Graph;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>All that the lab knows of a scenario. A lesson without one of these does not compile.</summary>
internal abstract class Lesson
{
    /// <summary>The scenario.</summary>
    public abstract Scenario Scenario { get; }

    /// <summary>What to take away once it is built, so that what worked no longer does.</summary>
    public abstract NextStep NextStep { get; }

    /// <summary>The article's experiment, step by step.</summary>
    public abstract Play Play { get; }

    /// <summary>What a person tries, in that order: what the articles try, and what must not be reachable.</summary>
    /// <param name="facts">What commands need to know of the stack.</param>
    public abstract IEnumerable<Experiment> Experiments(ScenarioFacts facts);

    /// <summary>The experiments on a stack that is the scenario.</summary>
    /// <param name="graph">The stack.</param>
    public IReadOnlyList<Experiment> ExperimentsOn(ResourceGraph graph) => [.. Experiments(ScenarioFacts.Of(graph))];
}

/// <summary>A command to try after a deployment.</summary>
/// <param name="Command">The lab's command, without its name.</param>
/// <param name="Effect">What comes of it.</param>
internal sealed record NextStep(string Command, string Effect);
