using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Registers a resource and fills its outputs, now if everything that it needs is there.</summary>
    internal void Register(
        Resource resource,
        ResourceArgs args,
        ResourceOptions options,
        OutputSlot[] outputs,
        RegisterPackageRequest? package
    )
    {
        var registration = CompleteAsync(resource, args, options, outputs, package);
        if (!registration.IsCompletedSuccessfully)
        {
            Tasks.Add(registration.AsTask(), resource);
        }
    }

    private async ValueTask CompleteAsync(
        Resource resource,
        ResourceArgs args,
        ResourceOptions options,
        OutputSlot[] outputs,
        RegisterPackageRequest? package
    )
    {
        try
        {
            var result = await ReadOrRegisterAsync(resource, args, options, package);
            FillOutputs(resource, result, outputs);
        }
        catch (Exception exception)
        {
            foreach (var output in outputs)
            {
                output.Output.Fail(exception);
            }

            throw;
        }
    }

    private void FillOutputs(Resource resource, RegistrationResult result, OutputSlot[] outputs)
    {
        var self = ResourceSet.Of(resource);
        foreach (var slot in outputs)
        {
            if (slot.Name == Resource.UrnName)
            {
                slot.Output.Fill(self, result.Urn, isKnown: true, isSecret: false);
            }
            else if (slot.Name == Resource.IdName && resource is CustomResource)
            {
                slot.Output.Fill(self, result.Id, isKnown: result.Id.Length > 0, isSecret: false);
            }
        }

        foreach (var slot in outputs)
        {
            if (result.Outputs.TryGetValue(slot.Name, out var value))
            {
                slot.Fill(resource, value);
            }
            else
            {
                slot.Output.Fill(self, value: null, isKnown: !Settings.IsDryRun, isSecret: false);
            }
        }
    }

    private async ValueTask<RegistrationResult> ReadOrRegisterAsync(
        Resource resource,
        ResourceArgs args,
        ResourceOptions options,
        RegisterPackageRequest? package
    )
    {
        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "");
        if (!string.IsNullOrEmpty(id))
        {
            if (resource is not CustomResource)
            {
                throw new ArgumentException(
                    $"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a "
                        + nameof(CustomResource)
                );
            }

            var request = await PrepareAsync(resource, args, options, package);
            return await _engine.ReadAsync(resource, request, id);
        }

        var importId = (options as CustomResourceOptions)?.ImportId ?? "";
        if (options.DeletedWith is { } deletedWith)
        {
            await deletedWith.Urn.GetDataAsync();
        }

        return await _engine.RegisterAsync(resource, await PrepareAsync(resource, args, options, package), importId);
    }

    /// <summary>Waits for everything that a resource depends on.</summary>
    private async ValueTask<RegistrationRequest> PrepareAsync(
        Resource resource,
        ResourceArgs args,
        ResourceOptions options,
        RegisterPackageRequest? package
    )
    {
        var explicitDependencies = await GatherAsync(options.DependsOnOrNull);

        var serializer = new Serializer();
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        var path = PropertyPath.Of(resource);
        foreach (var input in InputValues.Of(args))
        {
            if (input.Name is Resource.UrnName or Resource.IdName)
            {
                continue;
            }

            var value = await serializer.SerializePropertyAsync(input, path);
            if (value is { IsKnown: true, Value: { } known })
            {
                inputs.Add(input.Name, known);
            }
        }

        var parent = options.Parent ?? (resource.GetResourceType() == Stack.RootType ? null : Stack);
        var parentUrn = parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "");
        var provider = resource is CustomResource ? await ProviderResource.ReferenceAsync(options.Provider) : "";
        await WaitForAsync(explicitDependencies);
        await WaitForAsync(serializer.Resources);
        await Aliases.WaitForAsync(options);
        return new(inputs.ToImmutable(), parentUrn, provider, package);
    }

    private static async ValueTask<IReadOnlyCollection<Resource>> GatherAsync(InputList<Resource>? resources) =>
        resources is null ? [] : await resources.ToOutput().GetValueAsync(whenUnknown: []);

    /// <summary>Waits for resources, and for what components among them contain.</summary>
    private static async ValueTask WaitForAsync(IReadOnlyCollection<Resource> resources)
    {
        foreach (var resource in Resource.WithoutComponents(resources))
        {
            await resource.Urn.GetDataAsync();
        }
    }
}
