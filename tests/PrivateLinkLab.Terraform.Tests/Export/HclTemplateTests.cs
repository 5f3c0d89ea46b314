using CsCheck;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests.Export;

public class HclTemplateTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
            "$",
            "%",
            "{",
            "}",
            "a",
            "\"",
            "\\",
            "é",
            "${aws:username}",
            "%{if}"
        )
        .Array[0, 12]
        .Select(string.Concat);

    [Theory]
    [InlineData("arn:aws:s3:::home/${aws:username}", "arn:aws:s3:::home/$${aws:username}")]
    [InlineData("%{if}", "%%{if}")]
    [InlineData("5$ and 10%", "5$ and 10%")]
    [InlineData("$${x}", "${\"$\"}$${x}")]
    [InlineData("$%%{x}", "${\"$%\"}%%{x}")]
    [InlineData("$$${x}", "${\"$$\"}$${x}")]
    public void Escape_Text_IsWrittenSo(string text, string escaped) => Assert.Equal(escaped, HclTemplate.Escape(text));

    [Fact]
    public void Escape_DollarBeforeExpression_IsHidden() =>
        Assert.Equal("cost: ${\"$\"}", HclTemplate.Escape("cost: $", beforeExpression: true));

    [Fact]
    public void Escape_AnyText_ReadsAsTheSameText() =>
        Texts.Sample(text => Assert.Equal(text, Evaluate(HclTemplate.Escape(text))));

    [Fact]
    public void Escape_AnyTextBeforeAnExpression_ReadsAsTheSameText() =>
        Texts.Sample(text =>
            Assert.Equal(text + "<x>", Evaluate(HclTemplate.Escape(text, beforeExpression: true) + "${x}"))
        );

    // Terraform's rule: "$${" is "${", "%%{" is "%{", "${...}" is an expression.
    private static string Evaluate(string template)
    {
        var result = "";
        for (var position = 0; position < template.Length; )
        {
            var rest = template.AsSpan(position);
            if (rest.StartsWith("$${") || rest.StartsWith("%%{"))
            {
                result += template[position] + "{";
                position += 3;
            }
            else if (rest.StartsWith("${"))
            {
                var end = template.IndexOf('}', position);
                var expression = template[(position + 2)..end];
                result += expression.StartsWith('"') ? expression.Trim('"') : $"<{expression}>";
                position = end + 1;
            }
            else
            {
                Assert.False(rest.StartsWith("%{"), "a directive that nobody wrote");
                result += template[position++];
            }
        }

        return result;
    }
}
