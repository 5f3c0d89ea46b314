using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Replacements;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// The sensitive variables of a configuration: one for each random password and for each other secret input.
/// </summary>
internal sealed class SecretVariables
{
    private readonly ResourceGraph _graph;
    private readonly SortedDictionary<string, Variable> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _nameByPlaintext = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _nameByOrigin = new(StringComparer.Ordinal);

    public SecretVariables(ResourceGraph graph) => _graph = graph;

    /// <summary>
    /// The variables in the order of their names; those that are used by write-only arguments alone are ephemeral.
    /// </summary>
    public IEnumerable<(SensitiveVariable Variable, string Description, bool IsEphemeral, bool IsText)> All =>
        _variables.Select(entry =>
            (
                new SensitiveVariable(entry.Key, entry.Value.Plaintext),
                entry.Value.Description,
                !entry.Value.IsKept,
                entry.Value.IsText
            )
        );

    /// <summary>Gives the name of the variable for a secret input.</summary>
    /// <param name="node">The resource.</param>
    /// <param name="property">The input.</param>
    /// <param name="path">The input and the steps inside it, for the variable's name.</param>
    /// <param name="secret">The value.</param>
    /// <param name="isKept">Whether the value reaches Terraform's state.</param>
    /// <param name="isText">Whether the argument takes a text, and not a list or a map.</param>
    public string NameOf(
        ResourceNode node,
        string property,
        string path,
        SecretValue secret,
        bool isKept,
        bool isText = true
    )
    {
        var passwords = node.PropertyDependencies.TryGetValue(property, out var urns)
            ? urns.Select(_graph.Find)
                .OfType<ResourceNode>()
                .Where(of => of.Type == RandomTypes.RandomPassword)
                .ToArray()
            : [];
        var plaintext = PlaintextOf(secret);
        var name =
            passwords is [var password] && IsResult(password, plaintext)
                ? Named(
                    $"random:{password.Urn}",
                    password.Name,
                    $"The password {password.Name}.",
                    plaintext ?? PlaintextOf(password.Outputs.Find("result"))
                )
                : Named(
                    $"{node.Urn}#{path}",
                    $"{node.Name}-{path}",
                    $"The {PropertyNames.ToTerraform(property).Replace('_', ' ')} of {node.Name}.",
                    plaintext
                );
        _variables[name].IsKept |= isKept;
        _variables[name].IsText &= isText;
        return name;
    }

    /// <summary>Gives the name of the variable that holds a plaintext, or null.</summary>
    public string? FindByPlaintext(string plaintext) => _nameByPlaintext.GetValueOrDefault(plaintext);

    /// <summary>Gives the name of the variable for a secret that the stack gives out.</summary>
    public string NameOfOutput(string output, SecretValue secret)
    {
        var plaintext = PlaintextOf(secret);
        var name = (plaintext is null ? OnlyVariable() : FindByPlaintext(plaintext))
            ?? Named($"output#{output}", output, $"The value of the output {output}.", plaintext);
        _variables[name].IsKept = true;
        return name;
    }

    private static bool IsResult(ResourceNode password, string? plaintext) =>
        plaintext is null || PlaintextOf(password.Outputs.Find("result")) is not { } result || result == plaintext;

    private static string? PlaintextOf(PropertyValue? value) => value?.Revealed?.AsText();

    // A state file does not have the secret; where there is one variable, the output cannot be of another.
    private string? OnlyVariable() => _variables.Count == 1 ? _variables.Keys.First() : null;

    private string Named(string origin, string wanted, string description, string? plaintext)
    {
        if (_nameByOrigin.TryGetValue(origin, out var known))
        {
            return known;
        }

        var stem = TerraformNames.SnakeCase(wanted);
        var name = stem;
        for (var number = 2; !_variables.TryAdd(name, new(description, plaintext)); number++)
        {
            name = $"{stem}_{number}";
        }

        _nameByOrigin[origin] = name;
        if (plaintext is not null)
        {
            _nameByPlaintext.TryAdd(plaintext, name);
        }

        return name;
    }

    private sealed class Variable(string description, string? plaintext)
    {
        public string Description { get; } = description;

        public string? Plaintext { get; } = plaintext;

        public bool IsKept { get; set; }

        public bool IsText { get; set; } = true;
    }
}
