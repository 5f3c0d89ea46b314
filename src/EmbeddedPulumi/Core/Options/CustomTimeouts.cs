namespace Pulumi;

/// <summary>How long the provider may take; its own limits hold where a value is <see langword="null"/>.</summary>
public sealed class CustomTimeouts
{
    /// <summary>To create the resource.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>To update the resource.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>To delete the resource.</summary>
    public TimeSpan? Delete { get; set; }

    internal static CustomTimeouts? Clone(CustomTimeouts? other) =>
        other is null
            ? null
            : new()
            {
                Create = other.Create,
                Update = other.Update,
                Delete = other.Delete,
            };
}
