namespace PrivateLinkLab.Terraform.Export;

/// <summary>A secret of the configuration. It is in no file: Terraform reads it from the environment.</summary>
/// <param name="Name">The variable's name in the configuration.</param>
/// <param name="Value">The value; null when the graph does not know it, and the user has to give it.</param>
public sealed record SensitiveVariable(string Name, string? Value)
{
    /// <summary>The environment variable that Terraform reads, for example <c>TF_VAR_my_db_password</c>.</summary>
    public string EnvironmentVariable => $"TF_VAR_{Name}";

    /// <summary>The name alone: the value is never printed.</summary>
    public override string ToString() => Name;
}
