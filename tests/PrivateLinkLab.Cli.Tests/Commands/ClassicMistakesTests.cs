namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>
/// Twelve mistakes that people make in port-forwarding and that other tools let through to the deployment. The lab
/// tells each one before, by a refusal (status 2) or by a verdict (status 1), and says how to repair it.
/// </summary>
public sealed class ClassicMistakesTests
{
    public static TheoryData<string, int, string, string, string> Mistakes =>
        new()
        {
            {
                "SQS endpoint missing",
                1,
                "--config endpoints=ssm,ssmmessages",
                "NO_ROUTE_TO_DESTINATION",
                @"Create an interface endpoint for com\.amazonaws\.us-east-1\.sqs with private DNS"
            },
            {
                "endpoint security group without 443",
                1,
                "--inject endpoint-rule-missing",
                @"'endpoints-security-group' \S+ of \S+ has no inbound rule at all",
                @"Add an inbound rule to security group 'endpoints-security-group' \S+ that allows TCP 443"
            },
            {
                "private DNS off",
                1,
                "--config privateDns=false",
                "DNS_PRIVATE_DNS_DISABLED",
                @"Set privateDnsEnabled of endpoint 'endpoints-sqs' \S+ to true"
            },
            {
                "database security group does not admit the jump server",
                1,
                "--config databaseAdmitsJumpServer=false",
                "SG_HAS_NO_RULES",
                @"Add an inbound rule to security group 'myDB-security-group' \S+ that allows TCP 3306"
            },
            {
                "overlapping subnets",
                2,
                "--config subnetCidrs=10.0.1.0/24,10.0.1.128/25",
                @"is 10\.0\.1\.128/25, which overlaps 10\.0\.1\.0/24",
                "Choose a free block inside"
            },
            {
                "subnet outside the VPC",
                2,
                "--config subnetCidrs=10.0.1.0/24,10.9.0.0/24",
                @"is 10\.9\.0\.0/24, which is not inside",
                @"Choose a block inside 10\.0\.0\.0/16"
            },
            {
                "one subnet for the database",
                2,
                "--config subnetCidrs=10.0.1.0/24",
                "covers only us-east-1a",
                "at least two availability zones"
            },
            {
                "two subnets for the database, in one zone",
                2,
                "--config availabilityZones=us-east-1a",
                "covers only us-east-1a",
                "at least two availability zones"
            },
            {
                "queue name with characters that are not accepted",
                2,
                "--config queueName=Fila.Teste",
                @"QueueName is 'Fila\.Teste'",
                "letters, digits, hyphens and underscores"
            },
            {
                "queue name too long",
                2,
                $"--config queueName={new string('q', 81)}",
                "QueueName is 'q{81}'",
                "1 to 80"
            },
            {
                "misspelt service name",
                2,
                "--config endpoints=ssm,ssmmessages,sqss",
                "Services has 'sqss', which is no service with an interface endpoint",
                "Did you mean 'sqs'\\?"
            },
            {
                "instance without profile",
                1,
                "--inject profile-missing",
                "SSM_NO_INSTANCE_PROFILE",
                @"Give 'JumpServer-host-instance' \S+ an instance profile"
            },
        };

    [Fact]
    public void Mistakes_Count_IsTwelve() => Assert.Equal(12, Mistakes.Count);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Verify_ClassicMistake_IsToldWithItsRepair(
        string mistake,
        int status,
        string options,
        string finding,
        string repair
    )
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["verify", "port-forwarding", .. options.Split(' ')]);

        Assert.True(result.Status == status, $"{mistake}: {result}");
        var told = string.Join(
            ' ',
            (status == 1 ? result.Output : result.Error).Split(
                (char[])[' ', '\n'],
                StringSplitOptions.RemoveEmptyEntries
            )
        );
        Assert.Matches(finding, told);
        Assert.Matches(repair, told);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
