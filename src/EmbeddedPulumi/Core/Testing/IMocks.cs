namespace Pulumi.Testing;

/// <summary>Stands in for the engine and the providers: it is asked what every resource and every function of the
/// program results in.</summary>
public interface IMocks
{
    /// <summary>Answers a resource, custom or component, that the program creates or reads.</summary>
    /// <param name="args">The resource and its inputs.</param>
    /// <returns>The resource's id, which may be <see langword="null"/> for a component, and its outputs: a dictionary
    /// by wire name or an object that can be serialized as one.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Answers a function that the program calls.</summary>
    /// <param name="args">The function and its arguments.</param>
    /// <returns>The result: a dictionary by wire name or an object that can be serialized as one.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Is told the outputs that a component or the stack registers. Does nothing unless implemented.</summary>
    /// <param name="args">The resource's URN and its outputs.</param>
    /// <returns>A task; the run waits for it.</returns>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
