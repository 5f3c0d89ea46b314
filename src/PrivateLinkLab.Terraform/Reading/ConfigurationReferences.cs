using System.Text.Json;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Reading;

/// <summary>
/// Finds the resources that a planned value comes from: while it is not known, only the plan's configuration tells, by
/// the names that its expressions refer to. Among the instances of a resource with <c>count</c> or <c>for_each</c> it
/// is
/// the one with the same key where the expression has count.index or each. Terraform shows no locals: one for the id of
/// a VPC or of a security group is taken for the only one that its module has.
/// </summary>
internal sealed class ConfigurationReferences
{
    private const int MaxDepth = 32;

    private readonly JsonElement _variables;
    private readonly Dictionary<string, List<Found>> _byBase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ModuleInstance>> _calls = new(StringComparer.Ordinal);

    /// <param name="variables">The root module's variables.</param>
    public ConfigurationReferences(JsonElement variables) => _variables = variables;

    /// <summary>A resource of the plan.</summary>
    /// <param name="Urn">Its URN.</param>
    /// <param name="Key">Its key as written; null for none.</param>
    /// <param name="Module">Its module.</param>
    /// <param name="Local">Its address in the module without the key.</param>
    public sealed record Found(ResourceUrn Urn, string? Key, ModuleInstance Module, string Local);

    /// <summary>Where a value comes from.</summary>
    /// <param name="Resources">The resources, in the order of the expression.</param>
    /// <param name="IsAll">Whether nothing else that is not known yet is part of the value.</param>
    public sealed record Sources(IReadOnlyList<Found> Resources, bool IsAll)
    {
        public static readonly Sources Constant = new([], true);

        /// <summary>Whether values that are known may be part of it as well.</summary>
        public bool HasKnown { get; init; }

        public static readonly Sources NotKnown = new([], false);
    }

    // Who asks: the resource or module whose expression it is, with its key, and whether it refers to that key.
    private sealed record Scope(ModuleInstance Module, JsonElement Block, string? Key, bool UsesKey, int Depth);

    public void Add(Found resource) => ListOf(_byBase, resource.Module.AddressOf(resource.Local)).Add(resource);

    public void Add(ModuleInstance module)
    {
        if (module.Parent is { } parent)
        {
            ListOf(_calls, parent.AddressOf($"module.{Traversal.Parse(module.Address).Steps[^1].Name}")).Add(module);
        }
    }

    /// <summary>All instances at an address without a key, such as a state's dependencies have.</summary>
    public IEnumerable<Found> At(string address) => _byBase.GetValueOrDefault(address, []);

    /// <summary>Where a property of a resource comes from.</summary>
    public Sources Of(Found resource, string property) => Of(resource, property, 0);

    /// <summary>The resources that a resource names under depends_on.</summary>
    public IEnumerable<Found> DependsOn(Found resource) =>
        ShownValues
            .Items(ShownValues.Member(resource.Module.ResourceAt(resource.Local), "depends_on"))
            .SelectMany(item => At(resource.Module.AddressOf(item.GetString() ?? "")));

    private Sources Of(Found resource, string property, int depth)
    {
        var block = resource.Module.ResourceAt(resource.Local);
        var expression = ShownValues.Member(ShownValues.Member(block, "expressions"), property);
        return Resolve(expression, new(resource.Module, block, resource.Key, false, depth), property);
    }

    private Sources Resolve(JsonElement expression, Scope scope, string property)
    {
        if (scope.Depth > MaxDepth)
        {
            return Sources.NotKnown;
        }

        var references = new List<string>();
        Collect(expression, references);
        if (references.Count == 0)
        {
            return expression.ValueKind == JsonValueKind.Undefined
                ? Sources.NotKnown
                : Constant(ShownValues.Member(expression, "constant_value"));
        }

        scope = scope with
        {
            UsesKey = references.Exists(reference =>
                reference == "count.index" || reference.StartsWith("each.", StringComparison.Ordinal)
            ),
            Depth = scope.Depth + 1,
        };
        var found = new List<Found>();
        var (all, hasKnown) = (true, false);
        foreach (var reference in Traversal.WithoutParts(references))
        {
            var sources = Resolve(Traversal.Parse(reference), scope, property);
            found.AddRange(sources.Resources.Where(source => !found.Contains(source)));
            all &= sources.IsAll;
            hasKnown |= sources.HasKnown;
        }

        return new(found, all) { HasKnown = hasKnown };
    }

