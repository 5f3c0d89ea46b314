using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Calls a function whose result depends on the resources behind its arguments.</summary>
    internal async ValueTask<OutputData<T>> InvokeOutputAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var serializer = new Serializer();
        var (inputs, isKnown) = await SerializeAsync(serializer, token, args);
        if (!isKnown) return Unknown<T>();

        var explicitDependencies = options is InvokeOutputOptions { DependsOn: { } dependsOn }
            ? await GatherAsync(dependsOn)
            : [];
        foreach (var resource in Resource.WithoutComponents([.. serializer.Resources, .. explicitDependencies]))
        {
            if (resource is CustomResource { Id: { } id } && !(await id.GetDataAsync()).IsKnown) return Unknown<T>();
        }

        var result = await CallAsync(token, inputs, options);
        return new(
            ResourceSet.Join(serializer.Resources, ResourceSet.Empty.Union(explicitDependencies)),
            Convert<T>(token, result),
            result.IsKnown,
            result.IsSecret);
    }

    /// <summary>Calls a function once every resource that the program has created so far is there.</summary>
    internal async Task<T> InvokeValueAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        await WhenRegisteredAsync();
        var (inputs, _) = await SerializeAsync(new(), token, args);
        return Convert<T>(token, await CallAsync(token, inputs, options));
    }

    private static OutputData<T> Unknown<T>() =>
        new(ResourceSet.Empty, default!, isKnown: false, isSecret: false);

    private static T Convert<T>(string token, Serialized result) =>
        ValueConverter.For(typeof(T), $"{token} result").Convert(result.Value) is { } value ? (T)value : default!;

    private async ValueTask<Serialized> CallAsync(
        string token, ImmutableDictionary<string, object> args, InvokeOptions? options)
    {
        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        return await _engine.CallAsync(token, args, await ProviderResource.ReferenceAsync(provider));
    }

    private static async ValueTask<(ImmutableDictionary<string, object> Args, bool IsKnown)> SerializeAsync(
        Serializer serializer, string token, InvokeArgs? args)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        var isKnown = true;
        var path = PropertyPath.Of($"invoke:{token}");
        args ??= InvokeArgs.Empty;
        foreach (var member in InputMembers.Of(args))
        {
            var input = await serializer.SerializeMemberAsync(member, args, path.At(member.Name));
            isKnown &= input.IsKnown;
            if (input is { IsKnown: true, Value: { } value }) inputs.Add(member.Name, value);
        }

        return (inputs.ToImmutable(), isKnown);
    }
}
