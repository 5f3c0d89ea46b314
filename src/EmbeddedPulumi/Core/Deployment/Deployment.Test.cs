using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Runs a stack against mocks. A failure is a <see cref="RunException"/>, several are an
    /// <see cref="AggregateException"/> of them.</summary>
    /// <typeparam name="TStack">The type of the stack.</typeparam>
    /// <param name="mocks">Answer for the engine and the providers.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <returns>The resources in the order of registration, the stack included.</returns>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
    {
        const BindingFlags asItIs = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions;
        return TestAsync(mocks, options, () =>
            (TStack)Activator.CreateInstance(typeof(TStack), asItIs, binder: null, args: null, culture: null)!
        );
    }

    /// <summary>Runs a stack that a service provider creates against mocks.</summary>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions)"/>
    /// <param name="serviceProvider">Creates the stack.</param>
    /// <param name="mocks">Answer for the engine and the providers.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks,
        IServiceProvider serviceProvider,
        TestOptions? options = null
    )
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return TestAsync(mocks, options, () =>
            serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                    + $"Register the type with the service provider before calling {nameof(RunAsync)}."
            )
        );
    }

    /// <summary>Runs a program against mocks. A failure is a <see cref="RunException"/>, several are an
    /// <see cref="AggregateException"/> of them.</summary>
    /// <param name="testMocks">Answer for the engine and the providers.</param>
    /// <param name="testOptions">Settings.</param>
    /// <param name="createResources">The program.</param>
    /// <returns>The resources in the order of registration, without the stack.</returns>
    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Action createResources
    ) => (await TestProgramAsync(testMocks, testOptions, () =>
            {
                createResources();
                return new Dictionary<string, object?>();
            })).Resources;

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Action)"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task> createResources
    ) => (await TestProgramAsync(testMocks, testOptions, () =>
            {
                createResources().GetAwaiter().GetResult();
                return new Dictionary<string, object?>();
            })).Resources;

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Action)"/>
    /// <returns>The resources in the order of registration, without the stack, and what the program returned.</returns>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<IDictionary<string, object?>> createResources
    ) => TestProgramAsync(testMocks, testOptions, createResources);

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{IDictionary{string, object}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task<IDictionary<string, object?>>> createResources
    ) => TestProgramAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    private static async Task<(
        ImmutableArray<Resource> Resources,
        IDictionary<string, object?> Outputs
    )> TestProgramAsync(IMocks mocks, TestOptions options, Func<IDictionary<string, object?>> program)
    {
        ProgramStack? stack = null;
        var resources = await TestAsync(mocks, options, () => stack = new(program));
        return (resources.Remove(stack!), stack!.Results);
    }

    // An async method, so that the deployment set here is not seen by the caller.
    private static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks mocks,
        TestOptions? options,
        Func<Stack> createStack
    )
    {
        var deployment = new Deployment(mocks, options);
        if (s_instance.Value is not null)
        {
            throw new InvalidOperationException(
                "Deployment.Instance should only be set once at the beginning of a 'Run' call."
            );
        }

        s_instance.Value = new(deployment);
        try
        {
            createStack().RegisterPropertyOutputs();
        }
        catch (Exception exception)
        {
            // As in the official SDK, whatever else is going on: the program's own failure is the run's.
            deployment.Errors.Add(exception);
            deployment.Errors.ThrowIfAny();
        }

        foreach (var failure in await deployment.Tasks.WhenIdleAsync())
        {
            deployment.Errors.Add(failure);
        }

        deployment.Errors.ThrowIfAny();
        return deployment._engine.GetResources();
    }

    /// <summary>The stack of a program that is not one itself.</summary>
    private sealed class ProgramStack : Stack
    {
        // Not an initializer: those run before the stack is registered.
        public ProgramStack(Func<IDictionary<string, object?>> program) => Results = program();

        public IDictionary<string, object?> Results { get; }
    }
}
