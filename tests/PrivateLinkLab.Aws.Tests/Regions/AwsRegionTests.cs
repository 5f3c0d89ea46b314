using PrivateLinkLab.Amazon.Regions;

namespace PrivateLinkLab.Aws.Tests.Regions;

public sealed class AwsRegionTests
{
    [Theory]
    [InlineData("us-east-1", "aws", "amazonaws.com", "api.aws", "use1")]
    [InlineData("ap-southeast-2", "aws", "amazonaws.com", "api.aws", "apse2")]
    [InlineData("cn-northwest-1", "aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cnnw1")]
    [InlineData("us-gov-west-1", "aws-us-gov", "amazonaws.com", "api.aws", "usgw1")]
    [InlineData("eusc-de-east-1", "aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "euscde1")]
    [InlineData("us-iso-east-1", "aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "usie1")]
    [InlineData("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "usie1")]
    [InlineData("ap-west-9", "aws", "amazonaws.com", "api.aws", "apw9")]
    public void Of_Code_TellsPartitionSuffixesAndZoneIds(
        string code,
        string partition,
        string suffix,
        string dualStackSuffix,
        string zoneIdPrefix
    )
    {
        var region = AwsRegion.Of(code);

        Assert.Equal(
            (partition, $"sqs.{code}.{suffix}", $"sqs.{code}.{dualStackSuffix}", zoneIdPrefix),
            (region.Partition.Id, region.Host("sqs"), region.DualStackHost("sqs"), region.ZoneIdPrefix)
        );
    }

    [Fact]
    public void All_EveryRegion_HasCodeNameAndAtLeastTwoZones() => Assert.All(AwsRegion.All, region =>
        {
            Assert.True(AwsRegion.IsCode(region.Code), region.Code);
            Assert.NotEqual(region.Code, region.Name);
            Assert.True(region.ZoneNames.Count >= 2, region.Code);
            Assert.All(region.ZoneNames, zone => Assert.Equal(region.Code, AvailabilityZoneName.RegionOf(zone)));
        });

    [Theory]
    [InlineData("us-esat-1", "us-east-1")]
    [InlineData("eu-west1", "eu-west-1")]
    [InlineData("mars", null)]
    [InlineData("", null)]
    public void Nearest_MisspeltCode_GivesWhatWasMeant(string code, string? meant) =>
        Assert.Equal(meant, AwsRegion.Nearest(code));

    [Theory]
    [InlineData("us-east-1", true)]
    [InlineData("us-gov-west-1", true)]
    [InlineData("eusc-de-east-1", true)]
    [InlineData("us-east-1a", false)]
    [InlineData("US-EAST-1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsCode_Text_IsJudgedByItsForm(string? text, bool isCode) =>
        Assert.Equal(isCode, AwsRegion.IsCode(text));

    [Theory]
    [InlineData("us-east-1a", "us-east-1", false)]
    [InlineData("us-west-2-lax-1a", "us-west-2", false)]
    [InlineData("eusc-de-east-1b", "eusc-de-east-1", false)]
    [InlineData("use1-az4", null, true)]
    [InlineData("usw2-lax1-az1", null, true)]
    public void AvailabilityZoneName_NameOrId_IsToldApart(string zone, string? region, bool isId)
    {
        Assert.True(AvailabilityZoneName.IsValid(zone));
        Assert.Equal((region, isId), (AvailabilityZoneName.RegionOf(zone), AvailabilityZoneName.IsId(zone)));
    }

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("us-east-1-")]
    [InlineData("")]
    [InlineData(null)]
    public void AvailabilityZoneName_AnythingElse_IsNone(string? zone)
    {
        Assert.False(AvailabilityZoneName.IsValid(zone));
        Assert.Null(AvailabilityZoneName.RegionOf(zone));
    }
}
