namespace EmbeddedPulumi.Generator;

/// <summary>All source files of a package.</summary>
internal static class SdkEmitter
{
    /// <exception cref="FormatException">The schema or the table is wrong; the message says where.</exception>
    public static IEnumerable<(string HintName, string Text)> Emit(string schemaText, string tableText)
    {
        var schema = SchemaReader.Read(schemaText);
        var names = new CSharpNames(schema.Name, NameTable.Read(tableText));
        var types = new CSharpTypes(names);
        var package = new PackageEmitter(names, schema.Version);
        var inputs = new InputClassEmitter(names, types);
        var outputs = new OutputClassEmitter(names, types);
        var resources = new ResourceEmitter(names, package, inputs, outputs);
        var functions = new FunctionEmitter(names, package, inputs, outputs);
        var uses = new TypeUses(schema);

        yield return ("PackageDefaults.g.cs", package.Emit(readsEnvironment: schema.Provider is not null));
        if (schema.Provider is { } provider)
        {
            yield return (
                $"{names.RootNamespace}.Provider.g.cs",
                new ProviderEmitter(names, package, inputs, outputs).Emit(provider)
            );
        }

        foreach (var resource in schema.Resources)
        {
            yield return (names.FileOfToken(resource.Token), resources.Emit(resource));
        }

        foreach (var function in schema.Functions)
        {
            yield return (names.FileOfToken(function.Token), functions.Emit(function));
        }

        foreach (var item in schema.Enums)
        {
            yield return (
                names.FileOfReference(item.Reference),
                EnumEmitter.Emit(item, names.NamespaceOfReference(item.Reference))
            );
        }

        foreach (var type in schema.Types)
        {
            var code = new CodeWriter(names.NamespaceOfReference(type.Reference));
            foreach (var use in uses.Of(type.Reference))
            {
                var name = CSharpTypes.NestedClass(type.Reference, use);
                if (use is TypeUse.Output or TypeUse.Result)
                {
                    outputs.Emit(code, type.Reference, name, type.Properties, use);
                }
                else
                {
                    inputs.Emit(code, type.Reference, name, type.Properties, use);
                }
            }

            yield return (names.FileOfReference(type.Reference), code.ToString());
        }
    }
}
