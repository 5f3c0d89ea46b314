using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.AutoScaling;

/// <summary>Auto Scaling groups.</summary>
public sealed class AutoScalingRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            { "scaling", """{"minSize":4}""", "ValidationError: minSize 4 is above maxSize 3." },
            {
                "scaling",
                """{"desiredCapacity":9}""",
                "ValidationError: desiredCapacity 9 is not between minSize 1 and maxSize 3."
            },
            {
                "scaling",
                """{"launchTemplate":null}""",
                "ValidationError: exactly one of launchTemplate, launchConfiguration and "
                    + "mixedInstancesPolicy is required."
            },
            {
                "scaling",
                """{"vpcZoneIdentifiers":null}""",
                "ValidationError: one of vpcZoneIdentifiers and availabilityZones is required."
            },
            {
                "scaling-targets",
                """{"lbTargetGroupArn":null}""",
                "ValidationError: exactly one of lbTargetGroupArn and elb is required."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
