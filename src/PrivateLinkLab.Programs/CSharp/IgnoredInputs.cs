using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Pulumi's resource option <c>ignoreChanges</c>: the engine hands the provider what the state has, whatever the
/// program says. Inputs as a whole only; what is inside one counts when the graphs are compared.
/// </summary>
internal static class IgnoredInputs
{
    /// <summary>Gives the inputs that the provider is asked with.</summary>
    /// <param name="inputs">The program's.</param>
    /// <param name="resource">The resource, with its options.</param>
    /// <param name="before">The state before the deployment.</param>
    public static MapValue Kept(MapValue inputs, RecordedResource resource, ResourceGraph before)
    {
        if (before.Find(resource.Urn) is not { } old)
        {
            return inputs;
        }

        foreach (var name in resource.Options.IgnoreChanges)
        {
            if (old.Inputs.Find(name) is not { } value)
            {
                inputs = inputs.Without(name);
            }
            else if (RawValues.Of(value) is { } raw)
            {
                inputs = inputs.With(name, PlainValues.Of(raw));
            }
        }

        return inputs;
    }
}
