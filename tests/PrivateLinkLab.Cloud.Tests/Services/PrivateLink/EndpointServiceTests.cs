using System.Collections.Immutable;

namespace PrivateLinkLab.Cloud.Tests.Services.PrivateLink;

/// <summary>Endpoint services of customers, and the endpoints of their consumers.</summary>
public sealed class EndpointServiceTests
{
    private const string Lookup = "aws:ec2/getVpcEndpointService:getVpcEndpointService";
    private const string Consumer = "arn:aws:iam::222222222222:root";

    [Fact]
    public void Service_OfALoadBalancer_IsInItsZonesAndOfItsRegion()
    {
        var service = new Account().Service();

        var id = (string)service["id"];
        Assert.Matches("^vpce-svc-0[0-9a-f]{16}$", id);
        Assert.Equal($"com.amazonaws.vpce.us-east-1.{id}", service["serviceName"]);
        Assert.Equal($"arn:aws:ec2:us-east-1:123456789012:vpc-endpoint-service/{id}", service["arn"]);
        Assert.Equal(["us-east-1a"], Texts(service, "availabilityZones"));
        Assert.Equal(["us-east-1"], Texts(service, "supportedRegions"));
        Assert.Equal([$"{id}.us-east-1.vpce.amazonaws.com"], Texts(service, "baseEndpointDnsNames"));
        Assert.Empty((ImmutableArray<object>)service["privateDnsNameConfigurations"]);
    }

    [Fact]
    public void Service_WithPrivateName_TellsTheRecordThatProvesIt()
    {
        var service = new Account().Service(("privateDnsName", "api.example.com"));

        var record =
            (ImmutableDictionary<string, object>)((ImmutableArray<object>)service["privateDnsNameConfigurations"])[0];
        Assert.Equal(("TXT", "pendingVerification"), (record["type"], record["state"]));
        Assert.Matches("^_[0-9a-f]{20}$", (string)record["name"]);
        Assert.Matches("^vpce:[0-9a-f]{20}$", (string)record["value"]);
    }

    public static TheoryData<string, (string, object?)[]> RefusedServices =>
        new()
        {
            { "MissingParameter: networkLoadBalancerArns is required.", [("networkLoadBalancerArns", null)] },
            {
                "LoadBalancerNotFound: the load balancer 'arn' does not exist in us-east-1.",
                [("networkLoadBalancerArns", Account.List("arn"))]
            },
            {
                "InvalidParameter: privateDnsName 'api' is not a domain name such as api.example.com.",
                [("privateDnsName", "api")]
            },
            {
                "InvalidParameterValue: supportedRegions 'eu-west-9' is not an AWS region. Did you mean 'eu-west-1'?",
                [("supportedRegions", Account.List("eu-west-9"))]
            },
            {
                "InvalidParameterValue: supportedIpAddressTypes 'dualstack' is not accepted; use ipv4 or ipv6.",
                [("supportedIpAddressTypes", Account.List("dualstack"))]
            },
            {
                "InvalidPrincipal: the principal '222222222222' is not the ARN of an account, user or role, such as "
                    + "arn:aws:iam::123456789012:root.",
                [("allowedPrincipals", Account.List("222222222222"))]
            },
            {
                "InvalidParameter: the endpoint service 'service' allows * already. Name every principal once.",
                [("allowedPrincipals", Account.List("*", "*"))]
            },
        };

    [Theory]
    [MemberData(nameof(RefusedServices))]
    public void Service_OutsideTheLimits_IsRefused(string reason, (string, object?)[] changes)
    {
        var account = new Account();

        Assert.Equal(
            $"creating EC2 VPC Endpoint Service 'service': {reason}",
            account.Refusal(Types.EndpointService, "service", account.ServiceInputs(changes)).Message
        );
    }

