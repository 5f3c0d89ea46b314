namespace EmbeddedPulumi.Generator;

/// <summary>Reads a schema file (Schema/README.md has its format).</summary>
internal static class SchemaReader
{
    /// <exception cref="FormatException">The text is no schema.</exception>
    public static PackageSchema Read(string text)
    {
        var root = JsonReader.Parse(text);
        return new PackageSchema(
            root["package"].Text,
            root["version"].Text,
            root["provider"].Members.Count > 0 ? Provider(root["provider"]) : null,
            [.. root["resources"].Members.Select(member => Resource(member.Key, member.Value))],
            [.. root["functions"].Members.Select(member => Function(member.Key, member.Value))],
            [.. root["types"].Members.Select(member => Type(member.Key, member.Value, root["types"]))],
            [
                .. root["enums"]
                    .Members.Select(member => new EnumSchema(
                        member.Key,
                        [
                            .. member.Value.Members.Select(item => new KeyValuePair<string, string>(
                                item.Key,
                                item.Value.Text
                            )),
                        ]
                    )),
            ]
        );
    }

    private static ProviderSchema Provider(JsonValue json) =>
        new(
            Properties(json, "inputs", Names(json, "secretInputs")),
            Properties(json, "outputs", []),
            [.. Names(json, "secretOutputs")]
        );

    private static ResourceSchema Resource(string token, JsonValue json)
    {
        var secretInputs = Names(json, "secretInputs");
        var secretOutputs = Names(json, "secretOutputs");
        HashSet<string> secretState = [.. secretInputs, .. secretOutputs];
        var state = Properties(json, "inputs", secretState).Concat(Properties(json, "stateOnly", secretState));

        return new ResourceSchema(
            token,
            Properties(json, "inputs", secretInputs),
            Properties(json, "outputs", []),
            [.. state.OrderBy(property => property.Name, StringComparer.Ordinal).Select(Optional)],
            [.. secretOutputs],
            [.. json["aliases"].Items.Select(item => item.Text)]
        );
    }

    private static FunctionSchema Function(string token, JsonValue json) =>
        new(token, Properties(json, "inputs", []), Properties(json, "outputs", []));

    /// <summary>
    /// A nested type. Whether a property of an output can be null depends on whether the input of the same name
    /// requires it: TypeScript says that an engine always gives it, and C# does not rely on that.
    /// </summary>
    private static ObjectSchema Type(string reference, JsonValue json, JsonValue types)
    {
        var properties = Properties(json, "properties", []);
        var input = types[reference.Replace("outputs.", "inputs.")]["properties"].Members;
        if (input.Count == 0)
        {
            return new ObjectSchema(reference, properties);
        }

        HashSet<string> required = [.. input.Select(member => member.Key)];
        return new ObjectSchema(
            reference,
            [.. properties.Select(property => required.Contains(property.Name) ? property : Optional(property))]
        );
    }

    private static List<PropertySchema> Properties(JsonValue json, string section, HashSet<string> secrets)
    {
        var deprecated = Names(json, "deprecated");
        var properties = new List<PropertySchema>();
        foreach (var member in json[section].Members)
        {
            var name = member.Key.TrimEnd('?');
            var defaultValue = json["defaults"].Members.FirstOrDefault(item => item.Key == name).Value?.Value
                ?? FromEnvironment(json["environment"].Members.FirstOrDefault(item => item.Key == name).Value);
            properties.Add(
                new PropertySchema(
                    name,
                    TypeExpression.Parse(member.Value.Text),
                    required: name == member.Key,
                    secrets.Contains(name),
                    deprecated.Contains(name),
                    defaultValue
                )
            );
        }

        return properties;
    }

    private static EnvironmentDefault? FromEnvironment(JsonValue? variables) =>
        variables is null ? null : new EnvironmentDefault([.. variables.Items.Select(item => item.Text)]);

    private static PropertySchema Optional(PropertySchema property) =>
        new(property.Name, property.Type, required: false, property.Secret, property.Deprecated, property.DefaultValue);

    private static HashSet<string> Names(JsonValue json, string section) =>
        [.. json[section].Items.Select(item => item.Text)];
}
