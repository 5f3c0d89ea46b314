using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Application Load Balancers: who may ask them, and whom they ask in turn.</summary>
public sealed class ApplicationLoadBalancerTests
{
    private const string Name = "site-1.us-east-1.elb.amazonaws.com";

    [Fact]
    public void Request_OfAnAdmittedClient_GetsToTheTarget()
    {
        var result = Balanced().Probe("Client", $"http://{Name}/");

        Expect.Reachable(result);
        Assert.Contains(result.Hops, hop =>
            hop.Evidence.Contains("it sees 10.0.2.0/24 as the source", StringComparison.Ordinal)
        );
    }

    [Theory]
    // The client's group is not among those that the load balancer admits.
    [InlineData("sg-alb", "10.9.0.0/16", "sg-server", "sg-alb", Verdict.Blocked)]
    // Targets admit the client, who is not whom they see.
    [InlineData("sg-alb", "10.0.0.0/16", "sg-server", "10.0.1.0/24", Verdict.Blocked)]
    [InlineData("sg-alb", "10.0.0.0/16", "sg-server", "sg-client", Verdict.Blocked)]
    [InlineData("sg-alb", "10.0.0.0/16", "sg-server", "10.0.2.0/24", Verdict.Unknown)]
    [InlineData("sg-alb", "10.0.0.0/16", "sg-server", "10.0.0.0/21", Verdict.Reachable)]
    [InlineData("sg-alb", "sg-client", "sg-server", "sg-alb", Verdict.Reachable)]
    public void Groups_OfBothSides_Decide(string alb, string client, string server, string source, Verdict expected)
    {
        var net = Balanced(admitsClient: false, admitsBalancer: false);
        net.Ingress(alb, 80, client);
        net.Ingress(server, 8080, source);

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Fact]
    public void Listener_OnAnotherPort_IsBlocked()
    {
        var result = Balanced().Probe("Client", $"https://{Name}/");

        Expect.Blocked(result, ReasonCode.ListenerPortRestriction, ReasonCode.SecurityGroupRulesMismatch);
    }

    [Fact]
    public void Name_WithoutAType_IsAnApplicationLoadBalancer()
    {
        var net = Balanced();
        net.Unset("site", "loadBalancerType");

        Expect.Reachable(net.Probe("Client", "site"));
    }

    [Theory]
    [InlineData("aws:alb/loadBalancer:LoadBalancer", "aws:alb/listener:Listener")]
    [InlineData("aws:elasticloadbalancingv2/loadBalancer:LoadBalancer", "aws:elasticloadbalancingv2/listener:Listener")]
    public void OldNamesOfTypes_AreTheSame(string balancer, string listener)
    {
        var net = Balanced();
        Retype(net, "site", balancer);
        Retype(net, "site-listener", listener);

        Expect.Reachable(net.Probe("Client", $"{Name}:80"));
    }

    // AWS WAF looks at what a request contains; its rules are not followed.
    [Theory]
    [InlineData("allow", Verdict.Reachable)]
    [InlineData("block", Verdict.Unknown)]
    [InlineData(null, Verdict.Unknown)]
    public void WebAcl_ThatLetsInWhatItsRulesAllowOnly_IsUnknown(string? byDefault, Verdict expected)
    {
        var net = Balanced();
        if (byDefault is not null)
        {
            net.Add(
                "aws:wafv2/webAcl:WebAcl",
                "acl-1",
                "acl",
                ("arn", "arn:acl:1"),
                ("defaultAction", Net.Map((byDefault, Net.Map())))
            );
        }

        net.Add(
            "aws:wafv2/webAclAssociation:WebAclAssociation",
            "association",
            "association",
            ("resourceArn", "arn:alb:site"),
            ("webAclArn", "arn:acl:1")
        );

        var result = net.Probe("Client", $"http://{Name}/");

        Assert.Equal(expected, result.Verdict);
        Assert.Contains("Web ACL", result.Explanation, StringComparison.Ordinal);
    }

