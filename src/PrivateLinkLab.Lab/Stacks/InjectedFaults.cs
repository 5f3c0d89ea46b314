using PrivateLinkLab.Lab.Faults;

namespace PrivateLinkLab.Lab.Stacks;

/// <summary>The faults that a command line asks for.</summary>
internal static class InjectedFaults
{
    /// <summary>Finds faults by their names.</summary>
    /// <exception cref="LabFailure">There is no such fault, or one is named twice.</exception>
    public static IReadOnlyList<Fault> Named(IReadOnlyList<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { } twice
            ? throw LabFailure.BadInput($"--inject names '{twice.Key}' {twice.Count()} times: name each fault once.")
            : [.. names.Select(Named)];

    /// <summary>Puts faults into a stack, one after the other.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="faults">The faults.</param>
    /// <param name="inapplicable">The first fault that does not apply; null when all do.</param>
    public static ExaminedStack Into(ExaminedStack stack, IReadOnlyList<Fault> faults, out Fault? inapplicable)
    {
        var graph = stack.Graph;
        foreach (var fault in faults)
        {
            if (fault.Inject(graph) is not { } changed)
            {
                inapplicable = fault;
                return stack;
            }

            graph = changed;
        }

        inapplicable = null;
        return faults.Count == 0
            ? stack
            : stack with
            {
                Graph = graph,
                Origin = $"{stack.Origin} with {string.Join(", ", faults)}",
            };
    }

    /// <summary>Puts faults into a stack, one after the other.</summary>
    /// <exception cref="LabFailure">One does not apply; the message says to which scenarios it does.</exception>
    public static async Task<ExaminedStack> IntoAsync(ExaminedStack stack, IReadOnlyList<Fault> faults)
    {
        var changed = Into(stack, faults, out var inapplicable);
        if (inapplicable is null)
        {
            return changed;
        }

        var scenarios = ScenarioPlans.WhereApplies(inapplicable, await ScenarioPlans.AllAsync());
        throw LabFailure.BadInput(
            $"The fault '{inapplicable}' does not apply to {stack.Origin}: there is nothing in it to change. It "
                + $"applies to {string.Join(", ", scenarios)}."
        );
    }

    private static Fault Named(string name) =>
        FaultCatalog.Find(name)
        ?? throw LabFailure.BadInput(
            $"There is no fault '{name}'; "
                + (
                    Nearest.To(name, FaultCatalog.All.Select(fault => fault.Name)) is { } nearest
                        ? $"did you mean {nearest}?"
                        : "`lab faults` lists them."
                )
        );
}
