using System.Collections.Immutable;
using PrivateLinkLab.Components.Storage;
using Pulumi;

namespace PrivateLinkLab.Components.Tests.Storage;

public class S3BucketRefusalTests
{
    private const string NameRule =
        "A bucket's name has 3 to 63 lower-case letters, digits and hyphens, the first and the last no hyphen.";
    private const string NoNameRule =
        "BucketName is not set, and no bucket's name can be made of the component's. Set it, or name the component "
        + "with at most 48 letters, digits and hyphens.";

    public static TheoryData<string, S3BucketArgs, string> Cases =>
        new()
        {
            {
                "fotos",
                new() { BucketName = "fo" },
                $"BucketName is 'fo'. {NameRule}"
            },
            {
                "fotos",
                new() { BucketName = "Fotos" },
                $"BucketName is 'Fotos'. {NameRule}"
            },
            {
                "fotos",
                new() { BucketName = "minhas.fotos" },
                $"BucketName is 'minhas.fotos'. {NameRule}"
            },
            {
                "fotos",
                new() { BucketName = "fotos-" },
                $"BucketName is 'fotos-'. {NameRule}"
            },
            {
                "fotos",
                new() { BucketName = new string('a', 64) },
                $"BucketName is '{new string('a', 64)}'. {NameRule}"
            },
            { "my_fotos", new(), NoNameRule },
            { new string('a', 49), new(), NoNameRule },
        };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task S3Bucket_BadArguments_SaysWhich(string name, S3BucketArgs args, string message) =>
        Assert.Equal($"S3Bucket '{name}': {message}", await Refusal.OfAsync(() => _ = new S3Bucket(name, args)));

    [Fact]
    public async Task S3Bucket_LongestName_IsStillOneOfABucket()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new S3Bucket(new string('a', 48)));

        Assert.Equal(63, graph.Only(Types.Bucket).Id!.Length);
    }

    // They may be another stack's outputs, so that they are known when the program runs only.
    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/Deployer", "me", "ExemptPrincipalArns has 'me'")]
    [InlineData("*", "arn:aws:iam::123456789012:role/Operators", "DeployerPrincipalArns has '*'")]
    public async Task S3Bucket_ArnOfNoPrincipal_FailsTheRun(string deployer, string exempt, string problem)
    {
        var refusal = await Refusal.DuringAsync(() =>
            _ = new S3Bucket(
                "fotos",
                new S3BucketArgs
                {
                    OnlyThroughEndpoint = "vpce-0123456789abcdef0",
                    DeployerPrincipalArns = [deployer],
                    ExemptPrincipalArns = Output.Create(ImmutableArray.Create(exempt)),
                }
            )
        );

        Assert.Equal(
            $"S3Bucket 'fotos': {problem}. Give the ARN of a role, a user or an account, such as "
                + "arn:aws:iam::123456789012:role/Operators.",
            refusal
        );
    }
}
