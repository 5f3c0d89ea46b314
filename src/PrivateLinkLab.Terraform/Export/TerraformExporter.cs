using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.References;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>
/// Writes a graph as a Terraform configuration in JSON syntax: one file for each component, with references where the
/// program had them.
/// </summary>
public static class TerraformExporter
{
    private const string RetainOnDelete = "retainOnDelete";
    private const string ReplaceOnChanges = "replaceOnChanges";

    /// <summary>Whether resources of a type can be exported.</summary>
    /// <param name="type">The type's token.</param>
    public static bool Exports(string type) => TypeMappings.Find(type) is not null;

    /// <summary>Exports a graph.</summary>
    /// <param name="graph">The graph: of the lab, or of a real stack.</param>
    /// <param name="options">What the export is for; null for AWS.</param>
    /// <remarks>
    /// Resources of other providers and of types that Terraform's does not have are left out; what the program took
    /// from them stays as it is recorded. <see cref="TerraformConfiguration.LeftOut"/> lists both.
    /// </remarks>
    /// <exception cref="TerraformException">The graph has something that cannot be written in Terraform.</exception>
    public static TerraformConfiguration Export(ResourceGraph graph, TerraformExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new();
        SnapshotSources.Check(graph);
        var nodes = new ExportedNodes(graph, options.EmulatorEndpoint is not null);
        var exported = nodes.All.Select(node => (Node: node, Type: ExportedNodes.MappingOf(node).Terraform)).ToArray();
        var names = TerraformNames.Of(exported);
        var addresses = exported.ToDictionary(
            resource => resource.Node.Urn,
            resource => $"{resource.Type}.{names[resource.Node.Urn]}"
        );

        var files = new ConfigurationFiles();
        var leftOut = new List<LeftOutInput>();
        var providers = new ProviderBlocks(nodes);
        var images = new MachineImageLookups();
        var expressions = new ExpressionWriter(new ReferenceFinder(nodes), addresses);
        var secrets = new SecretVariables(graph);
        var writer = new ResourceWriter(expressions, secrets, options, leftOut, providers, images);
        var order = new DependencyOrder(graph);

        leftOut.AddRange(LeftOutResources.Of(nodes));
        ProviderFiles.AddTo(files, providers, options, leftOut);
        // These names are taken before a component can have them.
        var data = files.Begin("data", "what is looked up.");
        var variables = files.Begin("variables", "the secrets, to be given by the environment as TF_VAR_name.");
        var outputs = files.Begin("outputs", "what the stack gives out.");
        var components = new ComponentFiles(graph, files);
        foreach (var (node, type) in exported)
        {
            var file = components.Of(node);
            var written = writer.Write(node, addresses[node.Urn]);
            foreach (var (name, document) in written.Locals)
            {
                files.Add(file, document, "locals", name);
            }

            AddOptions(node, written, order.Next(node, written.ReferredTo), addresses, options, leftOut);
            files.Add(file, written.Arguments, "resource", type, names[node.Urn]);
        }

        AddOutputs(files, outputs, graph, expressions, secrets, options.EmulatorEndpoint is not null);
        AddVariables(files, variables, secrets);
        AddData(files, data, expressions.UsesAccount, images);
        LeftOutFile.AddTo(files, leftOut);
        return new(files.ToBytes(), [.. secrets.All.Select(entry => entry.Variable)], addresses, [.. leftOut]);
    }

    private static void AddOptions(
        ResourceNode node,
        WrittenResource written,
        IReadOnlyList<ResourceUrn> dependencies,
        Dictionary<ResourceUrn, string> addresses,
        TerraformExportOptions options,
        List<LeftOutInput> leftOut
    )
    {
        if (dependencies.Count > 0)
        {
            written.Arguments["depends_on"] = new JsonArray([
                .. dependencies.Select(urn => JsonValue.Create(addresses[urn])),
            ]);
        }

        var lifecycle = new JsonObject();
        if (node.Protect)
        {
            lifecycle["prevent_destroy"] = true;
        }

        if (IgnoredChanges.Of(node, options) is { } ignored)
        {
            lifecycle["ignore_changes"] = ignored;
        }

        if (lifecycle.Count > 0)
        {
            written.Arguments["lifecycle"] = lifecycle;
        }

        if (node.RetainOnDelete)
        {
            leftOut.Add(
                new(node.Urn, RetainOnDelete, "Terraform has it as a block of its own at the time of the deletion")
            );
        }

        if (!node.ReplaceOnChanges.IsEmpty)
        {
            leftOut.Add(new(node.Urn, ReplaceOnChanges, "Terraform replaces by the changes of other resources only"));
        }
    }

    private static void AddOutputs(
        ConfigurationFiles files,
        string file,
        ResourceGraph graph,
        ExpressionWriter expressions,
        SecretVariables secrets,
        bool forEmulator
    )
    {
        foreach (var (key, value) in graph.Outputs)
        {
            // Terraform writes its outputs into its state, secret or not. Of an emulator's nobody asks for them.
            if (forEmulator && value.HasSecrets)
            {
                continue;
            }

            var output = new JsonObject { ["value"] = ValueOf(key, value) };
            if (value.HasSecrets)
            {
                output["sensitive"] = true;
            }

            files.Add(file, output, "output", TerraformNames.SnakeCase(key));
        }

        JsonNode? ValueOf(string key, PropertyValue value) =>
            value switch
            {
                TextValue text => expressions.Write(null, key, text.Value, new HashSet<ResourceUrn>()),
                NumberValue number => number.Value,
                BoolValue boolean => boolean.Value,
                SecretValue secret => HclTemplate.Of($"var.{secrets.NameOfOutput(key, secret)}"),
                ListValue list => new JsonArray([.. list.Select(item => ValueOf(key, item))]),
                MapValue map => new JsonObject(
                    map.Select(entry =>
                        KeyValuePair.Create(HclTemplate.Escape(entry.Key), ValueOf(entry.Key, entry.Value))
                    )
                ),
                _ => null,
            };
    }

    private static void AddVariables(ConfigurationFiles files, string file, SecretVariables secrets)
    {
        foreach (var (variable, description, isEphemeral, isText) in secrets.All)
        {
            var block = new JsonObject
            {
                ["description"] = description,
                ["type"] = isText ? "string" : "any",
                ["sensitive"] = true,
            };
            if (isEphemeral)
            {
                block["ephemeral"] = true;
            }

            files.Add(file, block, "variable", variable.Name);
        }
    }

    private static void AddData(ConfigurationFiles files, string file, bool usesAccount, MachineImageLookups images)
    {
        if (usesAccount)
        {
            files.Add(file, new JsonObject(), "data", "aws_caller_identity", "current");
        }

        foreach (var (name, parameter) in images.DataSources)
        {
            files.Add(file, parameter, "data", "aws_ssm_parameter", name);
        }
    }
}
