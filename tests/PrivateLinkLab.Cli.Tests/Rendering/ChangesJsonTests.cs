using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Grounds;
using static PrivateLinkLab.Cli.Tests.Rendering.SampleGraph;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class ChangesJsonTests
{
    [Fact]
    public void Of_Change_IsThisDocument()
    {
        var one = Component("one");
        var before = SampleGraph.Of(one, Resource(Subnet, "a", one, ("cidrBlock", "10.0.1.0/24")));
        var after = SampleGraph.Of(
            MapValue.Create(("password", PropertyValue.Secret("Secret123"))),
            one,
            Resource(Subnet, "a", one, ("cidrBlock", "10.0.2.0/24"), ("mapPublicIpOnLaunch", false))
        );
        var change = new StackChange
        {
            Folder = "/projects/lab",
            Stack = "dev",
            Scenario = "private-subnet",
            Region = "us-east-1",
            Old = before,
            New = after,
            Diff = Compare(before, after),
        };

        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "folder": "/projects/lab",
              "stack": "dev",
              "scenario": "private-subnet",
              "region": "us-east-1",
              "target": "simulated",
              "changes": [
                {
                  "urn": "urn:pulumi:dev::privatelinklab::privatelinklab:network:PrivateVpc$aws:ec2/subnet:Subnet::a",
                  "type": "aws:ec2/subnet:Subnet",
                  "name": "a",
                  "kind": "replace",
                  "properties": [
                    {
                      "path": "cidrBlock",
                      "old": "10.0.1.0/24",
                      "new": "10.0.2.0/24",
                      "forcesReplacement": true
                    },
                    {
                      "path": "mapPublicIpOnLaunch",
                      "old": null,
                      "new": false,
                      "forcesReplacement": false
                    }
                  ]
                }
              ],
              "summary": {
                "create": 0,
                "update": 0,
                "replace": 1,
                "delete": 0,
                "read": 0,
                "same": 1
              },
              "retained": [],
              "cost": {
                "currency": "USD",
                "hourly": 0,
                "monthly": 0,
                "complete": true
              },
              "outputs": {
                "password": "[secret]"
              }
            }

            """,
            ChangesJson.Write(change, showSecrets: false)
        );
        Assert.Contains(
            "\"password\": \"Secret123\"",
            ChangesJson.Write(change, showSecrets: true),
            StringComparison.Ordinal
        );
    }
}
