using PrivateLinkLab.Terraform.Reading;

namespace PrivateLinkLab.Terraform.Tests.Reading;

public class TraversalTests
{
    [Theory]
    [InlineData("aws_vpc.main.id", "aws_vpc| main| id|")]
    [InlineData("module.vpc[\"a.b]\"].subnets[0]", "module| vpc|\"a.b]\" subnets|0")]
    [InlineData("local.x", "local| x|")]
    [InlineData("broken[", "broken|")]
    public void Parse_Reference_HasNamesAndIndices(string text, string steps) =>
        Assert.Equal(steps, string.Join(' ', Traversal.Parse(text).Steps.Select(step => $"{step.Name}|{step.Index}")));

    [Fact]
    public void WithoutParts_PartsOfAReference_AreLeftOut() =>
        Assert.Equal(
            ["aws_subnet.a[0].id", "aws_subnet.a", "var.a", "var.ab"],
            Traversal.WithoutParts([
                "aws_subnet.a[0].id",
                "aws_subnet.a[0]",
                "aws_subnet.a",
                "aws_subnet.a",
                "var.a",
                "var.ab",
            ])
        );
}
