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

        var chosen = AutoName.PrefixOf(node, mapping);
        if (chosen is { } named)
        {
            arguments[named.Argument.Terraform] = HclTemplate.Escape(named.Prefix);
        }

        foreach (
            var (property, value) in node
                .Inputs.Where(input => !Defaults.IsOwn(input.Key) && input.Key != chosen?.Replaced)
                .Where(input => input.Key != "region" || !providers.HasOwnRegion(node))
                .OrderBy(input => Place(input.Key))
                .ThenBy(input => input.Key, StringComparer.Ordinal)
        )
        {
            if (ReasonToLeaveOut(mapping, property, value, node.Inputs) is { } reason)
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

    private string? ReasonToLeaveOut(TypeMapping mapping, string property, PropertyValue value, MapValue inputs) =>
        value is NullValue
            ? null
            : Twice(mapping, property, inputs)
                ?? LeftOutReasons.Of(mapping.Block, property)
                ?? (
                    options.EmulatorEndpoint is null
                        ? null
                        : EmulatorGaps
                            .Of(mapping.Pulumi)
                            .FirstOrDefault(gap => gap.Property == property && gap.Handling == GapHandling.Omit)
                            ?.Reason
                );

    // One fact under two names, of which the provider takes one.
    private static string? Twice(TypeMapping mapping, string property, MapValue inputs) =>
        (mapping.Terraform, property) is ("aws_subnet", "availabilityZoneId")
        && inputs.GetText("availabilityZone") is { Length: > 0 }
            ? "the provider takes it or availability_zone, which says the same"
            : null;

    private void WriteInput(Context context, string property, PropertyValue value, JsonObject arguments)
    {
        if (context.Mapping.Block.Find(property) is not { } argument)
        {
            return;
        }

        var node = context.Node;
        if (property == MachineImages.Property && MachineImages.ArchitectureOf(node) is { } architecture)
        {
            arguments[argument.Terraform] = ImageOf(architecture, providers.AliasOf(node));
        }
        else if (
            value is SecretValue secret
            && options.WriteOnlySecrets
            && context.Mapping.WriteOnly is { } writeOnly
            && writeOnly.Secret == property
        )
        {
            var name = secrets.NameOf(node, property, property, secret, isKept: false);
            arguments[writeOnly.WriteOnly] = HclTemplate.Of($"var.{name}");
            arguments[writeOnly.Version] = 1;
        }
        else if (Argued(context, argument, property, property, value) is { } written)
        {
            arguments[argument.Terraform] = written;
        }
    }

    private string ImageOf(string architecture, string? alias) =>
        options.MachineImages.TryGetValue(architecture, out var image)
            ? image
            : HclTemplate.Of($"data.aws_ssm_parameter.{images.Add(architecture, alias)}.insecure_value");

    // The value in the shape that the argument has; older versions of Pulumi's package have a list where today's has
    // one object, and the other way round.
    private JsonNode? Argued(Context context, Argument argument, string property, string path, PropertyValue value)
    {
        var isMany = argument.Shape is ArgumentShape.List or ArgumentShape.Set;
        switch (value)
        {
            case MapValue map when argument.Block is { } block:
                var written = BlockOf(context, block, argument, property, path, map);
                return argument.NamesEveryMember ? new JsonArray(written) : written;
            case ListValue list when argument.Block is { } block:
                return new JsonArray([
                    .. list.OfType<MapValue>()
                        .Select((item, index) => BlockOf(context, block, argument, property, $"{path}-{index}", item)),
                ]);
            case SecretValue when argument.Block is not null:
                leftOut.Add(
                    new(context.Node.Urn, path.Replace('-', '.'), "a secret, which Terraform does not take for a block")
                );
                return null;
            case AssetValue or ArchiveValue:
                leftOut.Add(
                    new(
                        context.Node.Urn,
                        path.Replace('-', '.'),
                        "a file of the program's: put it beside the configuration, under the name that stands there"
                    )
                );
                return HclTemplate.Of("path.module")
                    + $"/{TerraformNames.SnakeCase(context.Node.Name)}"
                    + (value is ArchiveValue ? ".zip" : "");
            case SecretValue secret when argument.Shape != ArgumentShape.Value:
                return VariableOf(context, property, path, secret, isText: false);
            case ListValue list when !isMany && argument.Shape == ArgumentShape.Value && list.Count < 2:
                return list.Count == 0 ? null : Written(context, property, path, list[0]);
            case TextValue or NumberValue or BoolValue when isMany:
                return new JsonArray(Written(context, property, path, value));
            default:
                return Written(context, property, path, value);
        }
    }

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
            case SecretValue secret:
                return VariableOf(
                    context,
                    property,
                    path,
                    secret,
                    isText: secret.Revealed is not (MapValue or ListValue)
                );
            case ListValue list:
                return new JsonArray([
                    .. list.Select((item, index) => Written(context, property, $"{path}-{index}", item)),
                ]);
            case MapValue map:
                return new JsonObject(
                    map.Where(entry => !Defaults.IsOwn(entry.Key))
                        .Select(entry =>
                            KeyValuePair.Create(
                                HclTemplate.Escape(entry.Key),
                                Written(context, property, $"{path}-{entry.Key}", entry.Value)
                            )
                        )
                );
            case UnknownValue:
                throw new TerraformException(
                    TerraformFailure.NotExportable,
                    $"{context.Node.Name}: the input {path} is known only when the stack is built, as many are in a "
                        + "preview, and cannot be exported to Terraform; expected a scenario, what is built, and "
                        + "what 'pulumi stack export' prints."
                );
            default:
                throw new TerraformException(
                    TerraformFailure.NotExportable,
                    $"{context.Node.Name}: the input {path} is of the kind {value.Kind}, which cannot be exported to "
                        + "Terraform; expected texts, numbers, booleans, lists, objects, files or secrets."
                );
        }
    }

    private string VariableOf(Context context, string property, string path, SecretValue secret, bool isText) =>
        HclTemplate.Of($"var.{secrets.NameOf(context.Node, property, path, secret, isKept: true, isText)}");

    private JsonObject BlockOf(
        Context context,
        Block block,
        Argument argument,
        string property,
        string path,
        MapValue map
    )
    {
        var written = new JsonObject();
        if (argument.NamesEveryMember)
        {
            foreach (var member in block.Arguments)
            {
                written[member.Terraform] = null;
            }
        }

        foreach (
            var (key, value) in map.Where(entry => !Defaults.IsOwn(entry.Key) && entry.Value is not NullValue)
                .OrderBy(entry => Place(entry.Key))
                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
        )
        {
            // A rule's empty text is how the provider records what is not set.
            if (argument.NamesEveryMember && value is TextValue { Value: "" })
            {
                continue;
            }

            if (LeftOutReasons.Of(block, key) is { } reason)
            {
                leftOut.Add(new(context.Node.Urn, $"{path.Replace('-', '.')}.{key}", reason));
            }
            else if (
                block.Find(key) is { } member
                && Argued(context, member, property, $"{path}-{key}", value) is { } inside
            )
            {
                written[member.Terraform] = inside;
            }
        }

        foreach (var gap in options.EmulatorEndpoint is null ? [] : EmulatorGaps.Of(context.Mapping.Pulumi))
        {
            var member = gap.Property[(gap.Property.LastIndexOf('.') + 1)..];
            if (gap.Handling == GapHandling.Supply && gap.Property == $"{path}.{member}" && !map.ContainsKey(member))
            {
                written[block.Find(member)!.Terraform] = gap.Value;
            }
        }

        return written;
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