    private Sources Resolve(Traversal reference, Scope scope, string property) =>
        reference switch
        {
            { Root: "count" or "path" or "terraform" } => Sources.Constant,
            { Root: "each", Steps: [_, { Name: "key" }, ..] } => Sources.Constant,
            { Root: "each" } => OfEach(scope, property),
            { Root: "var", Steps.Count: > 1 } => OfVariable(reference, scope, property),
            { Root: "module", Steps.Count: > 2 } => OfModule(reference, scope, property),
            { Root: "local" } => OfLocal(scope, property),
            { Root: "data", Steps: [_, { Name: "aws_iam_policy_document" }, ..] } => OfPolicyDocument(reference, scope),
            { Root: "data" or "module" or "self" or "var" } => Sources.NotKnown,
            { Steps.Count: > 1 } => OfResource(reference, scope),
            _ => Sources.NotKnown,
        };

    private Sources OfEach(Scope scope, string property) =>
        Resolve(ShownValues.Member(scope.Block, "for_each_expression"), scope, property) is { } sources
            ? sources with
            {
                Resources = Chosen(sources.Resources, null, scope with { UsesKey = true }, source => source.Key),
            }
            : Sources.NotKnown;

    private Sources OfVariable(Traversal reference, Scope scope, string property)
    {
        var (name, index) = reference.Steps[1];
        if (scope.Module.Parent is not { } parent)
        {
            return Constant(ShownValues.Member(ShownValues.Member(_variables, name), "value"));
        }

        var expression = ShownValues.Member(ShownValues.Member(scope.Module.Call, "expressions"), name);
        if (expression.ValueKind == JsonValueKind.Undefined)
        {
            var variable = ShownValues.Member(ShownValues.Member(scope.Module.Configuration, "variables"), name);
            return Constant(ShownValues.Member(variable, "default"));
        }

        var above = new Scope(parent, scope.Module.Call, scope.Module.Key, false, scope.Depth);
        return Indexed(Resolve(expression, above, property), index, scope, property);
    }

    private Sources OfModule(Traversal reference, Scope scope, string property)
    {
        var (name, key) = reference.Steps[1];
        var (output, index) = reference.Steps[2];
        var instances = _calls.GetValueOrDefault(scope.Module.AddressOf($"module.{name}"), []);
        var found = new List<Found>();
        var (all, hasKnown) = (instances.Count > 0, false);
        foreach (var module in Chosen(instances, key, scope, instance => instance.Key))
        {
            var expression = ShownValues.Member(
                ShownValues.Member(ShownValues.Member(module.Configuration, "outputs"), output),
                "expression"
            );
            var sources = Resolve(expression, new(module, default, null, false, scope.Depth), property);
            found.AddRange(sources.Resources);
            all &= sources.IsAll;
            hasKnown |= sources.HasKnown;
        }

        return Indexed(new(found, all) { HasKnown = hasKnown }, index, scope, property);
    }

    private Sources OfLocal(Scope scope, string property)
    {
        var type = property switch
        {
            "vpc_id" => "aws_vpc.",
            "security_group_id" => "aws_security_group.",
            _ => null,
        };
        if (type is null)
        {
            return Sources.NotKnown;
        }

        var prefix = scope.Module.AddressOf(type);
        var candidates = _byBase
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(entry => entry.Value)
            .Take(2)
            .ToArray();
        return candidates.Length == 1 ? new(candidates, true) : Sources.NotKnown;
    }

