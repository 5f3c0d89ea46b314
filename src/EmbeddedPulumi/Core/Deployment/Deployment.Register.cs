using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    private readonly HashSet<Task> _registrations = [];

    /// <summary>Registers a resource and fills its outputs, now if everything that it needs is there.</summary>
    internal void Register(Resource resource, ResourceArgs args, ResourceOptions options, OutputSlot[] outputs)
    {
        Tasks.Forget(resource);
        var registration = CompleteAsync(resource, args, options, outputs);
        if (registration.IsCompletedSuccessfully) return;

        var task = registration.AsTask();
        Tasks.Add(task, resource);
        lock (_registrations) _registrations.Add(task);
        task.ContinueWith(
            Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        void Forget(Task done)
        {
            lock (_registrations) _registrations.Remove(done);
        }
    }

    /// <summary>Waits for the resources that the program has created so far, whether they succeed or fail.</summary>
    private async Task WhenRegisteredAsync()
    {
        Task[] pending;
        lock (_registrations) pending = [.. _registrations];
        if (pending.Length > 0) await Task.WhenAll(pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask CompleteAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, OutputSlot[] outputs)
    {
        try
        {
            var result = await ReadOrRegisterAsync(resource, args, options);
            FillOutputs(resource, result, outputs);
        }
        catch (Exception exception)
        {
            foreach (var output in outputs) output.Output.Fail(exception);
            // The official SDK reports a failed registration more than once, because its outputs are tasks that fail,
            // too; so the run fails with an AggregateException.
            Tasks.AddFailure(exception);
            throw;
        }
    }

    private void FillOutputs(Resource resource, RegistrationResult result, OutputSlot[] outputs)
    {
        var self = ResourceSet.Of(resource);
        foreach (var (property, output) in outputs)
        {
            if (property.Name == Resource.UrnName)
                output.Fill(self, result.Urn, isKnown: true, isSecret: false);
            else if (property.Name == Resource.IdName && resource is CustomResource)
                output.Fill(self, result.Id, isKnown: result.Id.Length > 0, isSecret: false);
        }

        foreach (var (property, output) in outputs)
        {
            if (result.Outputs.TryGetValue(property.Name, out var value))
                output.Fill(self, property.Converter.Convert(value.Value), value.IsKnown, value.IsSecret);
            else
                output.Fill(self, value: null, isKnown: !Settings.IsDryRun, isSecret: false);
        }
    }

    private async ValueTask<RegistrationResult> ReadOrRegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "");
        if (!string.IsNullOrEmpty(id))
        {
            if (resource is not CustomResource)
            {
                throw new ArgumentException(
                    $"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a "
                    + nameof(CustomResource));
            }

            return await _engine.ReadAsync(resource, await PrepareAsync(resource, args, options), id);
        }

        var importId = (options as CustomResourceOptions)?.ImportId ?? "";
        return await _engine.RegisterAsync(resource, await PrepareAsync(resource, args, options), importId);
    }

    /// <summary>Waits for everything that a resource depends on.</summary>
    private async ValueTask<RegistrationRequest> PrepareAsync(
        Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.DeletedWith is { } deletedWith) await deletedWith.Urn.GetDataAsync();
        var explicitDependencies = await GatherAsync(options.DependsOnOrNull);

        var serializer = new Serializer();
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        var path = PropertyPath.Of(resource);
        foreach (var member in InputMembers.Of(args))
        {
            if (member.Name is Resource.UrnName or Resource.IdName) continue;
            var input = await serializer.SerializeMemberAsync(member, args, path.At(member.Name));
            if (input is { IsKnown: true, Value: { } value }) inputs.Add(member.Name, value);
        }

        var parent = options.Parent ?? (resource.GetResourceType() == Stack.RootType ? null : Stack);
        var parentUrn = parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "");
        var provider = resource is CustomResource ? await ProviderResource.ReferenceAsync(options.Provider) : "";
        await WaitForAsync(explicitDependencies);
        await WaitForAsync(serializer.Resources);
        return new(inputs.ToImmutable(), parentUrn, provider);
    }

    private static async ValueTask<IReadOnlyCollection<Resource>> GatherAsync(InputList<Resource>? resources) =>
        resources is null ? [] : await resources.ToOutput().GetValueAsync(whenUnknown: []);

    /// <summary>Waits for resources, and for what components among them contain.</summary>
    private static async ValueTask WaitForAsync(IReadOnlyCollection<Resource> resources)
    {
        foreach (var resource in Resource.WithoutComponents(resources)) await resource.Urn.GetDataAsync();
    }
}
