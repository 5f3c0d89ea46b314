using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Ecs;

/// <summary>Task definitions and services.</summary>
public sealed class EcsRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "task",
                """{"networkMode":"bridge"}""",
                "ClientException: Fargate only supports network mode 'awsvpc'. Set networkMode to awsvpc."
            },
            {
                "task",
                """{"memory":null}""",
                "ClientException: Fargate requires that cpu and memory be defined for the task, such as 256 "
                    + "and 512."
            },
            {
                "task",
                """{"memory":"4096"}""",
                "ClientException: No Fargate configuration exists for the given values: 256 CPU, 4096 "
                    + "memory. With 256 CPU, use 512 to 2048 in steps of 512."
            },
            { "task", """{"containerDefinitions":"web"}""", "ClientException: containerDefinitions is not JSON." },
            {
                "service",
                """{"cluster":"none"}""",
                "ClusterNotFoundException: cluster 'none' is not a cluster of the account in us-east-1."
            },
            {
                "service",
                """{"networkConfiguration":null}""",
                "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' "
                    + "is specified. Set networkConfiguration with its subnets."
            },
            {
                "service",
                """{"loadBalancers":[{"targetGroupArn":"${web.arn}","containerName":"api","containerPort":80}]}""",
                "InvalidParameterException: The container 'api' does not exist in the task definition, which "
                    + "has web."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
