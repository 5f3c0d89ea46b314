using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Tests.Tables;

public class PropertyNamesTests
{
    [Theory]
    [InlineData("vpcId", "vpc_id")]
    [InlineData("cidrIpv4", "cidr_ipv4")]
    [InlineData("s3Import", "s3_import")]
    [InlineData("enableResourceNameDnsARecordOnLaunch", "enable_resource_name_dns_a_record_on_launch")]
    [InlineData("arn", "arn")]
    public void ToTerraform_Name_ComesBack(string pulumi, string terraform)
    {
        Assert.Equal(terraform, PropertyNames.ToTerraform(pulumi));
        Assert.Equal(pulumi, PropertyNames.ToPulumi(terraform));
    }
}