    // What is behind the second group, nobody reaches: its targets admit nobody.
    [Theory]
    [InlineData("/", Verdict.Reachable)]
    [InlineData("/api", Verdict.Reachable)]
    [InlineData("/api/orders", Verdict.Blocked)]
    [InlineData("/API/orders", Verdict.Reachable)]
    [InlineData("/api/orders?x=1", Verdict.Blocked)]
    public void Rule_OfAPath_TakesWhatMatches(string path, Verdict expected)
    {
        var net = Balanced();
        AddClosedGroup(net);
        AddRule(net, 10, "closed", Condition("pathPattern", "/api/*"));

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}{path}").Verdict);
    }

    [Theory]
    [InlineData("http://api.example.org/", Verdict.Blocked)]
    [InlineData("http://API.Example.org/", Verdict.Blocked)]
    [InlineData("http://www.example.org/", Verdict.Reachable)]
    [InlineData("api.example.org:80", Verdict.Blocked)]
    [InlineData("www.example.org:80", Verdict.Reachable)]
    public void Rule_OfAHost_TakesWhatMatches(string to, Verdict expected)
    {
        var net = Balanced();
        AddClosedGroup(net);
        AddRule(net, 10, "closed", Condition("hostHeader", "api.*"));
        net.Add(
            "aws:route53/zone:Zone",
            "Z1",
            "zone",
            ("name", "example.org"),
            ("vpcs", ListValue.Create([Net.Map(("vpcId", "vpc-v"))]))
        );
        foreach (var host in new[] { "api", "www" })
        {
            net.Add(
                "aws:route53/record:Record",
                host,
                host,
                ("zoneId", "Z1"),
                ("name", $"{host}.example.org"),
                ("type", "A"),
                ("aliases", ListValue.Create([Net.Map(("name", $"dualstack.{Name}"))]))
            );
        }

        Assert.Equal(expected, net.Probe("Client", to).Verdict);
    }

    [Theory]
    [InlineData("sourceIp", "10.0.1.0/24", Verdict.Blocked)]
    [InlineData("sourceIp", "10.0.9.0/24", Verdict.Reachable)]
    [InlineData("httpRequestMethod", "POST", Verdict.Unknown)]
    [InlineData("httpHeader", "beta", Verdict.Unknown)]
    public void Rule_OfSomethingElse_TakesWhatMatchesOrMay(string kind, string value, Verdict expected)
    {
        var net = Balanced();
        AddClosedGroup(net);
        AddRule(net, 10, "closed", Condition(kind, value));

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Theory]
    [InlineData("?version=2", Verdict.Blocked)]
    [InlineData("?a=1&VERSION=2", Verdict.Blocked)]
    [InlineData("?version=3", Verdict.Reachable)]
    [InlineData("", Verdict.Reachable)]
    public void Rule_OfAQuery_TakesWhatMatches(string query, Verdict expected)
    {
        var net = Balanced();
        AddClosedGroup(net);
        var strings = ListValue.Create([Net.Map(("key", "version"), ("value", "2"))]);
        AddRule(net, 10, "closed", Net.Map(("queryStrings", strings)));

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}/{query}").Verdict);
    }

    [Fact]
    public void Rules_ByTheirPriorities_TheLowestFirst()
    {
        var net = Balanced();
        AddClosedGroup(net);
        AddRule(net, 20, "closed", Condition("pathPattern", "*"));
        Expect.Blocked(net.Probe("Client", $"http://{Name}/"), ReasonCode.SecurityGroupRulesMismatch);

        AddRule(net, 3, "site", Condition("pathPattern", "/"));
        Expect.Reachable(net.Probe("Client", $"http://{Name}/"));
    }

    // Without a URL nobody knows the path: where ways disagree, nothing is sure.
    [Fact]
    public void Request_WithoutAPath_IsUnknownWhereRulesDisagree()
    {
        var net = Balanced();
        AddClosedGroup(net);
        AddRule(net, 10, "closed", Condition("pathPattern", "/api/*"));

        Expect.Unknown(net.Probe("Client", $"{Name}:80"), ReasonCode.SecurityGroupRulesMismatch);
    }

    [Fact]
    public void Rule_WithTwoConditions_NeedsBoth()
    {
        var net = Balanced();
        AddClosedGroup(net);
        AddRule(net, 10, "closed", Condition("pathPattern", "/api/*"), Condition("hostHeader", "other.example.org"));

        Expect.Reachable(net.Probe("Client", $"http://{Name}/api/x"));
    }

    [Theory]
    [InlineData("field", "path-pattern")]
    public void Condition_AsOldProvidersWriteIt_Counts(string key, string value)
    {
        var net = Balanced();
        AddClosedGroup(net);
        AddRule(net, 10, "closed", Net.Map((key, value), ("values", "/api/*")));

        Expect.Blocked(net.Probe("Client", $"http://{Name}/api/x"), ReasonCode.SecurityGroupRulesMismatch);
        Expect.Reachable(net.Probe("Client", $"http://{Name}/"));
    }

    [Theory]
    [InlineData("redirect", "by a redirect (301)")]
    [InlineData("fixed-response", "by a fixed response (503)")]
    public void Action_ThatAnswersItself_IsReachableAtTheLoadBalancer(string type, string told)
    {
        var net = Balanced(admitsBalancer: false);
        net.Set(
            "site-listener",
            "defaultActions",
            ListValue.Create([
                Net.Map(
                    ("type", type),
                    ("redirect", Net.Map(("statusCode", "HTTP_301"), ("protocol", "HTTPS"))),
                    ("fixedResponse", Net.Map(("statusCode", "503"), ("contentType", "text/plain")))
                ),
            ])
        );

        var result = net.Probe("Client", $"http://{Name}/");

        Expect.Reachable(result);
        Assert.Contains(result.Hops, hop => hop.Evidence.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void Action_AfterASignIn_IsTheLast()
    {
        var net = Balanced();
        net.Set(
            "site-listener",
            "defaultActions",
            ListValue.Create([
                Net.Map(("type", "forward"), ("order", 2), ("targetGroupArn", "arn:tg:site")),
                Net.Map(("type", "authenticate-oidc"), ("order", 1)),
            ])
        );

        var result = net.Probe("Client", $"http://{Name}/");

        Expect.Reachable(result);
        Assert.Contains("sign in before", result.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, Verdict.Unknown)]
    [InlineData(0, Verdict.Reachable)]
    public void Action_ThatSpreadsOverTargetGroups_IsReachableWhereAllAgree(int weight, Verdict expected)
    {
        var net = Balanced();
        AddClosedGroup(net);
        var groups = ListValue.Create([
            Net.Map(("arn", "arn:tg:site"), ("weight", 50)),
            Net.Map(("arn", "arn:tg:closed"), ("weight", weight)),
        ]);
        net.Set(
            "site-listener",
            "defaultActions",
            ListValue.Create([Net.Map(("type", "forward"), ("forward", Net.Map(("targetGroups", groups))))])
        );

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Fact]
    public void Target_ByAddress_IsTheInterface()
    {
        var net = Balanced();
        net.Set("site-targets", "targetType", "ip");
        net.Set("site-target", "targetId", "10.0.3.10");
        Expect.Reachable(net.Probe("Client", $"http://{Name}/"));

        net.Set("site-target", "targetId", "10.0.3.99");
        Expect.Unknown(net.Probe("Client", $"http://{Name}/"), ReasonCode.TargetAddressRestriction);
    }

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:report", Verdict.Reachable)]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:other", Verdict.Unknown)]
    public void Target_ThatIsAFunction_IsInvoked(string target, Verdict expected)
    {
        var net = Balanced(admitsBalancer: false);
        net.Add(
            "aws:lambda/function:Function",
            "report",
            "report",
            ("arn", "arn:aws:lambda:us-east-1:123456789012:function:report")
        );
        net.Set("site-targets", "targetType", "lambda");
        net.Set("site-target", "targetId", target);

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Fact]
    public void Health_CheckedOnAPortThatIsClosed_FailsOpen()
    {
        var net = Balanced();
        net.Set("site-targets", "healthCheck", Net.Map(("port", "9000"), ("path", "/health")));

        var result = net.Probe("Client", $"http://{Name}/");

        Expect.Reachable(result);
        Assert.Contains("passes its health check", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_SendAcrossZones_UnlessTheGroupSaysOtherwise()
    {
        var net = Balanced();
        Expect.Reachable(net.Probe("Client", $"http://{Name}/"));

        net.Set("site-targets", "loadBalancingCrossZoneEnabled", "false");
        Expect.Unknown(net.Probe("Client", $"http://{Name}/"), ReasonCode.ElbNotCrossZone);
    }

    // AWS tells the groups of one that is there; before it is, the VPC's default one is what it will get.
    [Theory]
    [InlineData("arn:alb:site", Verdict.Unknown)]
    [InlineData("", Verdict.Blocked)]
    public void Balancer_WithoutAGroup_HasTheDefaultOneOnceItIsMade(string id, Verdict expected)
    {
        var net = Balanced();
        net.Unset("site", "securityGroups");
        net.Change("site", node => node with { Id = id });
        var urn = ResourceUrn.Create("dev", "lab", null, "aws:lb/loadBalancer:LoadBalancer", "site").ToString();
        net.Set("site-listener", "loadBalancerArn", id.Length > 0 ? id : urn);

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Fact]
    public void Internet_AsksAnInternalOne_InVain()
    {
        var net = Balanced();
        net.InternetGateway("igw", "vpc-v");
        net.Route("rtb-v-main", Net.Anywhere, "gatewayId", "igw-igw");
        net.Ingress("sg-alb", 80, Net.Anywhere);

        Assert.Equal(Verdict.Blocked, net.Probe("internet", $"http://{Name}/").Verdict);

        net.Set("site", "internal", false);
        Expect.Reachable(net.Probe("internet", $"http://{Name}/"));
    }

    // The name of one that faces the internet has public addresses inside the VPC too.
    [Theory]
    [InlineData("10.0.0.0/16", Verdict.Blocked)]
    [InlineData("203.0.113.7/32", Verdict.Reachable)]
    [InlineData("0.0.0.0/0", Verdict.Reachable)]
    public void Client_OfOneThatFacesTheInternet_ComesBackInFromOutside(string admitted, Verdict expected)
    {
        var net = Balanced(admitsClient: false);
        net.Set("site", "internal", false);
        net.Ingress("sg-alb", 80, admitted);
        net.InternetGateway("igw", "vpc-v");
        net.Route("rtb-v-main", Net.Anywhere, "gatewayId", "igw-igw");
        net.NatGateway("out", "subnet-alb1");
        net.Set("out", "publicIp", "203.0.113.7");
        net.Route(net.Table("inner", "vpc-v"), Net.Anywhere, "natGatewayId", "nat-out");
        net.Add(
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
            "assoc-client",
            "client-table",
            ("subnetId", "subnet-client"),
            ("routeTableId", "rtb-inner")
        );

        Assert.Equal(expected, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Fact]
    public void Client_OfOneThatFacesTheInternet_NeedsAWayOut()
    {
        var net = Balanced();
        net.Set("site", "internal", false);
        net.Ingress("sg-alb", 80, Net.Anywhere);

        Assert.Equal(Verdict.Blocked, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Fact]
    public void NetworkLoadBalancer_BeforeIt_PassesTheClientOn()
    {
        var net = Balanced(admitsClient: false);
        AddFront(net);
        Expect.Blocked(net.Probe("Client", "front:80"), ReasonCode.SecurityGroupHasNoRules);

        net.Ingress("sg-alb", 80, "10.0.1.10/32");
        var result = net.Probe("Client", "front:80");
        Expect.Reachable(result);
        Assert.Contains(result.Hops, hop => hop.Name == "site-listener");
    }

    [Fact]
    public void NetworkLoadBalancer_BeforeOneWithoutListeners_IsUnknown()
    {
        var net = Balanced();
        AddFront(net);
        net.Remove("site-listener");

        Expect.Unknown(net.Probe("Client", "front:80"), ReasonCode.ListenersMismatch);
    }

    [Fact]
    public void Task_OfAService_IsATarget()
    {
        var net = Balanced();
        net.Remove("site-target");
        net.Set("site-targets", "targetType", "ip");
        net.Add(
            "aws:ecs/service:Service",
            "arn:service",
            "tasks",
            (
                "networkConfiguration",
                Net.Map(("subnets", Net.List("subnet-server")), ("securityGroups", Net.List("sg-server")))
            ),
            ("loadBalancers", ListValue.Create([Net.Map(("targetGroupArn", "arn:tg:site"), ("containerPort", 8080))]))
        );
        Expect.Reachable(net.Probe("Client", $"http://{Name}/"));

        net.Set(
            "tasks",
            "networkConfiguration",
            Net.Map(("subnets", Net.List("subnet-server")), ("securityGroups", Net.List("sg-client")))
        );
        Assert.Equal(Verdict.Blocked, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Theory]
    [InlineData(nameof(ScalingShape.Inline))]
    [InlineData(nameof(ScalingShape.TrafficSource))]
    [InlineData(nameof(ScalingShape.Attachment))]
    [InlineData(nameof(ScalingShape.OldAttachment))]
    [InlineData(nameof(ScalingShape.TrafficAttachment))]
    public void Instance_OfAScalingGroup_IsATarget(string shape)
    {
        var net = Balanced();
        net.Remove("site-target");
        AddScalingGroup(net, Enum.Parse<ScalingShape>(shape));
        Expect.Reachable(net.Probe("Client", $"http://{Name}/"));

        net.Set("template", "vpcSecurityGroupIds", Net.List("sg-client"));
        Assert.Equal(Verdict.Blocked, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Fact]
    public void ScalingGroup_WithATemplateThatTheGraphDoesNotHave_IsUnknown()
    {
        var net = Balanced();
        net.Remove("site-target");
        AddScalingGroup(net, ScalingShape.Inline);
        net.Remove("template");

        Assert.Equal(Verdict.Unknown, net.Probe("Client", $"http://{Name}/").Verdict);
    }

    [Theory]
    [InlineData("site", "no protocol")]
    public void Protocol_ThatItDoesNotSpeak_IsBlocked(string to, string _) =>
        Assert.Equal(Verdict.Blocked, Balanced().Probe("Client", $"udp://{to}:80").Verdict);

    [Fact]
    public void Subnet_ThatIsNotInTheGraph_LeavesItUnknown()
    {
        var net = Balanced();
        net.Set("site", "subnets", Net.List("subnet-alb1", "subnet-elsewhere"));

        Expect.Unknown(net.Probe("Client", $"http://{Name}/"), ReasonCode.UnknownDestination);
    }

    private enum ScalingShape
    {
        Inline,
        TrafficSource,
        Attachment,
        OldAttachment,
        TrafficAttachment,
    }

    private static void AddScalingGroup(Net net, ScalingShape shape)
    {
        net.Add(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "lt-1",
            "template",
            ("vpcSecurityGroupIds", Net.List("sg-server")),
            ("latestVersion", 1),
            ("defaultVersion", 1)
        );
        List<(string, PropertyValue)> properties =
        [
            ("vpcZoneIdentifiers", Net.List("subnet-server")),
            ("launchTemplate", Net.Map(("id", "lt-1"), ("version", "$Latest"))),
        ];
        switch (shape)
        {
            case ScalingShape.Inline:
                properties.Add(("targetGroupArns", Net.List("arn:tg:site")));
                break;
            case ScalingShape.TrafficSource:
                properties.Add(
                    ("trafficSources", ListValue.Create([Net.Map(("identifier", "arn:tg:site"), ("type", "elbv2"))]))
                );
                break;
        }

        net.Add("aws:autoscaling/group:Group", "workers-1", "workers", [.. properties]);
        if (shape is ScalingShape.Attachment or ScalingShape.OldAttachment)
        {
            net.Add(
                "aws:autoscaling/attachment:Attachment",
                "attachment-1",
                "attachment",
                ("autoscalingGroupName", "workers-1"),
                (shape == ScalingShape.Attachment ? "lbTargetGroupArn" : "albTargetGroupArn", "arn:tg:site")
            );
        }
        else if (shape == ScalingShape.TrafficAttachment)
        {
            net.Add(
                "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
                "attachment-1",
                "attachment",
                ("autoscalingGroupName", "workers-1"),
                ("trafficSource", Net.Map(("identifier", "arn:tg:site"), ("type", "elbv2")))
            );
        }
    }

    // An internal one in two zones, a client and a server that listens on 8080 in subnets of their own.
    private static Net Balanced(bool admitsClient = true, bool admitsBalancer = true)
    {
        var net = new Net();
        var vpc = net.Vpc("v");
        net.Subnet("client", vpc, "10.0.1.0/24");
        net.Subnet("alb1", vpc, "10.0.2.0/24");
        net.Subnet("alb2", vpc, "10.0.4.0/24", "b");
        net.Subnet("server", vpc, "10.0.3.0/24");
        foreach (var group in new[] { "client", "alb", "server" })
        {
            net.Egress(net.Group(group, vpc), -1, Net.Anywhere);
        }

        if (admitsClient)
        {
            net.Ingress("sg-alb", 80, "10.0.0.0/16");
        }

        if (admitsBalancer)
        {
            net.Ingress("sg-server", 8080, "sg-alb");
        }

        net.Instance("Client", "subnet-client", "10.0.1.10", ["sg-client"]);
        net.Instance("Server", "subnet-server", "10.0.3.10", ["sg-server"]);
        net.Add(
            "aws:lb/loadBalancer:LoadBalancer",
            "arn:alb:site",
            "site",
            ("loadBalancerType", "application"),
            ("internal", true),
            ("subnets", Net.List("subnet-alb1", "subnet-alb2")),
            ("securityGroups", PropertyValue.OfTexts(["sg-alb"])),
            ("dnsName", Name)
        );
        AddGroup(net, "site", "i-Server");
        net.Add(
            "aws:lb/listener:Listener",
            "arn:listener:site",
            "site-listener",
            ("loadBalancerArn", "arn:alb:site"),
            ("port", 80),
            ("protocol", "HTTP"),
            ("defaultActions", ListValue.Create([Net.Map(("type", "forward"), ("targetGroupArn", "arn:tg:site"))]))
        );
        return net;
    }

    private static void AddGroup(Net net, string name, string target)
    {
        net.Add(
            "aws:lb/targetGroup:TargetGroup",
            $"arn:tg:{name}",
            $"{name}-targets",
            ("protocol", "HTTP"),
            ("port", 8080),
            ("vpcId", "vpc-v"),
            ("targetType", "instance")
        );
        net.Add(
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            $"arn:tg:{name}/{target}",
            $"{name}-target",
            ("targetGroupArn", $"arn:tg:{name}"),
            ("targetId", target),
            ("port", 8080)
        );
    }

    private static void AddClosedGroup(Net net)
    {
        net.Egress(net.Group("closed", "vpc-v"), -1, Net.Anywhere);
        net.Ingress("sg-closed", 22, Net.Anywhere);
        net.Instance("Closed", "subnet-server", "10.0.3.20", ["sg-closed"]);
        AddGroup(net, "closed", "i-Closed");
    }

    private static MapValue Condition(string kind, string value) =>
        Net.Map((kind, Net.Map(("values", PropertyValue.OfTexts([value])))));

    private static void AddRule(Net net, int priority, string group, params PropertyValue[] conditions) =>
        net.Add(
            "aws:lb/listenerRule:ListenerRule",
            $"arn:rule:{priority}",
            $"rule-{priority}",
            ("listenerArn", "arn:listener:site"),
            ("priority", priority),
            ("conditions", ListValue.Create([.. conditions])),
            ("actions", ListValue.Create([Net.Map(("type", "forward"), ("targetGroupArn", $"arn:tg:{group}"))]))
        );

    private static void AddFront(Net net)
    {
        net.LoadBalancer("front", "vpc-v", ["subnet-client"], [], "arn:alb:site");
        net.Set("front-targets", "targetType", "alb");
    }

    private static void Retype(Net net, string name, string type) =>
        net.Change(name, node => node with { Urn = ResourceUrn.Create("dev", "lab", null, type, name) });
}
