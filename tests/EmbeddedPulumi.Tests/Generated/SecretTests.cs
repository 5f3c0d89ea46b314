using Pulumi;
using Aws = Pulumi.Aws;
using Random = Pulumi.Random;

namespace EmbeddedPulumi.Tests.Generated;

public class SecretTests
{
    public static TheoryData<string, Func<Input<string>, Input<string>?>, bool> Setters =>
        new()
        {
            { "Rds.InstanceArgs.Password", value => new Aws.Rds.InstanceArgs { Password = value }.Password, true },
            {
                "Rds.InstanceArgs.PasswordWo",
                value => new Aws.Rds.InstanceArgs { PasswordWo = value }.PasswordWo,
                true
            },
            { "Rds.InstanceState.Password", value => new Aws.Rds.InstanceState { Password = value }.Password, true },
            { "RandomPasswordState.Result", value => new Random.RandomPasswordState { Result = value }.Result, true },
            {
                "RandomPasswordState.BcryptHash",
                value => new Random.RandomPasswordState { BcryptHash = value }.BcryptHash,
                true
            },
            { "Rds.InstanceArgs.Username", value => new Aws.Rds.InstanceArgs { Username = value }.Username, false },
            { "Ec2.InstanceArgs.UserData", value => new Aws.Ec2.InstanceArgs { UserData = value }.UserData, false },
        };

    [Theory]
    [MemberData(nameof(Setters))]
    public async Task Setter_OfASecretInput_MakesItSecretAndKeepsIt(
        string member,
        Func<Input<string>, Input<string>?> setAndGet,
        bool secret
    )
    {
        foreach (
            Input<string> value in new Input<string>[] { "value", Output.Create("value"), Output.CreateSecret("value") }
        )
        {
            var stored = setAndGet(value)!.ToOutput();

            Assert.Equal("value", await stored.ValueAsync());
            var expected = secret || await Output.IsSecretAsync(value.ToOutput());
            Assert.True(expected == await Output.IsSecretAsync(stored), member);
        }
    }

    [Fact]
    public async Task SecretInput_OfAResource_ArrivesAsItsValue()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Rds.Instance("db", new() { InstanceClass = "db.t4g.micro", Password = "correct horse" })
        );

        Assert.Equal("correct horse", run.Inputs("db")["password"]);
        Assert.DoesNotContain("passwordWo", run.Inputs("db").Keys);
    }

    [Theory]
    [InlineData("db", "password", "passwordWo")]
    [InlineData("generated", "bcryptHash", "result")]
    [InlineData("vpc")]
    public async Task AdditionalSecretOutputs_OfAResource_AreItsOwnAndTheCallers(string name, params string[] own)
    {
        CustomResourceOptions? seen = null;
        var options = new CustomResourceOptions
        {
            AdditionalSecretOutputs = { "tags" },
            ResourceTransformations =
            {
                args =>
                {
                    seen = (CustomResourceOptions)args.Options;
                    return null;
                },
            },
        };

        await MockedRun.OfAsync(() =>
            _ = name switch
            {
                "db" => new Aws.Rds.Instance(name, new() { InstanceClass = "db.t4g.micro" }, options),
                "generated" => new Random.RandomPassword(name, new() { Length = 20 }, options),
                _ => (Resource)new Aws.Ec2.Vpc(name, new(), options),
            }
        );

        Assert.Equal([.. own, "tags"], seen!.AdditionalSecretOutputs);
        Assert.Equal(name == "generated" ? "4.21.2" : "7.48.0", seen.Version);
    }
}
