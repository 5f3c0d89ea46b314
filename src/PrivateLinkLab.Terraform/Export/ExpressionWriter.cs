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
        if (path.Steps is [{ Name: "id" }])
        {
            return $"{address}.{mapping.IdAttribute}";
        }

        var expression = address;
        var steps = path.Steps;
        Block? block = mapping.Block;
        var isList = false;
        for (var position = 0; position < steps.Length; position++)
        {
            var step = steps[position];
            if (step.Index is { } index)
            {
                expression = Element(expression, isList, index);
                continue;
            }

            var argument = block?.Find(step.Name!);
            expression += $".{argument?.Terraform ?? PropertyNames.ToTerraform(step.Name!)}";
            isList = argument?.Shape == ArgumentShape.List;
            block = argument?.Block;
            // Where Pulumi has the only element of a list in place of the list.
            var isMany = isList || argument?.Shape == ArgumentShape.Set;
            if (isMany && (position + 1 == steps.Length || steps[position + 1].Index is null))
            {
                expression = Element(expression, isList, 0);
            }
        }

        return expression;
    }

    // A set has no first element.
    private static string Element(string expression, bool isList, int index) =>
        (isList ? expression : $"tolist({expression})") + string.Create(CultureInfo.InvariantCulture, $"[{index}]");
}
