using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>The root of all resources. A program may derive from it and create its resources in the
/// constructor.</summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    /// <summary>Registers the stack, named after project and stack.</summary>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    public Stack(StackOptions? options = null)
        : base(
            RootType,
            $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}",
            options is null ? null : new() { ResourceTransformations = options.ResourceTransformations }
        ) => Deployment.Required.Stack = this;

    /// <summary>Registers the values of the <see cref="OutputAttribute"/> properties, those of classes between this and
    /// the program's own included, as the stack's outputs.</summary>
    internal void RegisterPropertyOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.DeclaringType!.IsAssignableFrom(typeof(Stack)))
            {
                continue;
            }

            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
            {
                outputs.Add(attribute.Name ?? property.Name, property.GetValue(this));
            }
        }

        ImmutableArray<string> missing = [.. outputs.Where(pair => pair.Value is null).Select(pair => pair.Key)];
        if (!missing.IsEmpty)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. "
                    + "[Output] attributed properties must be assigned inside Stack constructor."
            );
        }

        ImmutableArray<string> wrong = [.. outputs.Where(pair => pair.Value is not IOutput).Select(pair => pair.Key)];
        if (!wrong.IsEmpty)
        {
            throw RunException.OutputsHaveIncorrectType(wrong);
        }

        RegisterOutputs(outputs);
    }
}
