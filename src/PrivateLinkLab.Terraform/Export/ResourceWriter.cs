using System.Globalization;
using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.References;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>One resource as Terraform has it.</summary>
/// <param name="Arguments">The resource's arguments.</param>
/// <param name="Locals">The JSON documents that its arguments are made of, by the local value's name.</param>
/// <param name="ReferredTo">The resources that the arguments refer to.</param>
internal sealed record WrittenResource(
    JsonObject Arguments,
    IReadOnlyList<(string Name, JsonNode Document)> Locals,
    IReadOnlySet<ResourceUrn> ReferredTo
);

/// <summary>Writes a resource's inputs as Terraform's arguments.</summary>
internal sealed class ResourceWriter(
    ExpressionWriter expressions,
    SecretVariables secrets,
    TerraformExportOptions options,
    List<LeftOutInput> leftOut,
    ProviderBlocks providers,
    MachineImageLookups images
)
{
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal);

    /// <summary>Writes a resource.</summary>
    /// <param name="node">The resource.</param>
    /// <param name="address">Its Terraform address.</param>
    public WrittenResource Write(ResourceNode node, string address)
    {
        var mapping = ExportedNodes.MappingOf(node);
        var context = new Context(node, mapping, address);
        var arguments = new JsonObject();
        if (providers.AliasOf(node) is { } alias)
        {
            arguments["provider"] = $"aws.{alias}";
        }

        if (AutoName.PrefixOf(node, mapping) is { } prefix)
        {
            arguments[AutoName.ArgumentOf(mapping)] = HclTemplate.Escape(prefix);
        }

        foreach (
            var (property, value) in node
                .Inputs.OrderBy(input => Place(input.Key))
                .ThenBy(input => input.Key, StringComparer.Ordinal)
        )
        {
            if (ReasonToLeaveOut(mapping, property) is { } reason)
            {
                leftOut.Add(new(node.Urn, property, reason));
            }
            else
            {
                WriteInput(context, property, value, arguments);
            }
        }

        return new(arguments, context.Locals, context.ReferredTo);
    }

    // A name first and tags last, as people write it.
    private static int Place(string property) =>
        property switch
        {
            "name" or "namePrefix" or "identifier" or "bucket" => 0,
            "tags" => 2,
            _ => 1,
        };

    private string? ReasonToLeaveOut(TypeMapping mapping, string property) =>
        mapping.LeftOut.GetValueOrDefault(property)
        ?? (
            options.EmulatorEndpoint is null
                ? null
                : EmulatorGaps
                    .Of(mapping.Pulumi)
                    .FirstOrDefault(gap => gap.Property == property && gap.Handling == GapHandling.Omit)
                    ?.Reason
        );

    private void WriteInput(Context context, string property, PropertyValue value, JsonObject arguments)
    {
        var (node, mapping) = (context.Node, context.Mapping);
        if (property == MachineImages.Property && MachineImages.ArchitectureOf(node) is { } architecture)
        {
            arguments[mapping.ToTerraform(property)] = ImageOf(architecture, providers.AliasOf(node));
        }
        else if (
            value is SecretValue secret
            && options.WriteOnlySecrets
            && mapping.WriteOnly is { } writeOnly
            && writeOnly.Secret == property
        )
        {
            var name = secrets.NameOf(node, property, property, secret, isKept: false);
            arguments[writeOnly.WriteOnly] = HclTemplate.Of($"var.{name}");
            arguments[writeOnly.Version] = 1;
        }
        else if (Written(context, property, property, value) is { } written)
        {
            arguments[mapping.ToTerraform(property)] = written;
        }
    }

    private string ImageOf(string architecture, string? alias) =>
        options.MachineImages.TryGetValue(architecture, out var image)
            ? image
            : HclTemplate.Of($"data.aws_ssm_parameter.{images.Add(architecture, alias)}.insecure_value");

    private JsonNode? Written(Context context, string property, string path, PropertyValue value)
    {
        switch (value)
        {
            case NullValue:
                return null;
            case BoolValue boolean:
                return boolean.Value;
            case NumberValue number:
                return NumberOf(number.Value);
            case TextValue text:
                return TextOf(context, property, path, text.Value);
            case SecretValue { Plaintext: TextValue or null } secret:
                return HclTemplate.Of($"var.{secrets.NameOf(context.Node, property, path, secret, isKept: true)}");
            case ListValue list:
                return new JsonArray([
                    .. list.Select((item, index) => Written(context, property, $"{path}-{index}", item)),
                ]);
            case MapValue map when TypeMapping.IsMap(path):
                return new JsonObject(
                    map.Select(entry =>
                        KeyValuePair.Create(
                            HclTemplate.Escape(entry.Key),
                            Written(context, property, $"{path}-{entry.Key}", entry.Value)
                        )
                    )
                );
            case MapValue map:
                return BlockOf(context, property, path, map);
            case UnknownValue:
                throw new TerraformException(
                    TerraformFailure.NotExportable,
                    $"{context.Node.Name}: the input {path} is known only when the stack is built, as many are in a "
                        + "preview, and cannot be exported to Terraform; accepted are a scenario, what is built, and "
                        + "what 'pulumi stack export' prints."
                );
            default:
                throw new TerraformException(
                    TerraformFailure.NotExportable,
                    $"{context.Node.Name}: the input {path} is {KindOf(value)}, which cannot be exported to "
                        + "Terraform; accepted are texts, numbers, booleans, lists, objects and secret texts."
                );
        }
    }

    private static string KindOf(PropertyValue value) =>
        value switch
        {
            SecretValue => "a secret that is not a text",
            _ => $"of the kind {value.Kind}",
        };

    private JsonObject BlockOf(Context context, string property, string path, MapValue map)
    {
        var block = new JsonObject();
        var name = path.Split('-').Last(step => !step.All(char.IsAsciiDigit));
        foreach (var member in context.Mapping.FindNested(name)?.AllMembers ?? [])
        {
            block[member] = null;
        }

        var pathInSchema = string.Join('.', path.Split('-').Where(step => !step.All(char.IsAsciiDigit)));
        foreach (
            var (key, value) in map.OrderBy(entry => Place(entry.Key))
                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
        )
        {
            if (context.Mapping.LeftOut.TryGetValue($"{pathInSchema}.{key}", out var reason))
            {
                leftOut.Add(new(context.Node.Urn, $"{path.Replace('-', '.')}.{key}", reason));
                continue;
            }

            var written =
                TypeMapping.IsMap(key) && value is MapValue labels
                    ? Written(context, property, key, labels)
                    : Written(context, property, $"{path}-{key}", value);
            if (written is not null)
            {
                block[context.Mapping.ToTerraform(key)] = written;
            }
        }

        foreach (var gap in options.EmulatorEndpoint is null ? [] : EmulatorGaps.Of(context.Mapping.Pulumi))
        {
            var member = gap.Property[(gap.Property.LastIndexOf('.') + 1)..];
            if (gap.Handling == GapHandling.Supply && gap.Property == $"{path}.{member}" && !map.ContainsKey(member))
            {
                block[context.Mapping.ToTerraform(member)] = gap.Value;
            }
        }

        return block;
    }

    private JsonNode TextOf(Context context, string property, string path, string text)
    {
        if (JsonDocuments.Read(text) is not { } document)
        {
            return expressions.Write(context.Node, property, text, context.ReferredTo);
        }

        var local = LocalName(context.Address, path);
        context.Locals.Add(
            (
                local,
                JsonDocuments.Rewritten(document, item =>
                    expressions.Write(context.Node, property, item, context.ReferredTo)
                )!
            )
        );
        return HclTemplate.Of($"jsonencode(local.{local})");
    }

    // Locals are shared by the whole configuration, so the type is part of the name.
    private string LocalName(string address, string path)
    {
        var wanted =
            $"{address[(address.IndexOf('_', StringComparison.Ordinal) + 1)..].Replace('.', '_')}_"
            + $"{TerraformNames.SnakeCase(path)}";
        var name = wanted;
        for (var number = 2; !_locals.Add(name); number++)
        {
            name = $"{wanted}_{number}";
        }

        return name;
    }

    private static JsonNode NumberOf(double number) =>
        double.IsInteger(number) && Math.Abs(number) < 1e15
            ? JsonValue.Create((long)number)
            : JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture))!;

    private sealed record Context(ResourceNode Node, TypeMapping Mapping, string Address)
    {
        public List<(string, JsonNode)> Locals { get; } = [];

        public HashSet<ResourceUrn> ReferredTo { get; } = [];
    }
}
