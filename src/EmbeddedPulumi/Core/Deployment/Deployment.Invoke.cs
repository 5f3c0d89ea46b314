using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Calls a function whose result depends on the resources behind its arguments.</summary>
    internal async ValueTask<OutputData> InvokeOutputAsync<T>(
        string token,
        InvokeArgs? args,
        InvokeOptions? options,
        RegisterPackageRequest? package
    )
    {
        var serializer = new Serializer();
        ImmutableDictionary<string, object> inputs;
        bool isKnown;
        try
        {
            (inputs, isKnown) = await SerializeAsync(serializer, token, args);
        }
        catch (Exception exception)
        {
            Errors.Add($"Error serializing arguments for invoke {token}: {exception}");
            throw;
        }

        if (!isKnown)
        {
            return Unknown();
        }

        var explicitDependencies = options is InvokeOutputOptions { DependsOn: { } dependsOn }
            ? await GatherAsync(dependsOn)
            : [];
        foreach (var resource in Resource.WithoutComponents([.. serializer.Resources, .. explicitDependencies]))
        {
            if (resource is CustomResource { Id: { } id } && !(await id.GetDataAsync()).IsKnown)
            {
                return Unknown();
            }
        }

        var result = await CallAsync(token, inputs, options, package);
        return new(
            ResourceSet.Join(serializer.Resources, ResourceSet.Empty.Union(explicitDependencies)),
            Convert<T>(token, result),
            result.IsKnown,
            result.IsSecret
        );
    }

    /// <summary>Calls a function, at once: it need not come after the resources that the program has created.</summary>
    internal async Task<T> InvokeValueAsync<T>(
        string token,
        InvokeArgs? args,
        InvokeOptions? options,
        RegisterPackageRequest? package
    )
    {
        var (inputs, _) = await SerializeAsync(new(), token, args);
        return Convert<T>(token, await CallAsync(token, inputs, options, package));
    }

    private static OutputData Unknown() => OutputData.Unknown(ResourceSet.Empty, isSecret: false);

    private static T Convert<T>(string token, Serialized result) =>
        ValueConverter.For(typeof(T), $"{token} result").Convert(result.Value) is { } value ? (T)value : default!;

    private async ValueTask<Serialized> CallAsync(
        string token,
        ImmutableDictionary<string, object> args,
        InvokeOptions? options,
        RegisterPackageRequest? package
    )
    {
        // The mocks stand for every package.
        _ = package;
        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        return await _engine.CallAsync(token, args, await ProviderResource.ReferenceAsync(provider));
    }

    private static async ValueTask<(ImmutableDictionary<string, object> Args, bool IsKnown)> SerializeAsync(
        Serializer serializer,
        string token,
        InvokeArgs? args
    )
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        var isKnown = true;
        var path = PropertyPath.Of($"invoke:{token}");
        args ??= InvokeArgs.Empty;
        foreach (var input in InputValues.Of(args))
        {
            var value = await serializer.SerializePropertyAsync(input, path);
            isKnown &= value.IsKnown;
            if (value is { IsKnown: true, Value: { } known })
            {
                inputs.Add(input.Name, known);
            }
        }

        return (inputs.ToImmutable(), isKnown);
    }
}
