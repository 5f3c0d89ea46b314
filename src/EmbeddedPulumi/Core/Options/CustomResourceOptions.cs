namespace Pulumi;

/// <summary>What is said of a custom resource besides its arguments.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;

    /// <summary>Whether a replacement deletes the old resource first; the provider decides when
    /// <see langword="null"/>.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Names of outputs that the engine treats as secrets.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    /// <summary>The id of an existing resource that is adopted instead of created.</summary>
    public string? ImportId { get; set; }

    /// <summary>Lays options over others. Lists are joined, and values replaced where the second has one.</summary>
    /// <param name="options1">The first options, which stay as they are.</param>
    /// <param name="options2">The second options, which stay as they are.</param>
    /// <returns>New options.</returns>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = (CustomResourceOptions?)options1?.Clone() ?? new();
        if (options2 is null)
        {
            return merged;
        }

        merged.MergeFrom(options2);
        merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
        merged.ImportId = options2.ImportId ?? merged.ImportId;
        merged._additionalSecretOutputs = Join(merged._additionalSecretOutputs, options2._additionalSecretOutputs);
        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var copy = new CustomResourceOptions
        {
            DeleteBeforeReplace = DeleteBeforeReplace,
            ImportId = ImportId,
            _additionalSecretOutputs = Copy(_additionalSecretOutputs),
        };
        copy.CopyFrom(this);
        return copy;
    }
}
