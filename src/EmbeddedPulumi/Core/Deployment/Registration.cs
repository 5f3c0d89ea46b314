using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a resource asks for. The mocks stand for its package, too.</summary>
internal sealed record RegistrationRequest(
    ImmutableDictionary<string, object> Inputs,
    string ParentUrn,
    string Provider,
    RegisterPackageRequest? Package
);

/// <summary>What a resource is given.</summary>
internal sealed record RegistrationResult(string Urn, string Id, Dictionary<string, Serialized> Outputs);
