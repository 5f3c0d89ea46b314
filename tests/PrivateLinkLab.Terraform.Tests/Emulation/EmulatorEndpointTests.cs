using PrivateLinkLab.Terraform.Emulation;

namespace PrivateLinkLab.Terraform.Tests.Emulation;

public class EmulatorEndpointTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5000", false)]
    [InlineData("http://127.8.9.10", false)]
    [InlineData("http://[::1]:5000/", false)]
    [InlineData("https://localhost:4566", false)]
    [InlineData("http://localhost.localstack.localhost", false)]
    [InlineData("http://emulator.example:4566", true)]
    [InlineData("http://10.0.0.7", true)]
    [InlineData("http://notamazonaws.com", true)]
    public void Check_Emulator_IsAccepted(string url, bool allowRemote) =>
        EmulatorEndpoint.Check(new Uri(url), allowRemote);

    [Theory]
    [InlineData("http://emulator.example:4566", "is not on this machine")]
    [InlineData("http://10.0.0.7", "is not on this machine")]
    [InlineData("http://127.0.0.1.example", "is not on this machine")]
    [InlineData("http://0.0.0.0", "is not on this machine")]
    [InlineData("ftp://127.0.0.1", "is not the URL of an emulator")]
    [InlineData("http://user:password@127.0.0.1", "is not the URL of an emulator")]
    public void Check_OtherHost_IsRefused(string url, string reason) => AssertRefused(url, false, reason);

    [Theory]
    [InlineData("https://sqs.us-east-1.amazonaws.com")]
    [InlineData("https://SQS.us-east-1.AmazonAWS.com.")]
    [InlineData("https://ec2.cn-north-1.amazonaws.com.cn")]
    [InlineData("https://ec2.us-east-1.api.aws")]
    [InlineData("https://amazonaws.com")]
    public void Check_Aws_IsRefusedEvenWhenAllowed(string url) => AssertRefused(url, true, "is AWS itself");

    private static void AssertRefused(string url, bool allowRemote, string reason)
    {
        var failure = Assert.Throws<TerraformException>(() => EmulatorEndpoint.Check(new Uri(url), allowRemote));

        Assert.Equal(TerraformFailure.EndpointRefused, failure.Failure);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
