using EmbeddedPulumi.Tests.Configuration;
using Pulumi;
using Aws = Pulumi.Aws;

namespace EmbeddedPulumi.Tests.Generated;

/// <summary>
/// The class Provider of the package for AWS. Its region comes from the environment when it is not given.
/// </summary>
[Collection(EnvironmentCollection.Name)]
public class AwsProviderTests
{
    [Fact]
    public async Task Provider_OfThePackage_HasItsTypeAndNoOtherInputsThanItsDefaults()
    {
        using var environment = Regions(null, null);

        var run = await MockedRun.OfAsync(() => _ = new Aws.Provider("consumer"));

        Assert.Equal("pulumi:providers:aws", run.Resource("consumer").Type);
        Assert.Equal(
            ["skipCredentialsValidation=false", "skipRegionValidation=true"],
            run.Inputs("consumer").Select(input => $"{input.Key}={input.Value}").Order()
        );
    }

    [Fact]
    public async Task Texts_OfAProvider_ArriveAsTheyAre()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Provider("consumer", new() { Region = "eu-west-1", Profile = "shop" })
        );

        Assert.Equal("eu-west-1", run.Inputs("consumer")["region"]);
        Assert.Equal("shop", run.Inputs("consumer")["profile"]);
    }

    public static TheoryData<string, string, Aws.ProviderArgs> JsonArguments =>
        new()
        {
            {
                "allowedAccountIds",
                """[ "111111111111" ]""",
                new() { AllowedAccountIds = { "111111111111" } }
            },
            {
                "forbiddenAccountIds",
                """[ "1", "2" ]""",
                new() { ForbiddenAccountIds = { "1", "2" } }
            },
            {
                "assumeRoles",
                """[ { "externalId": "x", "roleArn": "arn:aws:iam::1:role/r" } ]""",
                new()
                {
                    AssumeRoles =
                    {
                        new Aws.Inputs.ProviderAssumeRoleArgs { RoleArn = "arn:aws:iam::1:role/r", ExternalId = "x" },
                    },
                }
            },
            {
                "defaultTags",
                """{ "tags": { "Team": "shop" } }""",
                new() { DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["Team"] = "shop" } } }
            },
            {
                "skipRegionValidation",
                "false",
                new() { SkipRegionValidation = false }
            },
            {
                "skipCredentialsValidation",
                "true",
                new() { SkipCredentialsValidation = true }
            },
        };

    [Theory]
    [MemberData(nameof(JsonArguments))]
    public async Task Argument_ThatIsNoText_ArrivesAsJson(string wireName, string json, Aws.ProviderArgs args)
    {
        var run = await MockedRun.OfAsync(() => _ = new Aws.Provider("consumer", args));

        Assert.Equal(json, run.Inputs("consumer")[wireName]);
    }

    public static TheoryData<string?, string?, string?, string?> RegionCases =>
        new()
        {
            { null, null, null, null },
            { "us-west-2", null, null, "us-west-2" },
            { null, "us-east-2", null, "us-east-2" },
            { "us-west-2", "us-east-2", null, "us-west-2" },
            { "us-west-2", "us-east-2", "eu-west-1", "eu-west-1" },
        };

    [Theory]
    [MemberData(nameof(RegionCases))]
    public async Task Region_IsTheGivenOneOrTheEnvironments(
        string? variable,
        string? otherVariable,
        string? given,
        string? expected
    )
    {
        using var environment = Regions(variable, otherVariable);

        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Provider("consumer", given is null ? null : new() { Region = given })
        );

        Assert.Equal(expected, run.Inputs("consumer").GetValueOrDefault("region"));
    }

    public static TheoryData<string, Func<Aws.ProviderArgs, Input<string>?>, bool> Secrets =>
        new()
        {
            { "AccessKey", args => args.AccessKey, true },
            { "SecretKey", args => args.SecretKey, true },
            { "Token", args => args.Token, true },
            { "Profile", args => args.Profile, false },
        };

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Setter_OfACredential_MakesItSecret(
        string member,
        Func<Aws.ProviderArgs, Input<string>?> read,
        bool secret
    )
    {
        var args = new Aws.ProviderArgs
        {
            AccessKey = "v",
            SecretKey = "v",
            Token = "v",
            Profile = "v",
        };

        var stored = read(args)!.ToOutput();

        Assert.Equal("v", await stored.ValueAsync());
        Assert.True(secret == await Output.IsSecretAsync(stored), member);
    }

    [Fact]
    public async Task AdditionalSecretOutputs_AreTheCredentials()
    {
        CustomResourceOptions? seen = null;
        var options = new CustomResourceOptions
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen = (CustomResourceOptions)args.Options;
                    return null;
                },
            },
        };

        await MockedRun.OfAsync(() => _ = new Aws.Provider("consumer", null, options));

        Assert.Equal(["accessKey", "secretKey", "token"], seen!.AdditionalSecretOutputs);
        Assert.Equal("7.48.0", seen.Version);
    }

    [Fact]
    public async Task Provider_OfAComponent_IsTheOneOfItsChildrenAndOfTheirFunctions()
    {
        var run = await MockedRun.OfAsync(() =>
        {
            var provider = new Aws.Provider("consumer");
            var group = new Fixtures.Group("group", new ComponentResourceOptions { Provider = provider });
            _ = new Aws.Ec2.Vpc("vpc", new(), new CustomResourceOptions { Parent = group });
            _ = Aws.GetRegion.Invoke(options: new InvokeOptions { Parent = group });
            _ = new Aws.Ec2.Vpc("default");
        });

        Assert.EndsWith(
            "pulumi:providers:aws::consumer::consumer-id",
            run.Resource("vpc").Provider,
            StringComparison.Ordinal
        );
        Assert.Equal(run.Resource("vpc").Provider, Assert.Single(run.Calls).Provider);
        Assert.Equal("", run.Resource("default").Provider);
    }

    private static EnvironmentVariables Regions(string? region, string? defaultRegion) =>
        new(("AWS_REGION", region), ("AWS_DEFAULT_REGION", defaultRegion));
}
