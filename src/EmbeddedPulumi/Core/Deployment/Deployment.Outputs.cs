using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Tells the mocks the outputs of a component or stack, when they are there.</summary>
    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var registration = RegisterOutputsAsync(resource, outputs);
        if (!registration.IsCompletedSuccessfully) Tasks.Add(registration.AsTask());
    }

    private async ValueTask RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "");
        var values = await outputs.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty);
        var serializer = new Serializer();
        var path = PropertyPath.Of(resource);
        var serialized = ImmutableDictionary.CreateBuilder<string, Output<object?>>();
        foreach (var (name, value) in values)
        {
            var output = await serializer.SerializeAsync(value, path.At(name));
            if (output.IsNull) continue;
            serialized.Add(
                name,
                new(new OutputData<object?>(ResourceSet.Empty, output.Value, output.IsKnown, output.IsSecret)));
        }

        await _engine.RegisterOutputsAsync(urn, serialized.ToImmutable());
    }
}
