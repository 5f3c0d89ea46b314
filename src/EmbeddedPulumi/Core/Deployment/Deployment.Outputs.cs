using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    private static readonly PropertyPath s_outputs = PropertyPath.Of("monitor.registerResourceOutputs(...)");

    /// <summary>Tells the mocks the outputs of a component or stack, when they are there.</summary>
    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var registration = RegisterOutputsAsync(resource, outputs);
        if (registration.IsCompletedSuccessfully)
        {
            return;
        }

        Tasks.Add(registration.AsTask(), $"the outputs that '{resource.GetResourceName()}' registers");
    }

    private async ValueTask RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "");
        var values = await outputs.GetValueAsync(whenUnknown: null!)
            ?? throw new InvalidOperationException(
                $"The outputs of '{resource.GetResourceName()}' are null or unknown as a whole; only single ones "
                    + "may be."
            );
        var serializer = new Serializer();
        var serialized = ImmutableDictionary.CreateBuilder<string, Output<object?>>();
        foreach (var (name, value) in values)
        {
            var output = await serializer.SerializePropertyAsync(name, value, s_outputs);
            if (output.IsNull)
            {
                continue;
            }

            serialized.Add(name, new(new OutputData(ResourceSet.Empty, output.Value, output.IsKnown, output.IsSecret)));
        }

        await _engine.RegisterOutputsAsync(urn, serialized.ToImmutable());
    }
}
