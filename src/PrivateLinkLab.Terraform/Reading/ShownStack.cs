using System.Collections.Immutable;
using System.Text.Json;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Reading;

/// <summary>
/// Makes the graph of a state, or of what a plan would leave. Every module call is a component, and what stands in it
/// has its path in the name: <c>vpc.private[0]</c>. What a plan will create has no id; of its values those that the
/// configuration sets are unknown until they are known, as in a preview of Pulumi, and what AWS would choose is not
/// there.
/// </summary>
internal sealed class ShownStack
{
    /// <summary>The type of the components that stand for module calls.</summary>
    public const string ModuleType = "terraform:index:Module";

    private const string Project = "terraform";
    private const string AwsProvider = "pulumi:providers:aws";

    // What the provider reads from AWS even when the configuration does not set it: other resources set it.
    private static readonly string[] ReadBack = ["attachment", "egress", "ingress", "policy"];

    private readonly JsonElement _configuration;
    private readonly JsonElement _variables;
    private readonly Dictionary<string, JsonElement> _changes;
    private readonly string _stack;
    private readonly string? _account;
    private readonly ConfigurationReferences _references;
    private readonly List<ResourceNode> _modules = [];
    private readonly List<(ConfigurationReferences.Found Found, ResourceNode Node, JsonElement Shown)> _resources = [];
    private readonly Dictionary<string, ResourceNode> _providers = new(StringComparer.Ordinal);

