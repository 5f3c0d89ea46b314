using System.Globalization;
using System.Text;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.References;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>Writes texts with references as Terraform's templates, and remembers what was referred to.</summary>
internal sealed class ExpressionWriter(ReferenceFinder references, IReadOnlyDictionary<ResourceUrn, string> addresses)
{
    /// <summary>Whether some text needs the account's number.</summary>
    public bool UsesAccount { get; private set; }

    /// <summary>Writes a text.</summary>
    /// <param name="dependent">The resource that has it; null for the stack.</param>
    /// <param name="property">The input's or output's name.</param>
    /// <param name="text">The text.</param>
    /// <param name="referredTo">Gets every resource that the text refers to.</param>
    public string Write(ResourceNode? dependent, string property, string text, ISet<ResourceUrn> referredTo)
    {
        var template = new StringBuilder();
        var segments = references.Split(dependent, property, text);
        for (var index = 0; index < segments.Count; index++)
        {
            var segment = segments[index];
            if (segment.IsPlain)
            {
                template.Append(HclTemplate.Escape(segment.Text, index + 1 < segments.Count));
                continue;
            }

            if (segment.Owner is { } owner)
            {
                referredTo.Add(owner.Urn);
            }

            UsesAccount |= segment.IsAccount;
            template.Append(HclTemplate.Of(ExpressionOf(segment)));
        }

        return template.ToString();
    }

    private string ExpressionOf(Segment segment) =>
        segment.Owner is { } owner
            ? ExpressionOf(addresses[owner.Urn], ExportedNodes.MappingOf(owner), segment.Path!)
            : "data.aws_caller_identity.current.account_id";

    private static string ExpressionOf(string address, TypeMapping mapping, PropertyPath path)
    {
        var expression = address;
        var steps = path.Steps;
        for (var position = 0; position < steps.Length; position++)
        {
            var step = steps[position];
            if (step.Index is { } index)
            {
                // A set has no first element; a list stays as it is.
                var owner = position > 0 ? steps[position - 1].Name : null;
                var isList = owner is not null && mapping.FindNested(owner)?.Shape == NestedShape.List;
                expression =
                    (isList ? expression : $"tolist({expression})")
                    + string.Create(CultureInfo.InvariantCulture, $"[{index}]");
                continue;
            }

            expression += $".{mapping.ToTerraform(step.Name!)}";
            if (mapping.FindNested(step.Name!)?.Shape == NestedShape.One && position + 1 < steps.Length)
            {
                expression += "[0]";
            }
        }

        return expression;
    }
}