    // A document is made of what its own expressions say, and of nothing that is read from AWS.
    private Sources OfPolicyDocument(Traversal reference, Scope scope)
    {
        var local = $"data.aws_iam_policy_document.{reference.Steps.ElementAtOrDefault(2).Name}";
        var block = scope.Module.ResourceAt(local);
        return block.ValueKind == JsonValueKind.Undefined
            ? Sources.NotKnown
            : Resolve(
                ShownValues.Member(block, "expressions"),
                scope with
                {
                    Block = block,
                    Depth = scope.Depth + 1,
                },
                "policy"
            );
    }

    private Sources OfResource(Traversal reference, Scope scope)
    {
        var (name, key) = reference.Steps[1];
        var instances = At(scope.Module.AddressOf($"{reference.Root}.{name}")).ToArray();
        if (instances.Length == 0)
        {
            return Sources.NotKnown;
        }

        var chosen = Chosen(instances, key, scope, instance => instance.Key);
        if (reference.Steps.Count < 3 || reference.Steps[2].Name is "id" or "arn")
        {
            return new(chosen, true);
        }

        // What a resource has from another one: the VPC of a subnet is no subnet.
        var found = new List<Found>();
        var all = true;
        foreach (var instance in chosen)
        {
            var sources = Of(instance, reference.Steps[2].Name, scope.Depth + 1);
            found.AddRange(sources.Resources.Count > 0 ? sources.Resources : [instance]);
            all &= sources.Resources.Count == 0 || sources.IsAll;
        }

        return new(found, all);
    }

    private static Sources Indexed(Sources sources, string? index, Scope scope, string property) =>
        sources.Resources.Count < 2 ? sources
        : index is not null && int.TryParse(index, out var number) ? At(sources, number)
        : index is null && scope.UsesKey && !IsList(property) && int.TryParse(scope.Key, out var own)
            ? At(sources, own % sources.Resources.Count)
        : sources;

    // What only switches something on or off, or is empty, is no part of a list of ids.
    private static Sources Constant(JsonElement value) =>
        Sources.Constant with
        {
            HasKnown = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Length > 0,
                JsonValueKind.Array => value.GetArrayLength() > 0,
                JsonValueKind.Object => value.EnumerateObject().Any(),
                _ => false,
            },
        };

    private static Sources At(Sources sources, int index) =>
        index < sources.Resources.Count ? new([sources.Resources[index]], sources.IsAll) : Sources.NotKnown;

    // element() begins again at the first one.
    private static T[] Chosen<T>(IReadOnlyList<T> instances, string? key, Scope scope, Func<T, string?> keyOf)
    {
        if (key is not null)
        {
            return [.. instances.Where(instance => keyOf(instance) == key)];
        }

        if (instances.Count < 2 || !scope.UsesKey || scope.Key is null)
        {
            return [.. instances];
        }

        var wanted =
            int.TryParse(scope.Key, out var number) && instances.All(instance => int.TryParse(keyOf(instance), out _))
                ? $"{number % instances.Count}"
                : scope.Key;
        T[] same = [.. instances.Where(instance => keyOf(instance) == wanted)];
        return same.Length > 0 ? same : [.. instances];
    }

    /// <summary>Whether an argument takes a list.</summary>
    public static bool IsList(string property) =>
        property is "subnets" or "security_groups" || property.EndsWith("_ids", StringComparison.Ordinal);

    private static void Collect(JsonElement expression, List<string> references)
    {
        switch (expression.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in expression.EnumerateArray())
                {
                    Collect(item, references);
                }

                break;
            case JsonValueKind.Object
                when ShownValues.Member(expression, "references") is { ValueKind: JsonValueKind.Array } list:
                references.AddRange(list.EnumerateArray().Select(item => item.GetString()!));
                break;
            case JsonValueKind.Object when !expression.TryGetProperty("constant_value", out _):
                foreach (var member in expression.EnumerateObject())
                {
                    Collect(member.Value, references);
                }

                break;
        }
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
