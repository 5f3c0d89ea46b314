using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Puts what a deployment wants to the mocks, as the engine would put it to the providers.</summary>
internal sealed class MockEngine(IMocks mocks, DeploymentSettings settings)
{
    private readonly Lock _lock = new();
    private readonly ImmutableArray<Resource>.Builder _resources = ImmutableArray.CreateBuilder<Resource>();

    public ImmutableArray<Resource> GetResources()
    {
        lock (_lock)
        {
            return _resources.ToImmutable();
        }
    }

    public async ValueTask<RegistrationResult> RegisterAsync(
        Resource resource,
        RegistrationRequest request,
        string importId
    )
    {
        Add(resource);
        if (resource.GetResourceType() == Stack.RootType)
        {
            return new(NewUrn(resource, request.ParentUrn), "", []);
        }

        var (id, state) = await AskAsync(resource, request, importId);
        return new(
            NewUrn(resource, request.ParentUrn),
            id ?? importId,
            await FieldSerializer.SerializeAsync(state, PropertyPath.Of(resource))
        );
    }

    public async ValueTask<RegistrationResult> ReadAsync(Resource resource, RegistrationRequest request, string id)
    {
        var (_, state) = await AskAsync(resource, request, id);
        var fields = await FieldSerializer.SerializeAsync(state, PropertyPath.Of(resource));
        Add(resource);
        return new(NewUrn(resource, request.ParentUrn), id, fields);
    }

    public async ValueTask<Serialized> CallAsync(
        string token,
        ImmutableDictionary<string, object> args,
        string provider
    )
    {
        var answer = await mocks.CallAsync(
            new()
            {
                Token = token,
                Args = args,
                Provider = provider,
            }
        );
        var fields = new SerializedFields(withInternal: false);
        foreach (var (name, value) in await FieldSerializer.SerializeAsync(answer, PropertyPath.Of(token)))
        {
            fields.Add(name, value);
        }

        return fields.ToSerialized();
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, Output<object?>> outputs) =>
        mocks.RegisterResourceOutputs(new(urn, outputs));

    private Task<(string? Id, object State)> AskAsync(Resource resource, RegistrationRequest request, string id) =>
        mocks.NewResourceAsync(
            new()
            {
                Type = resource.GetResourceType(),
                Name = resource.GetResourceName(),
                Inputs = request.Inputs,
                Provider = request.Provider,
                Id = id,
            }
        );

    private void Add(Resource resource)
    {
        lock (_lock)
        {
            _resources.Add(resource);
        }
    }

    /// <summary>A URN as the official SDK makes it under mocks: of the types above the resource it names only the
    /// first, which is the stack's.</summary>
    private string NewUrn(Resource resource, string parentUrn)
    {
        var type = resource.GetResourceType();
        if (parentUrn.Length > 0)
        {
            var types = parentUrn.Split("::")[2];
            type = $"{types.Split('$')[0]}${type}";
        }

        return $"urn:pulumi:{settings.StackName}::{settings.ProjectName}::{type}::{resource.GetResourceName()}";
    }
}