    [Fact]
    public void Service_OfALoadBalancerInUse_IsRefused()
    {
        var account = new Account();
        var balancer = ((ImmutableArray<object>)account.Service()["networkLoadBalancerArns"])[0];

        Assert.Equal(
            "creating EC2 VPC Endpoint Service 'second': InvalidParameter: load balancer 'NLB' is already associated "
                + "with the endpoint service 'service'. One service per load balancer.",
            account
                .Refusal(
                    Types.EndpointService,
                    "second",
                    ("acceptanceRequired", true),
                    ("networkLoadBalancerArns", Account.List(balancer))
                )
                .Message
        );
    }

    [Fact]
    public void Endpoint_OfTheOwnersAccount_WaitsUntilItIsAccepted()
    {
        var account = new Account();
        var service = account.Service();
        var vpc = account.PrivateVpc("consumer");
        var subnet = account.Subnet(vpc, "here");

        var endpoint = account.Create(
            Types.VpcEndpoint,
            "endpoint",
            PrivateLinkService.Endpoint(vpc, service["serviceName"], ("subnetIds", Account.List(subnet)))
        );
        var accepter = account.Create(
            Types.Accepter,
            "accepter",
            ("vpcEndpointServiceId", service["id"]),
            ("vpcEndpointId", endpoint["id"])
        );

        Assert.Equal("pendingAcceptance", endpoint["state"]);
        Assert.Equal("available", accepter["vpcEndpointState"]);
        Assert.Equal($"{service["id"]}_{endpoint["id"]}", accepter["id"]);
        var names = ((ImmutableArray<object>)endpoint["dnsEntries"])
            .Select(entry => (string)((ImmutableDictionary<string, object>)entry)["dnsName"])
            .ToArray();
        Assert.Matches(
            $@"^{endpoint["id"]}-[a-z0-9]{{8}}\.{service["id"]}\.us-east-1\.vpce\.amazonaws\.com$",
            names[0]
        );
        Assert.Matches(
            $@"^{endpoint["id"]}-[a-z0-9]{{8}}-us-east-1a\.{service["id"]}\.us-east-1\.vpce\.amazonaws\.com$",
            names[1]
        );
    }

    [Theory]
    [InlineData(false, null, "available")]
    [InlineData(true, true, "available")]
    [InlineData(true, false, "pendingAcceptance")]
    public void Endpoint_State_FollowsTheServicesAcceptance(bool required, bool? autoAccept, string state)
    {
        var account = new Account();
        var service = account.Service(("acceptanceRequired", required));

        Assert.Equal(
            state,
            account.Create(
                Types.VpcEndpoint,
                "endpoint",
                PrivateLinkService.Endpoint(
                    account.PrivateVpc("consumer"),
                    service["serviceName"],
                    ("autoAccept", autoAccept)
                )
            )["state"]
        );
    }

    [Fact]
    public void Endpoint_OfAnotherAccount_NeedsToBeAllowed()
    {
        var provider = new Account();
        var service = provider.Service();
        var consumer = provider.OtherAccount();
        var request = PrivateLinkService.Endpoint(consumer.PrivateVpc("consumer"), service["serviceName"]);

        Assert.Equal(
            "creating EC2 VPC Endpoint 'endpoint': InvalidServiceName: the VPC endpoint service "
                + $"'{service["serviceName"]}' does not exist for account 222222222222 in us-east-1: "
                + "its allowed principals are none. Allow arn:aws:iam::222222222222:root.",
            consumer.Refusal(Types.VpcEndpoint, "endpoint", request).Message
        );

        provider.Create(
            Types.AllowedPrincipal,
            "principal",
            ("vpcEndpointServiceId", service["id"]),
            ("principalArn", Consumer)
        );
        Assert.Equal("pendingAcceptance", consumer.Create(Types.VpcEndpoint, "endpoint", request)["state"]);
        Assert.Equal("222222222222", consumer.Create(Types.VpcEndpoint, "second", request)["ownerId"]);
    }

