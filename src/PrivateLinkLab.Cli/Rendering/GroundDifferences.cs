using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Terraform.Differences;
using PrivateLinkLab.Terraform.Emulation;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The differences between the simulated cloud and the emulator, for a person or a program.</summary>
internal sealed class GroundDifferences
{
    private readonly string _stack;
    private readonly string _scenario;
    private readonly GroundComparison _comparison;

    private GroundDifferences(string stack, string scenario, GroundComparison comparison) =>
        (_stack, _scenario, _comparison) = (stack, scenario, comparison);

    /// <summary>Whether every difference is explained.</summary>
    public bool IsExplained => !_comparison.Unexplained.Any();

    /// <summary>Compares what a scenario is on both grounds.</summary>
    /// <exception cref="LabFailure">The stack on the emulator is not what the settings say.</exception>
    public static GroundDifferences Compare(
        string stack,
        string scenario,
        ResourceGraph simulated,
        ResourceGraph emulated
    ) =>
        Compare(
            stack,
            scenario,
            simulated,
            emulated,
            $"The stack '{stack}' on the emulator",
            $"run `lab up {scenario} --target {Ground.Emulated}` first"
        );

    /// <summary>Compares a scenario with a stack in a file, which an emulator has built.</summary>
    /// <exception cref="LabFailure">The stack in the file is not what the settings say.</exception>
    public static GroundDifferences CompareFile(
        string file,
        string scenario,
        ResourceGraph simulated,
        ResourceGraph emulated
    ) =>
        Compare(
            file,
            scenario,
            simulated,
            emulated,
            $"The stack in {file}",
            "give the settings that it was built with, or the scenario that it is"
        );

    private static GroundDifferences Compare(
        string stack,
        string scenario,
        ResourceGraph simulated,
        ResourceGraph emulated,
        string what,
        string advice
    )
    {
        var changes = GraphDiff
            .Compare(emulated, EmulatedTarget.Expect(simulated, emulated))
            .Changes.Where(change => change.Kind != ChangeKind.Same && ChangeTree.Shows(change))
            .ToArray();
        return changes.Length == 0
            ? new(stack, scenario, GroundComparison.Compare(simulated, emulated))
            : throw LabFailure.NotCarriedOut(
                $"{what} is not {scenario} with these settings ({changes.Length} resources differ, "
                    + $"{changes[0].Urn.Name} for one): {advice}."
            );
    }

    /// <summary>Shows them: those without an explanation with both values, the others by their explanations.</summary>
    public void Show(Screen screen, bool showAll)
    {
        var explained = _comparison.Explained.ToArray();
        var unexplained = _comparison.Unexplained.ToArray();
        screen.Line(
            $"{_scenario}: simulated cloud and emulator (stack {_stack}): {_comparison.Compared} "
                + $"attributes, {explained.Length} explained differences, {unexplained.Length} unexplained."
        );
        if (unexplained.Length > 0)
        {
            screen.Line("");
            screen.UniformLine("Not explained:", ChangeKind.Replace.Style());
            ShowValues(screen, unexplained);
        }

        foreach (var reason in explained.GroupBy(difference => difference.Explanation, StringComparer.Ordinal))
        {
            screen.Line("");
            screen.Line(reason.Key!);
            if (showAll)
            {
                ShowValues(screen, reason);
                continue;
            }

            foreach (var type in reason.GroupBy(difference => difference.Urn.Type, StringComparer.Ordinal))
            {
                var paths = type.Select(difference => difference.Path.ToString()).Distinct(StringComparer.Ordinal);
                screen.Line($"  {TypeName.Short(type.Key)}: ", new(string.Join(", ", paths), ChangeKindLook.Dim));
            }
        }
    }

    /// <summary>Gives them as a JSON document. Secrets are never shown.</summary>
    public string ToJson() =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", JsonText.SchemaVersion);
            writer.WriteString("stack", _stack);
            writer.WriteString("scenario", _scenario);
            writer.WriteNumber("compared", _comparison.Compared);
            writer.WriteNumber("explained", _comparison.Explained.Count());
            writer.WriteNumber("unexplained", _comparison.Unexplained.Count());
            writer.WriteObjects("differences", _comparison.Differences, difference =>
            {
                writer.WriteString("urn", difference.Urn.ToString());
                writer.WriteString("path", difference.Path.ToString());
                writer.WritePropertyName("simulated");
                PropertyJson.Write(writer, difference.Simulated, showSecrets: false);
                writer.WritePropertyName("emulated");
                PropertyJson.Write(writer, difference.Emulated, showSecrets: false);
                writer.WriteString("explanation", difference.Explanation);
            });
            writer.WriteEndObject();
        });

    private static void ShowValues(Screen screen, IEnumerable<AttributeDifference> differences)
    {
        foreach (var difference in differences)
        {
            screen.Line($"  {TypeName.Short(difference.Urn.Type)} {difference.Urn.Name} {difference.Path}");
            screen.Line("    simulated  ", new(Text(difference.Simulated), ChangeKindLook.Dim));
            screen.Line("    emulated   ", new(Text(difference.Emulated), ChangeKindLook.Dim));
        }
    }

    private static string Text(PropertyValue? value) =>
        value is null ? "nothing" : ValueText.Of(value, showSecrets: false);
}
