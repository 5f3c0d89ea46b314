using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Resources;

/// <summary>Resources that name the package which the engine loads for them.</summary>
public class PackageTests
{
    private static readonly RegisterPackageRequest s_package = new("test", "1.2.3", downloadUrl: null);

    public static TheoryData<string, Action> Resources =>
        new()
        {
            {
                "test:index:Custom",
                () => _ = new CustomResource("test:index:Custom", "a", new BucketArgs { Text = "t" }, null, s_package)
            },
            {
                "pulumi:providers:test",
                () => _ = new ProviderResource("test", "a", new BucketArgs { Text = "t" }, null, s_package)
            },
            {
                "test:index:Component",
                () =>
                    _ = new ComponentResource(
                        "test:index:Component",
                        "a",
                        new BucketArgs { Text = "t" },
                        null,
                        true,
                        s_package
                    )
            },
        };

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Resource_WithAPackage_IsShownToTheMocksAsAnyOther(string type, Action create)
    {
        var resource = Assert.Single((await Runs.UpAsync(create)).Resources);

        Assert.Equal((type, "a", "t"), (resource.Type, resource.Name, resource.Inputs["text"]));
    }

    [Fact]
    public void Package_NotGivenMore_HasNoParametersAndNoChecksums()
    {
        Assert.Equal(("test", "1.2.3", ""), (s_package.Name, s_package.Version, s_package.DownloadUrl));
        Assert.Empty(s_package.Checksums);
        Assert.Null(s_package.Parameterization);
        Assert.Null(s_package.Extension);
    }

    [Fact]
    public void Package_GivenEverything_KeepsIt()
    {
        var checksums = new Dictionary<string, byte[]> { ["linux-amd64"] = [1] };
        var parameter = new RegisterPackageRequest.PackageParameterization("p", "2.0.0", [2]);
        var extension = new RegisterPackageRequest.PackageParameterization("e", "3.0.0", [3]);

        var package = new RegisterPackageRequest(
            "test",
            "1.2.3",
            "https://example.org",
            checksums,
            parameter,
            extension
        );

        Assert.Equal("https://example.org", package.DownloadUrl);
        Assert.Same(checksums, package.Checksums);
        Assert.Same(parameter, package.Parameterization);
        Assert.Same(extension, package.Extension);
        Assert.Equal(("p", "2.0.0"), (parameter.Name, parameter.Version));
        Assert.Equal([2], parameter.Value);
        Assert.Null(new RegisterPackageRequest("test", "1.2.3", null, null, parameter).Extension);
    }
}
