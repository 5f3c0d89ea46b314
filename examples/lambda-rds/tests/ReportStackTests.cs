using PrivateLinkLab.Testing;

namespace LambdaRds.Tests;

public sealed class ReportStackTests
{
    [Fact]
    public async Task Stack_AsItStands_LetsThroughWhatItsRulesSay()
    {
        var aws = await SimulatedAws.RunAsync<ReportStack>();

        aws.Reaches("report", "orders-db:3306");
        aws.DoesNotReach(Place.Internet, "orders-db:3306");
        await aws.Check("lambda-rds/paths.yaml");
        Assert.Empty(aws.NotSimulated);
        // For the lab: lab graph --state FILE draws it.
        aws.Save("lambda-rds/stack.json");
    }

    [Fact]
    public async Task Function_ReadsTheSecretOfItsDatabase_AndNoOther()
    {
        var aws = await SimulatedAws.RunAsync<ReportStack>();

        const string secrets = "https://secretsmanager.us-east-1.amazonaws.com";
        const string other = "arn:aws:secretsmanager:us-east-1:123456789012:secret:payroll-AbCdEf";
        aws.Reaches(
            "report",
            secrets,
            "secretsmanager:GetSecretValue",
            aws.Output<string>("secret")
        );
        aws.DoesNotReach("report", secrets, "secretsmanager:GetSecretValue", other);
    }

    [Fact]
    public async Task Database_InOneZone_IsRefusedByItsComponent()
    {
        var failure = await Assert.ThrowsAsync<StackFailedException>(() =>
            SimulatedAws.RunAsync<ReportStack>(new Dictionary<string, string> { ["zones"] = "1" })
        );

        Assert.Contains(
            "RdsMySql 'orders-db': Subnets covers only us-east-1a. A DB subnet group needs subnets in at least two "
                + "availability zones.",
            failure.Message
        );
    }

    [Fact]
    public async Task Function_WithLessMemoryThanLambdaHas_IsRefusedByAws()
    {
        var refusal = await Assert.ThrowsAsync<StackRefusedException>(() =>
            SimulatedAws.RunAsync<ReportStack>(new Dictionary<string, string> { ["memory"] = "64" })
        );

        Assert.Contains("memorySize", refusal.Message);
    }
}
