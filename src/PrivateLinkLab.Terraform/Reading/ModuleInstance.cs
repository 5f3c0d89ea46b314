using System.Text.Json;

namespace PrivateLinkLab.Terraform.Reading;

/// <summary>One instance of a module, with the configuration that all instances of its call share.</summary>
/// <param name="Address">The address; empty for the root module.</param>
/// <param name="Key">The key of <c>count</c> or <c>for_each</c> as written; null for none.</param>
/// <param name="Parent">The instance with the call; null for the root module.</param>
/// <param name="Call">The call; undefined for the root module, and for a state.</param>
/// <param name="Configuration">The module's configuration; undefined for a state.</param>
internal sealed record ModuleInstance(
    string Address,
    string? Key,
    ModuleInstance? Parent,
    JsonElement Call,
    JsonElement Configuration
)
{
    private Dictionary<string, JsonElement>? _resources;

    /// <summary>The address of something in this module.</summary>
    public string AddressOf(string local) => Address.Length == 0 ? local : $"{Address}.{local}";

    /// <summary>The configuration of a resource; undefined when there is none.</summary>
    /// <param name="local">Its address in the module without a key, such as aws_vpc.main.</param>
    public JsonElement ResourceAt(string local)
    {
        _resources ??= ShownValues
            .Items(ShownValues.Member(Configuration, "resources"))
            .GroupBy(resource => resource.GetProperty("address").GetString()!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        return _resources.GetValueOrDefault(local);
    }

    /// <summary>The module that is called inside this one.</summary>
    /// <param name="address">The address, such as <c>module.a.module.vpc["x"]</c>.</param>
    public ModuleInstance Child(string address)
    {
        var step = Traversal.Parse(address).Steps[^1];
        var call = ShownValues.Member(ShownValues.Member(Configuration, "module_calls"), step.Name);
        return new(address, step.Index, this, call, ShownValues.Member(call, "module"));
    }
}
