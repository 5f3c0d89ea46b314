using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Aws.Tests.Types;

public sealed class AwsTypesTests
{
    [Fact]
    public void All_EveryType_HasTokensAndAnInputOrNone() => Assert.All(AwsTypes.All, type =>
        {
            Assert.All(type.Tokens, token =>
                Assert.Matches("^aws:[a-z0-9]+/[a-z][A-Za-z0-9]*:[A-Z][A-Za-z0-9]*$", token)
            );
            Assert.Matches("^aws_[a-z0-9_]+$", type.Terraform);
            Assert.All(type.ReplacedBy.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries), input =>
                Assert.Matches(@"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*(\[0\])?(\?[a-z][A-Za-z0-9]*|!)?$", input)
            );
        });

    [Fact]
    public void All_TokensAndTerraformNames_AreOfOneTypeEach()
    {
        var tokens = AwsTypes.All.SelectMany(type => type.Tokens).ToList();
        var names = AwsTypes.All.Select(type => type.Terraform).ToList();

        Assert.Equal(tokens.Distinct(), tokens);
        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [InlineData("aws:ec2/vpc:Vpc", "aws_vpc")]
    [InlineData("aws:s3/bucketV2:BucketV2", "aws_s3_bucket")]
    [InlineData("aws:elasticloadbalancingv2/loadBalancer:LoadBalancer", "aws_lb")]
    [InlineData("aws:alb/targetGroup:TargetGroup", "aws_lb_target_group")]
    [InlineData("aws:applicationloadbalancing/listener:Listener", "aws_lb_listener")]
    [InlineData("aws:ec2/vpc:vpc", null)]
    [InlineData("", null)]
    public void Find_TokenOrAlias_GivesTheType(string token, string? terraform) =>
        Assert.Equal(terraform, AwsTypes.Find(token)?.Terraform);

    [Fact]
    public void Conversion_ToText_IsTheToken()
    {
        string text = AwsTypes.Subnet;

        Assert.Equal("aws:ec2/subnet:Subnet", text);
    }
}
