using PrivateLinkLab.Testing;
using PrivateLinkLab.Testing.Tests;
using Pulumi.Aws.Ec2;

namespace MyCompany.Shop.Tests;

public class PathTests
{
    [Fact]
    public async Task Database_IsReachedByTheWebServerAlone()
    {
        var aws = await SimulatedAws.RunAsync<ShopStack>(new Dictionary<string, string> { ["cidr"] = "10.1.0.0/16" });

        Assert.Equal("10.1.0.0/16", await SimulatedAws.ValueOf(aws.Resource<Vpc>("main").CidrBlock));
        aws.Reaches("web", "db:3306");
        aws.Reaches(Place.Internet, "web:80");
        aws.DoesNotReach(Place.Internet, "db:3306");
        aws.IsReachedOnlyFrom("db:3306", "web");
        await aws.Check("paths.yaml");
    }
}