    private ShownStack(JsonElement document, bool isPlan)
    {
        _stack = isPlan ? "plan" : "state";
        _configuration = ShownValues.Member(document, "configuration");
        _variables = ShownValues.Member(document, "variables");
        _references = new(_variables);
        _changes = ShownValues
            .Items(ShownValues.Member(document, "resource_changes"))
            .Where(change => !change.TryGetProperty("deposed", out _))
            .GroupBy(change => change.GetProperty("address").GetString()!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var read = isPlan
            ? ShownValues.Member(ShownValues.Member(document, "prior_state"), "values")
            : ShownValues.Member(document, "values");
        _account = AccountIn(ShownValues.Member(read, "root_module"));
    }

    /// <summary>Reads what Terraform shows.</summary>
    public static ResourceGraph Read(JsonElement document)
    {
        var isPlan = document.TryGetProperty("planned_values", out var values);
        if (!isPlan)
        {
            values = ShownValues.Member(document, "values");
        }

        var stack = new ShownStack(document, isPlan);
        var root = new ModuleInstance("", null, null, default, ShownValues.Member(stack._configuration, "root_module"));
        stack.ReadModule(ShownValues.Member(values, "root_module"), root, null);
        return stack.ToGraph(ShownValues.Member(values, "outputs"));
    }

    private static string? AccountIn(JsonElement module) =>
        ShownValues
            .Items(ShownValues.Member(module, "resources"))
            .Where(resource => ShownValues.Text(resource, "type") == "aws_caller_identity")
            .Select(resource => ShownValues.Text(ShownValues.Member(resource, "values"), "account_id"))
            .FirstOrDefault(account => account is not null)
        ?? ShownValues
            .Items(ShownValues.Member(module, "child_modules"))
            .Select(AccountIn)
            .FirstOrDefault(account => account is not null);

    private void ReadModule(JsonElement shown, ModuleInstance module, ResourceNode? component)
    {
        _references.Add(module);
        foreach (var resource in ShownValues.Items(ShownValues.Member(shown, "resources")))
        {
            if (ShownValues.Text(resource, "mode") == "managed")
            {
                ReadResource(resource, module, component);
            }
        }

        foreach (var child in ShownValues.Items(ShownValues.Member(shown, "child_modules")))
        {
            var address = child.GetProperty("address").GetString()!;
            var urn = ResourceUrn.Create(_stack, Project, component?.Urn, ModuleType, NameOfModule(address));
            var node = new ResourceNode { Urn = urn, Parent = component?.Urn ?? StackUrn };
            _modules.Add(node);
            ReadModule(child, module.Child(address), node);
        }
    }

    private ResourceUrn StackUrn =>
        ResourceUrn.Create(_stack, Project, null, ResourceUrn.StackType, $"{Project}-{_stack}");

    // module.a.module.b["x"] is a.b["x"].
    private static string NameOfModule(string address) =>
        string.Join(
            '.',
            Traversal
                .Parse(address)
                .Steps.Where(step => step.Name != "module" || step.Index is not null)
                .Select(step => step.Index is null ? step.Name : $"{step.Name}[{step.Index}]")
        );

    private void ReadResource(JsonElement shown, ModuleInstance module, ResourceNode? component)
    {
        var address = shown.GetProperty("address").GetString()!;
        var (type, name) = (shown.GetProperty("type").GetString()!, shown.GetProperty("name").GetString()!);
        var mapping = ShownTypes.Of(type, ShownValues.Text(shown, "provider_name") ?? "");
        var key = shown.TryGetProperty("index", out var index) ? index.GetRawText() : null;
        var local = $"{type}.{name}";
        var prefix = component is null ? "" : $"{component.Name}.";
        var urn = ResourceUrn.Create(
            _stack,
            Project,
            component?.Urn,
            mapping.Pulumi,
            prefix + (key is null ? name : $"{name}[{key}]")
        );
        var found = new ConfigurationReferences.Found(urn, key, module, local);
        _references.Add(found);
        var node = new ResourceNode
        {
            Urn = urn,
            Custom = true,
            Parent = component?.Urn ?? StackUrn,
            Provider = ProviderOf(module, local, ShownValues.Text(shown, "provider_name") ?? ""),
        };
        _resources.Add((found, node with { Id = IdOf(mapping, shown, ChangeOf(address)) }, shown));
    }

    private JsonElement ChangeOf(string address) => ShownValues.Member(_changes.GetValueOrDefault(address), "change");

    private static string? IdOf(ShownType mapping, JsonElement shown, JsonElement change) =>
        ShownValues.IsTrue(ShownValues.Member(ShownValues.Member(change, "after_unknown"), mapping.IdAttribute))
            ? ShownTypes.NameThatIsId(mapping) is { } name
                ? ShownValues.Text(ShownValues.Member(shown, "values"), name)
                : null
            : ShownValues.Text(ShownValues.Member(shown, "values"), mapping.IdAttribute)
                ?? ShownValues.Text(ShownValues.Member(shown, "values"), "id");

    // A module's own provider has its module in the key; one that is passed to it has not.
    private string? ProviderOf(ModuleInstance module, string local, string provider)
    {
        var key = ShownValues.Text(module.ResourceAt(local), "provider_config_key") ?? provider;
        if (ShownTypes.LastPart(provider) != "aws")
        {
            return null;
        }

        if (!_providers.TryGetValue(key, out var node))
        {
            var expressions = ShownValues.Member(
                ShownValues.Member(ShownValues.Member(_configuration, "provider_config"), key),
                "expressions"
            );
            var inputs = MapValue.Empty;
            if (Constant(ShownValues.Member(expressions, "region")) is { } region)
            {
                inputs = inputs.With("region", region);
            }

            if (_account is not null && _providers.Count == 0)
            {
                inputs = inputs.With("allowedAccountIds", PropertyValue.OfTexts([_account]));
            }

            var name = key == provider ? "default" : key;
            node = new ResourceNode
            {
                Urn = ResourceUrn.Create(_stack, Project, null, AwsProvider, name),
                Custom = true,
                Id = name,
                Inputs = inputs,
            };
            _providers.Add(key, node);
        }

        return new ProviderReference(node.Urn, node.Id!).ToString();
    }

    // The value of a constant, or of a variable of the root module.
    private string? Constant(JsonElement expression)
    {
        if (ShownValues.Text(expression, "constant_value") is { } constant)
        {
            return constant;
        }

        var references = ShownValues.Items(ShownValues.Member(expression, "references")).ToArray();
        return references is [var only] && only.GetString() is ['v', 'a', 'r', '.', .. var name]
            ? ShownValues.Text(ShownValues.Member(_variables, name), "value")
            : null;
    }

    private ResourceGraph ToGraph(JsonElement outputs)
    {
        var root = new ResourceNode
        {
            Urn = StackUrn,
            Outputs = MapValue.Create(
                ShownValues
                    .Members(outputs)
                    .Select(output =>
                        KeyValuePair.Create(
                            output.Name,
                            ShownValues.Plain(
                                ShownValues.Member(output.Value, "value"),
                                default,
                                ShownValues.Member(output.Value, "sensitive")
                            ) ?? PropertyValue.Unknown
                        )
                    )
            ),
        };
        var resources = _resources.Select(entry => Whole(entry.Found, entry.Node, entry.Shown)).ToArray();
        return ResourceGraph.Create(Project, _stack, [root, .. _providers.Values, .. _modules, .. Ordered(resources)]);
    }

    private ResourceNode Whole(ConfigurationReferences.Found found, ResourceNode node, JsonElement shown)
    {
        var mapping = ShownTypes.Of(
            shown.GetProperty("type").GetString()!,
            ShownValues.Text(shown, "provider_name") ?? ""
        );
        var change = ChangeOf(shown.GetProperty("address").GetString()!);
        var isNew = ShownValues
            .Items(ShownValues.Member(change, "actions"))
            .Any(action => action.ValueEquals("create"));
        var expressions = ShownValues.Member(found.Module.ResourceAt(found.Local), "expressions");
        var dependencies = new List<ResourceUrn>();
        var properties = ResourceNode.NoPropertyDependencies.ToBuilder();
        var (inputs, outputs) = (
            new List<KeyValuePair<string, PropertyValue>>(),
            new List<KeyValuePair<string, PropertyValue>>()
        );
        foreach (
            var (terraform, pulumi, value) in ShownValues.Read(
                mapping,
                ShownValues.Member(shown, "values"),
                ShownValues.Member(change, "after_unknown"),
                ShownValues.Member(shown, "sensitive_values"),
                expressions
            )
        )
        {
            var isSet = expressions.ValueKind == JsonValueKind.Object && expressions.TryGetProperty(terraform, out _);
            if (isNew && !isSet && value.Revealed is null && value is not SecretValue { Plaintext: not null })
            {
                continue;
            }

            var sources = isSet ? _references.Of(found, terraform) : ConfigurationReferences.Sources.Constant;
            if (value.HasUnknowns && sources is { IsAll: true, Resources.Count: > 0 })
            {
                properties[pulumi] = [.. sources.Resources.Select(source => source.Urn)];
            }

            dependencies.AddRange(sources.Resources.Select(source => source.Urn));
            var known = AsList(terraform, value, sources);
            outputs.Add(new(pulumi, known));
            if (isSet || IsInput(terraform, isNew))
            {
                inputs.Add(new(pulumi, known));
            }
        }

        dependencies.AddRange(_references.DependsOn(found).Select(other => other.Urn));
        dependencies.AddRange(
            ShownValues
                .Items(ShownValues.Member(shown, "depends_on"))
                .SelectMany(item => _references.At(item.GetString() ?? ""))
                .Select(other => other.Urn)
        );
        return node with
        {
            Inputs = MapValue.Create(inputs),
            Outputs = MapValue.Create(outputs),
            Dependencies = [.. dependencies.Where(urn => urn != node.Urn).Distinct()],
            PropertyDependencies = properties.ToImmutable(),
        };
    }

    // Of a state nobody tells what the configuration set.
    private bool IsInput(string terraform, bool isNew) =>
        isNew || (_configuration.ValueKind != JsonValueKind.Object && !ReadBack.Contains(terraform));

    // Terraform says of a set with unknown members only that it is unknown; the configuration tells how many there are.
    private static PropertyValue AsList(string terraform, PropertyValue value, ConfigurationReferences.Sources sources)
    {
        if (sources is not { IsAll: true, HasKnown: false, Resources.Count: > 0 })
        {
            return value;
        }

        return value switch
        {
            UnknownValue when ConfigurationReferences.IsList(terraform) => Unknowns(sources.Resources.Count),
            ListValue rules when terraform is "ingress" or "egress" => WithGroups(rules, sources),
            _ => value,
        };
    }

    private static ListValue Unknowns(int count) =>
        ListValue.Create([.. Enumerable.Repeat(PropertyValue.Unknown, count)]);

    // The groups of a rule: the only one that the list of rules refers to, or all of them where only one rule has some.
    private static ListValue WithGroups(ListValue rules, ConfigurationReferences.Sources sources)
    {
        const string groups = "securityGroups";
        var count = sources.Resources.Count(source =>
            source.Local.StartsWith("aws_security_group.", StringComparison.Ordinal)
        );
        var open = rules.Count(rule => rule is MapValue map && map.Find(groups) is UnknownValue);
        return count == 0 || (count > 1 && open > 1)
            ? rules
            : ListValue.Create([
                .. rules.Select(rule =>
                    rule is MapValue map && map.Find(groups) is UnknownValue ? map.With(groups, Unknowns(count)) : rule
                ),
            ]);
    }

    // A resource stands behind what it depends on.
    private static List<ResourceNode> Ordered(ResourceNode[] resources)
    {
        var byUrn = resources.ToDictionary(node => node.Urn);
        var done = new HashSet<ResourceUrn>();
        var ordered = new List<ResourceNode>(resources.Length);
        var open = new Stack<(ResourceNode Node, int Next)>();
        foreach (var resource in resources)
        {
            if (done.Add(resource.Urn))
            {
                open.Push((resource, 0));
            }

            while (open.TryPop(out var top))
            {
                if (top.Next == top.Node.Dependencies.Length)
                {
                    ordered.Add(top.Node);
                    continue;
                }

                open.Push((top.Node, top.Next + 1));
                if (byUrn.TryGetValue(top.Node.Dependencies[top.Next], out var needed) && done.Add(needed.Urn))
                {
                    open.Push((needed, 0));
                }
            }
        }

        return ordered;
    }
}