    [Fact]
    public void Endpoint_ThatDoesNotExist_SaysWhereTheNameComesFrom()
    {
        var account = new Account();

        Assert.Equal(
            "creating EC2 VPC Endpoint 'endpoint': InvalidServiceName: the VPC endpoint service "
                + "'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0' does not exist for account "
                + "123456789012 in "
                + "us-east-1. "
                + "Take the name from the service's own output.",
            account
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    PrivateLinkService.Endpoint(
                        account.PrivateVpc(),
                        "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"
                    )
                )
                .Message
        );
    }

    [Fact]
    public void Endpoint_OfAnotherAccount_MatchesZonesByTheirId()
    {
        var provider = new Account();
        var service = provider.Service(("allowedPrincipals", Account.List(Consumer)));
        var consumer = provider.OtherAccount();
        var vpc = consumer.PrivateVpc("consumer");
        var sameLetter = consumer.Create(
            Types.Subnet,
            "same letter",
            ("vpcId", vpc),
            ("cidrBlock", "10.0.1.0/24"),
            ("availabilityZone", "us-east-1a")
        );
        var sameZone = consumer.Create(
            Types.Subnet,
            "same zone",
            ("vpcId", vpc),
            ("cidrBlock", "10.0.2.0/24"),
            ("availabilityZoneId", "use1-az4")
        );

        var zones = consumer.Call(Lookup, ("serviceName", service["serviceName"]));
        Assert.Equal([(string)sameZone["availabilityZone"]], Texts(zones, "availabilityZones"));
        Assert.Equal(
            $"creating EC2 VPC Endpoint 'endpoint': InvalidParameter: the service {service["serviceName"]} is not in "
                + $"the availability zone us-east-1a ({sameLetter["availabilityZoneId"]}) of subnet 'same letter'. "
                + $"Choose subnets in {sameZone["availabilityZone"]}.",
            consumer
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    PrivateLinkService.Endpoint(
                        vpc,
                        service["serviceName"],
                        ("subnetIds", Account.List(sameLetter["id"]))
                    )
                )
                .Message
        );
        consumer.Create(
            Types.VpcEndpoint,
            "endpoint",
            PrivateLinkService.Endpoint(vpc, service["serviceName"], ("subnetIds", Account.List(sameZone["id"])))
        );
    }

    [Fact]
    public void Endpoint_OfAnotherRegion_NeedsBothSidesToSaySo()
    {
        var provider = new Account();
        var service = provider.Service(
            ("allowedPrincipals", Account.List(Consumer)),
            ("supportedRegions", Account.List("us-east-1", "eu-west-1"))
        );
        var consumer = provider.OtherAccount(region: "eu-west-1");
        var vpc = consumer.PrivateVpc("consumer");
        var subnet = consumer.Subnet(vpc, "here", zone: "eu-west-1b");
        var request = PrivateLinkService.Endpoint(vpc, service["serviceName"], ("subnetIds", Account.List(subnet)));

        Assert.EndsWith(
            "does not exist for account 222222222222 in eu-west-1: it is in us-east-1. Set serviceRegion to us-east-1.",
            consumer.Refusal(Types.VpcEndpoint, "endpoint", request).Message,
            StringComparison.Ordinal
        );
        var endpoint = consumer.Create(Types.VpcEndpoint, "endpoint", [.. request, ("serviceRegion", "us-east-1")]);
        Assert.Equal("us-east-1", endpoint["serviceRegion"]);

        var elsewhere = provider.OtherAccount(region: "ap-south-1", name: "elsewhere");
        Assert.EndsWith(
            "its supported regions are eu-west-1 and us-east-1. Add ap-south-1 to supportedRegions.",
            elsewhere
                .Refusal(
                    Types.VpcEndpoint,
                    "far",
                    PrivateLinkService.Endpoint(
                        elsewhere.PrivateVpc("far"),
                        service["serviceName"],
                        ("serviceRegion", "us-east-1")
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Endpoint_OfAnotherType_IsRefused()
    {
        var account = new Account();
        var service = account.Service();

        Assert.Equal(
            $"creating EC2 VPC Endpoint 'endpoint': InvalidParameter: the service {service["serviceName"]} has "
                + "interface endpoints only. Set vpcEndpointType to Interface.",
            account
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    PrivateLinkService.Endpoint(
                        account.PrivateVpc("consumer"),
                        service["serviceName"],
                        ("vpcEndpointType", "Gateway")
                    )
                )
                .Message
        );
    }

    [Fact]
    public void AutoAccept_AcrossAccounts_IsRefused()
    {
        var provider = new Account();
        var service = provider.Service(("allowedPrincipals", Account.List(Consumer)));
        var consumer = provider.OtherAccount();

        Assert.EndsWith(
            $"autoAccept accepts connections to the account's own services only; {service["serviceName"]} is of "
                + "account 123456789012.",
            consumer
                .Refusal(
                    Types.VpcEndpoint,
                    "endpoint",
                    PrivateLinkService.Endpoint(
                        consumer.PrivateVpc("consumer"),
                        service["serviceName"],
                        ("autoAccept", true)
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Accepter_OfWhatIsNotItsOwnOrDoesNotWait_IsRefused()
    {
        var provider = new Account();
        var service = provider.Service(("acceptanceRequired", false), ("allowedPrincipals", Account.List(Consumer)));
        var consumer = provider.OtherAccount();
        var endpoint = consumer.Create(
            Types.VpcEndpoint,
            "endpoint",
            PrivateLinkService.Endpoint(consumer.PrivateVpc("consumer"), service["serviceName"])
        );
        (string, object?)[] request = [("vpcEndpointServiceId", service["id"]), ("vpcEndpointId", endpoint["id"])];

        Assert.Equal(
            "creating EC2 VPC Endpoint Connection Accepter 'accepter': InvalidVpcEndpointServiceId.NotFound: the "
                + $"endpoint service '{service["id"]}' does not exist in us-east-1 of account 222222222222.",
            consumer.Refusal(Types.Accepter, "accepter", request).Message
        );
        Assert.Equal(
            "creating EC2 VPC Endpoint Connection Accepter 'accepter': InvalidState: the connection of endpoint "
                + "'endpoint' is available already: the endpoint service 'service' "
                + "does not wait for this acceptance. Either require acceptance or leave the accepter out.",
            provider.Refusal(Types.Accepter, "accepter", request).Message
        );
        Assert.Equal(
            "creating EC2 VPC Endpoint Connection Accepter 'accepter': InvalidVpcEndpointId.NotFound: the endpoint "
                + "'vpce-1' has asked for no connection to the endpoint service 'service'.",
            provider
                .Refusal(
                    Types.Accepter,
                    "accepter",
                    ("vpcEndpointServiceId", service["id"]),
                    ("vpcEndpointId", "vpce-1")
                )
                .Message
        );
    }

    [Fact]
    public void PrivateDns_OfAService_ComesAfterVerificationAndAcceptance()
    {
        var account = new Account();
        var service = account.Service(("privateDnsName", "api.example.com"));
        var vpc = account.PrivateVpc("consumer");
        var name = service["serviceName"];
        var endpoint = account.Create(Types.VpcEndpoint, "endpoint", PrivateLinkService.Endpoint(vpc, name));
        (string, object?)[] request = [("vpcEndpointId", endpoint["id"]), ("privateDnsEnabled", true)];

        Assert.StartsWith(
            "creating EC2 VPC Endpoint Private DNS 'dns': InvalidParameter: private DNS can only be enabled after "
                + $"the endpoint connection is accepted by the owner of {name}; endpoint 'endpoint' is "
                + "pendingAcceptance.",
            account.Refusal(Types.PrivateDns, "dns", request).Message,
            StringComparison.Ordinal
        );
        account.Create(
            Types.Accepter,
            "accepter",
            ("vpcEndpointServiceId", service["id"]),
            ("vpcEndpointId", endpoint["id"])
        );
        Assert.Contains(
            "controls the domain of api.example.com",
            account.Refusal(Types.PrivateDns, "dns", request).Message,
            StringComparison.Ordinal
        );
        account.Create(Types.PrivateDnsVerification, "verification", ("serviceId", service["id"]));
        Assert.Equal(endpoint["id"], account.Create(Types.PrivateDns, "dns", request)["id"]);

        var second = account.Create(
            Types.VpcEndpoint,
            "second",
            PrivateLinkService.Endpoint(vpc, name, ("autoAccept", true))
        );
        Assert.StartsWith(
            "creating EC2 VPC Endpoint Private DNS 'second': InvalidParameter: private DNS for api.example.com in "
                + "VPC 'consumer' is already answered by endpoint 'endpoint'",
            account
                .Refusal(Types.PrivateDns, "second", ("vpcEndpointId", second["id"]), ("privateDnsEnabled", true))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void PrivateDns_OfWhatHasNone_IsRefused()
    {
        var account = new Account();
        var service = account.Service(("acceptanceRequired", false));
        var endpoint = account.Create(
            Types.VpcEndpoint,
            "endpoint",
            PrivateLinkService.Endpoint(account.PrivateVpc("consumer"), service["serviceName"])
        );

        Assert.Equal(
            "creating EC2 VPC Endpoint Private DNS 'dns': InvalidParameter: private DNS can't be enabled because the "
                + $"service {service["serviceName"]} does not provide a private DNS name.",
            account
                .Refusal(Types.PrivateDns, "dns", ("vpcEndpointId", endpoint["id"]), ("privateDnsEnabled", true))
                .Message
        );
        Assert.Equal(
            "creating EC2 VPC Endpoint Private DNS 'dns': InvalidVpcEndpointId.NotFound: the interface endpoint "
                + "'vpce-1' does not exist in us-east-1.",
            account.Refusal(Types.PrivateDns, "dns", ("vpcEndpointId", "vpce-1"), ("privateDnsEnabled", true)).Message
        );
        Assert.Equal(
            "creating EC2 VPC Endpoint Service Private DNS Verification 'verification': InvalidParameter: the "
                + "endpoint service 'service' has no privateDnsName to verify.",
            account.Refusal(Types.PrivateDnsVerification, "verification", ("serviceId", service["id"])).Message
        );
    }

    [Theory]
    [InlineData("vpce.amazonaws.com", "Accept", null)]
    [InlineData(
        "vpce.amazonaws.com",
        "Open",
        "InvalidParameter: connectionEvents are Open; expected Accept, Connect, Delete or Reject."
    )]
    [InlineData(
        "ec2.amazonaws.com",
        "Accept",
        "InvalidParameter: the policy of topic 'topic' does not let vpce.amazonaws.com publish. Allow it sns:Publish."
    )]
    public void Notification_OfConnections_NeedsATopicThatTakesThem(
        string publisher,
        string connectionEvent,
        string? reason
    )
    {
        var account = new Account();
        var service = account.Service();
        var topic = account.Create(Types.Topic, "topic");
        account.Create(
            Types.TopicPolicy,
            "policy",
            ("arn", topic["arn"]),
            (
                "policy",
                $$"""{ "Statement": { "Effect": "Allow", "Principal": { "Service": "{{publisher}}" }, "Action": "sns:Publish", "Resource": "*" } }"""
            )
        );
        (string, object?)[] request =
        [
            ("vpcEndpointServiceId", service["id"]),
            ("connectionNotificationArn", topic["arn"]),
            ("connectionEvents", Account.List(connectionEvent)),
        ];

        if (reason is null)
        {
            Assert.Equal("Enabled", account.Create(Types.ConnectionNotification, "notification", request)["state"]);
        }
        else
        {
            Assert.Equal(
                $"creating EC2 VPC Endpoint Connection Notification 'notification': {reason}",
                account.Refusal(Types.ConnectionNotification, "notification", request).Message
            );
        }
    }

    [Fact]
    public void Notification_ToNoTopic_IsRefused()
    {
        var account = new Account();
        var service = account.Service();

        Assert.EndsWith(
            "InvalidParameter: connectionNotificationArn 'arn:none' is not the ARN of a topic of the account.",
            account
                .Refusal(
                    Types.ConnectionNotification,
                    "notification",
                    ("vpcEndpointServiceId", service["id"]),
                    ("connectionNotificationArn", "arn:none")
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    private static string[] Texts(ImmutableDictionary<string, object> resource, string key) =>
        [.. ((ImmutableArray<object>)resource[key]).Cast<string>()];
}
