using System.Text.Json;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Terraform.Reading;

/// <summary>
/// What <c>terraform show -json</c>, or OpenTofu's <c>tofu show -json</c>, prints of a state or of a plan (Terraform's
/// documentation, "JSON output format"). What else Terraform has of a stack is refused with the command to run.
/// </summary>
public sealed class TerraformFormat : OtherFormat
{
    private const string ShowPlan = "'terraform plan -out=plan.bin' and then 'terraform show -json plan.bin'";

    private TerraformFormat() { }

    /// <summary>The format.</summary>
    public static TerraformFormat Instance { get; } = new();

    /// <inheritdoc/>
    public override string Accepted => "'terraform show -json'";

    /// <inheritdoc/>
    public override string? Refusal(ReadOnlySpan<byte> bytes, string what)
    {
        var text = bytes.TrimStart(" \t\r\n"u8);
        return text switch
        {
            _ when bytes.StartsWith("PK\x03\x04"u8) =>
                $"{what} is a plan as Terraform keeps it; give what 'terraform show -json' prints of it.",
            _ when text.StartsWith("{\"@level\""u8) =>
                $"{what} is Terraform's log in JSON, which lacks values; give what {ShowPlan} print.",
            _ when IsConfiguration(text) =>
                $"{what} is a Terraform configuration; give what {ShowPlan} print in its folder.",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override bool Has(IReadOnlySet<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Contains("format_version")
            || (fields.Contains("terraform_version") && fields.Contains("lineage"))
            || (!fields.Contains("steps") && fields.Overlaps(["resource", "module"]));
    }

    /// <inheritdoc/>
    public override ResourceGraph Read(ReadOnlySpan<byte> utf8, string what)
    {
        using var document = JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { MaxDepth = 256 });
        var root = document.RootElement;
        if (!root.TryGetProperty("format_version", out var version))
        {
            throw new DeploymentFileException(
                root.TryGetProperty("lineage", out _)
                    ? $"{what} is a state as Terraform keeps it; give what 'terraform show -json' prints in its folder."
                    : $"{what} is a Terraform configuration; give what {ShowPlan} print in its folder."
            );
        }

        if (version.ValueKind != JsonValueKind.String || Major(version.GetString()!) is not ("0" or "1"))
        {
            throw new DeploymentFileException(
                $"{what} has Terraform's format_version {version}; expected what 'terraform show -json' prints in "
                    + "version 1."
            );
        }

        if (root.TryGetProperty("errored", out var errored) && errored.ValueKind == JsonValueKind.True)
        {
            throw new DeploymentFileException(
                $"{what} is a plan that failed and is not whole; mend what 'terraform plan' says and show the new plan."
            );
        }

        try
        {
            var graph = ShownStack.Read(root);
            return graph.Resources.Any(node => node.Custom)
                ? graph
                : throw new DeploymentFileException(
                    $"{what} has no resources: nothing is applied there; give what {ShowPlan} print."
                );
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new DeploymentFileException(
                $"{what} is not what Terraform prints: a part has another form than in format_version {version}; "
                    + "expected what 'terraform show -json' prints.",
                e
            );
        }
    }

    private static string Major(string version) => version.Split('.')[0];

    // A block's keyword and its label or brace at the beginning of a line.
    private static bool IsConfiguration(ReadOnlySpan<byte> text)
    {
        while (text.StartsWith("#"u8) || text.StartsWith("//"u8))
        {
            var end = text.IndexOf((byte)'\n');
            text = end < 0 ? [] : text[(end + 1)..].TrimStart(" \t\r\n"u8);
        }

        return text.StartsWith("resource \""u8)
            || text.StartsWith("provider \""u8)
            || text.StartsWith("variable \""u8)
            || text.StartsWith("module \""u8)
            || text.StartsWith("data \""u8)
            || text.StartsWith("terraform {"u8)
            || text.StartsWith("locals {"u8);
    }
}
