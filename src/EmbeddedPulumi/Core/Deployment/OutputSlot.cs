namespace Pulumi;

/// <summary>An output of a resource that its registration will fill.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Type">The type of the output's value.</param>
/// <param name="Output">The output.</param>
internal sealed record OutputSlot(string Name, Type Type, IPendingOutput Output)
{
    /// <summary>Fills the output with a value as it travels.</summary>
    public void Fill(Resource resource, Serialized value) =>
        Output.Fill(
            ResourceSet.Of(resource),
            ValueConverter.For(Type, $"[Output] {resource.GetType().FullName}: {Name}").Convert(value.Value),
            value.IsKnown,
            value.IsSecret
        );
}

/// <summary>The outputs of a resource that its registration will fill.</summary>
internal sealed class OutputSlots
{
    private readonly List<OutputSlot> _slots = [];

    /// <summary>Makes an output.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="name">The name on the wire.</param>
    /// <returns>The output, to be assigned to the resource's property.</returns>
    public Output<T> Add<T>(string name)
    {
        var output = Output<T>.Pending();
        Add(new(name, typeof(T), output));
        return output;
    }

    public void Add(OutputSlot slot) => _slots.Add(slot);

    public OutputSlot[] ToArray() => [.. _slots];
}
