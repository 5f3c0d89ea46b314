using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Network;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>
/// The network of an act, and what a person can type in it. Every answer follows from what the probe finds there, or
/// from what is built.
/// </summary>
internal sealed class Stage
{
    private const string Body = "Olá mundo!";
    private const string Text = "--output text";
    private const string None = "None";

    private static readonly PlayText Queue = new("queue", "fila");
    private static readonly PlayText SessionToEnd = new("a session to end", "que uma sessão termine");

    // RFC 1918.
    private static readonly CidrBlock[] PrivateBlocks =
    [
        CidrBlock.Parse("10.0.0.0/8"),
        CidrBlock.Parse("172.16.0.0/12"),
        CidrBlock.Parse("192.168.0.0/16"),
    ];

    private readonly IReadOnlyList<Experiment> _experiments;
    private readonly NetworkModel _model;
    private readonly Prober _prober;
    private bool _isSent;

    /// <summary>Sets the stage.</summary>
    /// <param name="lesson">Whose experiments are tried.</param>
    /// <param name="graph">The network.</param>
    public Stage(Lesson lesson, ResourceGraph graph)
    {
        Facts = ScenarioFacts.Of(graph);
        _experiments = [.. lesson.Experiments(Facts).Where(experiment => experiment.Before is null)];
        _model = ModelBuilder.Build(graph);
        _prober = new(_model);
    }

    /// <summary>What commands need to know of the network.</summary>
    public ScenarioFacts Facts { get; }

    /// <summary>Whether there is an output of this name.</summary>
    public bool HasOutput(string name) => Facts.Graph.Outputs.GetText(name) is not null;

    /// <summary>Reads one of the stack's outputs, which commands need.</summary>
    /// <param name="name">The output's name.</param>
    /// <param name="remark">What it is for.</param>
    public PlayStep Output(string name, PlayText remark)
    {
        var value = Facts.Graph.Outputs.GetText(name);
        return new()
        {
            Terminal = PlayWords.You,
            Command = $"./lab outputs {name}",
            Answer = value is null ? NotThere(PlayText.Name(name)) : Answer.Works(value),
            Expected = Outcome.Works,
            Remark = remark,
        };
    }

    /// <summary>Opens a shell on an instance, from one's own computer.</summary>
    public PlayStep StartSession(string instance, Outcome expected, PlayText remark) =>
        Session(
            instance,
            $"aws ssm start-session --target {Facts.InstanceId(instance)}",
            found => SessionAnswers.Shell(found, Facts.InstanceId(instance)),
            expected,
            remark
        ) with
        {
            Experiment = 5,
        };

    /// <summary>Opens a local port that leads through an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="output">The stack's output with the command.</param>
    /// <param name="port">The local port.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep ForwardPort(string instance, string output, string port, PlayText remark) =>
        Session(
            instance,
            Facts.Graph.Outputs.GetText(output)
                ?? $"aws ssm start-session --target {Facts.InstanceId(instance)} --document-name "
                    + "AWS-StartPortForwardingSessionToRemoteHost",
            found => SessionAnswers.Port(found, Facts.InstanceId(instance), port),
            Outcome.Works,
            remark
        );

    /// <summary>
    /// Lists the instances whose agents have registered, which is when the console offers to connect.
    /// </summary>
    public PlayStep ManagedInstances(string instance, bool isExpected, PlayText remark)
    {
        var found = Probe(instance, "session-manager", null);
        var isOnline = found?.Verdict == Verdict.Reachable;
        return new()
        {
            Terminal = PlayWords.You,
            Command =
                "aws ssm describe-instance-information --query "
                + $"\"InstanceInformationList[].[InstanceId,PingStatus]\" {Text}",
            Answer =
                found is { Verdict: Verdict.Unknown } ? Answer.NotKnown(found)
                : isOnline ? Answer.Works(Row(Facts.InstanceId(instance), "Online"))
                : Answer.Works(),
            Expected = Outcome.Works,
            Claim = isExpected
                ? new($"{instance} to be online", $"que {instance} esteja online")
                : new($"{instance} not to be there", $"que {instance} não apareça"),
            ClaimHolds = isOnline == isExpected,
            Remark = remark,
        };
    }

    /// <summary>Asks an instance for the head of a page.</summary>
    /// <param name="number">The number of the experiment.</param>
    /// <param name="expected">What comes of it.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep CurlHead(int number, Outcome expected, PlayText remark)
    {
        var experiment = The(number, "curl");
        var page = new Uri(experiment.To);
        return OnInstance(
            experiment,
            experiment.Command,
            found => CurlAnswers.Head(found, page.Host),
            PlayText.Name(page.Host),
            expected,
            remark
        );
    }

    /// <summary>Asks for a page of one's own server, with all that curl says of the connection.</summary>
    /// <param name="number">The number of the experiment.</param>
    /// <param name="server">The server.</param>
    /// <param name="expected">What comes of it.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep CurlPage(int number, string server, Outcome expected, PlayText remark)
    {
        var experiment = The(number, "curl");
        var address = experiment.Command[(experiment.Command.LastIndexOf(' ') + 1)..];
        var command = $"curl -v --connect-timeout {CurlAnswers.Patience} {address}";
        // While an endpoint's name is not known, something else stands for it.
        var authority = address[(address.LastIndexOf('/') + 1)..].Split(':');
        var (host, port) = (authority[0], authority.Length > 1 ? authority[1] : "80");
        return OnInstance(
            experiment,
            command,
            found => CurlAnswers.Page(found, host, port, server),
            PlayText.Name(experiment.From == server ? host : server),
            expected,
            remark
        );
    }

    /// <summary>Asks an instance's resolver for a name.</summary>
    /// <param name="number">The number of the experiment.</param>
    /// <param name="zone">Where the answer comes from.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep Dig(int number, DnsZone zone, PlayText remark)
    {
        var experiment = The(number, "dig");
        return Dig(
            experiment,
            experiment.Command,
            dns => dns.Zone == zone,
            zone == DnsZone.Private ? PlayWords.PrivateAddress : PlayWords.PublicAddress,
            remark
        );
    }

    /// <summary>Asks the resolver of who carries out an experiment for the name that it is for.</summary>
    /// <param name="number">The number of the experiment.</param>
    /// <param name="tool">What its command begins with.</param>
    /// <param name="isPrivate">Whether addresses of the VPC are expected.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep DigFor(int number, string tool, bool isPrivate, PlayText remark)
    {
        var experiment = The(number, tool);
        var host = Uri.TryCreate(experiment.To, UriKind.Absolute, out var url) ? url.Host : experiment.To;
        return Dig(
            experiment,
            $"dig +short {host}",
            dns => dns.Answers.All(answer => IsPrivate(MadeUp.Address(dns.Name, answer))) == isPrivate,
            isPrivate ? PlayWords.PrivateAddress : PlayWords.PublicAddress,
            remark
        );
    }

    /// <summary>Sends a message to the queue from an instance.</summary>
    /// <param name="number">The number of the experiment.</param>
    /// <param name="expected">What comes of it.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep SendMessage(int number, Outcome expected, PlayText remark)
    {
        var experiment = The(number, "aws sqs");
        var step = OnInstance(
            experiment,
            experiment.Command,
            found => SendingAnswer(found, CallerOf(experiment.From)),
            PlayText.Name(QueueName),
            expected,
            remark
        );
        _isSent |= step.Answer.Outcome == Outcome.Works;
        return step;
    }

    /// <summary>Sends a message to the queue from one's own computer, through a forwarded port.</summary>
    public PlayStep SendForwarded(int number, string instance, Outcome expected, PlayText remark)
    {
        var experiment = The(number, "aws sqs");
        var step = Forwarded(
            experiment,
            instance,
            Facts.Graph.Outputs.GetText("sendMessageCommand") ?? experiment.Command,
            found =>
                IsOpen(instance)
                    ? SendingAnswer(found, "you")
                    : Answer.Fails(
                        0.5,
                        $"Could not connect to the endpoint URL: \"https://{Facts.HostOf("sqs")}:1313/\""
                    ),
            PlayText.Name(QueueName),
            expected,
            remark
        );
        _isSent |= step.Answer.Outcome == Outcome.Works;
        return step;
    }

    /// <summary>Leads the name of SQS to one's own computer, where a port is forwarded.</summary>
    public PlayStep HostsFile(PlayText remark)
    {
        var line = Facts.Graph.Outputs.GetText("sqsHostsFileLine") ?? $"127.0.0.1 {Facts.HostOf("sqs")}";
        return new()
        {
            Terminal = PlayWords.SecondWindow,
            Command = $"echo \"{line}\" | sudo tee -a /etc/hosts",
            Answer = Answer.Works(line),
            Expected = Outcome.Works,
            Remark = remark,
        };
    }

    /// <summary>Reads the queue from one's own computer.</summary>
    /// <param name="isForwarded">Whether the computer leads the name of SQS to the forwarded port.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep ReceiveMessage(bool isForwarded, PlayText remark) =>
        new()
        {
            Terminal = isForwarded ? PlayWords.SecondWindow : PlayWords.You,
            Command =
                $"aws sqs receive-message --queue-url {Facts.QueueUrl ?? "<sqsQueueUrl>"} --query "
                + $"\"Messages[].[MessageId,Body]\" {Text}"
                + (isForwarded ? $" --endpoint-url https://{Facts.HostOf("sqs")}:1313" : ""),
            Answer = _isSent ? Answer.Works(Row(MessageId, Body)) : Answer.Works(None),
            Expected = Outcome.Works,
            Claim = new("the message to be there", "que a mensagem esteja lá"),
            ClaimHolds = _isSent,
            Remark = remark,
        };

    /// <summary>Connects to the database through a forwarded port.</summary>
    public PlayStep MySqlForwarded(int number, string instance, Outcome expected, PlayText remark)
    {
        var experiment = The(number, "mysql");
        return Forwarded(
            experiment,
            instance,
            Facts.Graph.Outputs.GetText("mysqlCommand") ?? experiment.Command,
            found => MySqlAnswers.Forwarded(found, IsOpen(instance), "1213", DatabaseVersion),
            PlayText.Name("myDB"),
            expected,
            remark
        );
    }

    /// <summary>Connects to the database from anywhere on the internet.</summary>
    public PlayStep MySqlFromInternet(int number, Outcome expected, PlayText remark)
    {
        var experiment = The(number, "mysql");
        return Probed(
            experiment,
            PlayWords.Stranger,
            experiment.Command,
            found =>
                MySqlAnswers.Direct(
                    found,
                    $"{_model.Databases.Values.FirstOrDefault()?.Address ?? "<rdsEndpoint>"}:3306",
                    DatabaseVersion
                ),
            found => PathStop.Of(found, PlayText.Name("internet"), PlayText.Name("myDB")),
            expected,
            remark
        );
    }

    /// <summary>Lists the buckets on an instance.</summary>
    public PlayStep ListBuckets(int number, Outcome expected, PlayText remark)
    {
        var experiment = The(number, "aws s3");
        return OnInstance(
            experiment,
            experiment.Command,
            found =>
                AwsAnswers.Of(
                    found,
                    new(
                        "ListBuckets",
                        "s3:ListAllMyBuckets",
                        $"{experiment.To}/",
                        CallerOf(experiment.From),
                        "arn:aws:s3:::*"
                    ),
                    [.. _model.Buckets.Keys.Select(name => $"2025-01-01 09:00:00 {name}")]
                ),
            PlayText.Name("S3"),
            expected,
            remark
        );
    }

    /// <summary>Goes to the private instance through the bastion host, by SSH.</summary>
    public PlayStep Ssh(string bastion, string instance, PlayText remark)
    {
        var (first, second) = (ProbeSsh(bastion), Probe(bastion, $"{instance}:22", null));
        var found = first is { Verdict: Verdict.Reachable } ? second : first;
        return new()
        {
            Terminal = PlayWords.You,
            Command = Facts.Graph.Outputs.GetText("sshCommand") ?? $"ssh {instance}",
            Answer = found switch
            {
                null => NotThere(new("bastion host", "bastion host")),
                { Verdict: Verdict.Reachable } => Answer.Works("[ec2-user@private ~]$"),
                { Verdict: Verdict.Unknown } => Answer.NotKnown(found),
                _ => Answer.Fails(
                    130,
                    $"ssh: connect to host {(found == first ? bastion : instance)} port 22: Connection timed out"
                ),
            },
            Expected = Outcome.Works,
            Remark = remark,
            Found = found,
            Path =
                found is null ? []
                : found == first ? PathStop.Of(found, PlayWords.You, PlayText.Name(bastion))
                : PathStop.Of(found, PlayText.Name(bastion), PlayText.Name(instance)),
        };
    }

    /// <summary>Lists interface endpoints and their states.</summary>
    /// <param name="service">The service; null for all.</param>
    /// <param name="expected">The services that are expected.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep Endpoints(string? service, IReadOnlyList<string> expected, PlayText remark)
    {
        var prefix = $"com.amazonaws.{Facts.Region}.";
        var endpoints = _model
            .InterfaceEndpoints.Values.Where(endpoint =>
                service is null || endpoint.ServiceName?.EndsWith($".{service}", StringComparison.Ordinal) == true
            )
            .ToList();
        var filter = service is null
            ? "Name=vpc-endpoint-type,Values=Interface"
            : $"Name=service-name,Values={prefix}{service}";
        return BuiltOnly(
            $"aws ec2 describe-vpc-endpoints --filters {filter} --query "
                + $"\"VpcEndpoints[].[ServiceName,VpcEndpointId,State]\" {Text}",
            endpoints.Select(endpoint =>
                Row(endpoint.ServiceName ?? "", IdOf(endpoint.Identity), endpoint.State ?? "")
            ),
            expected.Count == 0
                ? new("no endpoint", "nenhum endpoint")
                : new($"endpoints for {string.Join(", ", expected)}", $"endpoints para {string.Join(", ", expected)}"),
            endpoints
                .Where(endpoint => endpoint.State == "available")
                .Select(endpoint => endpoint.ServiceName!.Split('.')[^1])
                .Order(StringComparer.Ordinal)
                .SequenceEqual(expected.Order(StringComparer.Ordinal)),
            remark
        );
    }

    /// <summary>Shows the state of the consumer's endpoint.</summary>
    public PlayStep ConsumerEndpoint(string state, PlayText remark)
    {
        var endpoints = ConsumerEndpoints;
        return BuiltOnly(
            "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "
                + $"{(endpoints is [var first, ..] ? IdOf(first.Identity) : "<endpointId>")} --query "
                + $"\"VpcEndpoints[].[VpcEndpointId,State]\" {Text}",
            endpoints.Select(endpoint => Row(IdOf(endpoint.Identity), endpoint.State ?? "")),
            new($"the state {state}", $"o estado {state}"),
            endpoints.Length > 0 && endpoints.All(endpoint => endpoint.State == state),
            remark
        );
    }

    /// <summary>Accepts the consumer's connection.</summary>
    public PlayStep AcceptConnection(PlayText remark)
    {
        var (services, endpoints) = (_model.EndpointServices.Values.ToList(), ConsumerEndpoints);
        var isThere = services.Count > 0 && endpoints.Length > 0;
        return new()
        {
            Terminal = PlayWords.You,
            Command =
                "aws ec2 accept-vpc-endpoint-connections --service-id "
                + $"{(services.Count > 0 ? IdOf(services[0].Identity) : "<serviceId>")} --vpc-endpoint-ids "
                + (endpoints is [var first, ..] ? IdOf(first.Identity) : "<endpointId>"),
            Answer = isThere
                ? Answer.Works("{", "    \"Unsuccessful\": []", "}")
                : NotThere(new("endpoint service", "endpoint service")),
            Expected = Outcome.Works,
            Remark = remark,
        };
    }

    /// <summary>Shows the network interfaces of an endpoint.</summary>
    /// <param name="service">The service; null for the consumer's endpoint.</param>
    /// <param name="number">The number of the experiment that asks for the endpoint's name.</param>
    /// <param name="tool">What that one's command begins with.</param>
    /// <param name="remark">What it shows.</param>
    public PlayStep EndpointInterfaces(string? service, int number, string tool, PlayText remark)
    {
        ImmutableArray<InterfaceEndpoint> endpoints = service is null
            ? ConsumerEndpoints
            :
            [
                .. _model.InterfaceEndpoints.Values.Where(endpoint =>
                    endpoint.ServiceName?.EndsWith($".{service}", StringComparison.Ordinal) == true
                ),
            ];
        var interfaces = endpoints.SelectMany(endpoint => endpoint.Interfaces).ToList();
        var addresses = interfaces.Select(AddressOf).ToHashSet(StringComparer.Ordinal);
        var experiment = The(number, tool);
        var answers = Probe(experiment.From, experiment.To, experiment.Action)?.Dns?.Answers ?? [];
        return BuiltOnly(
            "aws ec2 describe-network-interfaces --filters \"Name=description,Values=VPC Endpoint Interface "
                + $"{(endpoints is [var first, ..] ? IdOf(first.Identity) : "<endpointId>")}\" --query "
                + $"\"NetworkInterfaces[].[NetworkInterfaceId,PrivateIpAddress,SubnetId]\" {Text}",
            interfaces.Select(item => Row(IdOf(item.Identity), AddressOf(item), item.Subnet)),
            new("the addresses that DNS answers", "os endereços que o DNS responde"),
            addresses.Count > 0
                && answers
                    .Where(answer => !answer.Contains(':', StringComparison.Ordinal))
                    .ToHashSet(StringComparer.Ordinal)
                    .SetEquals(addresses),
            remark
        ) with
        {
            Experiment = service is null ? null : 4,
        };
    }

    /// <summary>Lists the gateway endpoint for S3.</summary>
    public PlayStep GatewayEndpoint(bool isExpected, PlayText remark)
    {
        var endpoints = _model.GatewayEndpoints.Values.Where(IsForS3).ToList();
        return BuiltOnly(
            "aws ec2 describe-vpc-endpoints --filters Name=vpc-endpoint-type,Values=Gateway --query "
                + $"\"VpcEndpoints[].[ServiceName,VpcEndpointId,State]\" {Text}",
            _model.GatewayEndpoints.Values.Select(endpoint =>
                Row(endpoint.ServiceName ?? "", IdOf(endpoint.Identity), endpoint.State ?? "available")
            ),
            isExpected
                ? new("a gateway endpoint for S3", "um gateway endpoint para o S3")
                : new("no gateway endpoint for S3", "nenhum gateway endpoint para o S3"),
            endpoints.Count > 0 == isExpected,
            remark
        );
    }

    /// <summary>Lists the routes that an instance's packets take.</summary>
    public PlayStep Routes(string instance, PlayText remark)
    {
        var subnet = InstanceOf(instance)?.Subnet;
        var table =
            subnet is not null && _model.Subnets.TryGetValue(subnet, out var found) && found.RouteTable is { } key
                ? _model.RouteTables.GetValueOrDefault(key)
                : null;
        return BuiltOnly(
            $"aws ec2 describe-route-tables --route-table-ids "
                + $"{(table is null ? "<routeTable>" : IdOf(table.Identity))} "
                + $"--query \"RouteTables[].Routes[].[GatewayId,DestinationPrefixListId]\" {Text}",
            // The CLI writes None for what a route does not have; every table has the VPC's own blocks.
            (table is null ? [] : _model.Vpcs[table.Vpc].Blocks)
                .Select(_ => Row("local", None))
                .Concat(
                    (table?.Routes ?? [])
                        .Where(route => route.Target.Kind != RouteTargetKind.Local)
                        .Select(route => Row(route.Target.Key ?? None, route.PrefixList ?? None))
                ),
            new("a route to the gateway endpoint", "uma rota para o gateway endpoint"),
            table?.Routes.Any(route => route.Target.Kind == RouteTargetKind.GatewayEndpoint) == true,
            remark
        );
    }

    /// <summary>Lists the VPCs with their addresses.</summary>
    public PlayStep Vpcs(int number, PlayText remark) =>
        BuiltOnly(
            $"aws ec2 describe-vpcs --query \"Vpcs[].[CidrBlock,Tags[?Key=='Name']|[0].Value]\" {Text}",
            Facts
                .Graph.OfTypes(ResourceTypes.Vpcs)
                .Where(vpc => vpc.Inputs.GetText("cidrBlock") is not null)
                .Select(vpc =>
                    Row(vpc.Inputs.GetText("cidrBlock")!, vpc.Inputs.GetMap("tags").GetText("Name") ?? vpc.Name)
                ),
            new("the same addresses in both VPCs", "os mesmos endereços nas duas VPCs"),
            _experiments.Any(experiment => experiment.Number == number),
            remark
        ) with
        {
            Experiment = number,
        };

    /// <summary>Lists the instances with their VPCs.</summary>
    public PlayStep Instances(int count, PlayText remark)
    {
        var instances = Facts
            .Graph.OfTypes(ResourceTypes.Instances)
            .Select(node => node.Inputs.GetMap("tags").GetText("Name") ?? node.Name)
            .Select(name =>
                Row(
                    InstanceOf(name)?.Subnet is { } subnet && _model.Subnets.TryGetValue(subnet, out var found)
                        ? found.Vpc
                        : "",
                    name
                )
            )
            .ToList();
        return BuiltOnly(
            "aws ec2 describe-instances --query "
                + $"\"Reservations[].Instances[].[VpcId,Tags[?Key=='Name']|[0].Value]\" {Text}",
            instances,
            new($"{count} instances", $"{count} instâncias"),
            instances.Count >= count,
            remark
        );
    }

    /// <summary>Lists the load balancers.</summary>
    public PlayStep LoadBalancers(PlayText remark)
    {
        var balancers = _model.LoadBalancers.Values.ToList();
        return BuiltOnly(
            "aws elbv2 describe-load-balancers --query "
                + $"\"LoadBalancers[].[LoadBalancerName,Scheme,Type,State.Code]\" {Text}",
            balancers.Select(balancer =>
                Row(
                    NameOf(balancer.Identity),
                    balancer.IsInternal == Truth.True ? "internal" : "internet-facing",
                    "network",
                    "active"
                )
            ),
            new("an internal load balancer", "um load balancer interno"),
            balancers.Count > 0 && balancers.All(balancer => balancer.IsInternal == Truth.True),
            remark
        );
    }

    /// <summary>Lists the endpoint services, by whose names consumers find them.</summary>
    public PlayStep EndpointServices(PlayText remark)
    {
        var services = _model.EndpointServices.Values.ToList();
        return BuiltOnly(
            "aws ec2 describe-vpc-endpoint-service-configurations --query "
                + $"\"ServiceConfigurations[].[ServiceName,ServiceState]\" {Text}",
            services.Select(service => Row(service.ServiceName ?? "", "Available")),
            new("an endpoint service", "um endpoint service"),
            services.Count > 0,
            remark
        );
    }

    /// <summary>Ends a forwarded port.</summary>
    public PlayStep Interrupt(string instance, PlayText remark) =>
        new()
        {
            Terminal = PlayWords.You,
            Command = "^C",
            Answer = IsOpen(instance) ? Answer.Works("Terminate signal received, exiting.") : Answer.Works(),
            Expected = Outcome.Works,
            Claim = SessionToEnd,
            ClaimHolds = IsOpen(instance),
            Remark = remark,
        };

    /// <summary>Leaves a shell.</summary>
    public PlayStep Exit(string instance, PlayText remark)
    {
        var (terminal, none) = TerminalOn(instance);
        return new()
        {
            Terminal = terminal,
            Command = "exit",
            Answer = none
                ?? (
                    IsOpen(instance)
                        ? Answer.Works(
                            $"Exiting session with sessionId: {MadeUp.SessionId(Facts.InstanceId(instance))}."
                        )
                        : Answer.Works()
                ),
            Expected = Outcome.Works,
            Claim = SessionToEnd,
            ClaimHolds = IsOpen(instance),
            Remark = remark,
        };
    }

    private ImmutableArray<InterfaceEndpoint> ConsumerEndpoints =>
        [.. _model.InterfaceEndpoints.Values.Where(endpoint => !endpoint.IsAwsService)];

    private string QueueName => Facts.QueueUrl is { } url ? url[(url.LastIndexOf('/') + 1)..] : Queue.English;

    private string MessageId => MadeUp.MessageId(Facts.QueueUrl ?? "");

    private string DatabaseVersion =>
        Facts
            .Graph.OfTypes(AwsTypes.DbInstance)
            .Select(database =>
                database.Outputs.GetText("engineVersionActual")
                ?? database.Outputs.GetText("engineVersion")
                ?? database.Inputs.GetText("engineVersion")
            )
            .FirstOrDefault(version => !string.IsNullOrEmpty(version))
        ?? "8";

    private Answer SendingAnswer(ProbeResult found, string caller) =>
        Facts.QueueUrl is null
            ? NotThere(Queue)
            : AwsAnswers.Of(
                found,
                new(
                    "SendMessage",
                    "sqs:sendmessage",
                    $"https://{Facts.HostOf("sqs")}/",
                    caller,
                    _model.Queues.Values.Select(queue => queue.Arn).FirstOrDefault(arn => arn is not null)
                ),
                AwsAnswers.Sent(Body, MessageId)
            );

    private PlayStep Dig(
        Experiment experiment,
        string command,
        Func<DnsAnswer, bool> isAsClaimed,
        PlayText claim,
        PlayText remark
    )
    {
        var step = OnInstance(experiment, command, DigAnswers.Of, PlayText.Name("DNS"), Outcome.Works, remark);
        return step with
        {
            Found = step.Found is null ? null : DigAnswers.NameAlone(step.Found),
            Path = step.Path.IsEmpty ? [] : PathStop.OfName(step.Found!, step.Path[0].Name),
            Claim = claim,
            ClaimHolds = step.Found?.Dns is { Answers.IsEmpty: false } dns && isAsClaimed(dns),
        };
    }

    private PlayStep Session(
        string instance,
        string command,
        Func<ProbeResult, Answer> answer,
        Outcome expected,
        PlayText remark
    )
    {
        var found = Probe(instance, "session-manager", null);
        return new()
        {
            Terminal = PlayWords.You,
            Command = command,
            Answer = found is null ? NotThere(PlayText.Name(instance)) : answer(found),
            Expected = expected,
            Remark = remark,
            Found = found,
            Path = found is null ? [] : PathStop.Of(found, PlayText.Name(instance), PlayWords.SessionManager),
        };
    }

    private PlayStep OnInstance(
        Experiment experiment,
        string command,
        Func<ProbeResult, Answer> answer,
        PlayText to,
        Outcome expected,
        PlayText remark
    )
    {
        var (terminal, none) = TerminalOn(experiment.From);
        return Probed(
            experiment,
            terminal,
            command,
            found => none ?? answer(found),
            found => PathStop.Of(found, PlayText.Name(experiment.From), to),
            expected,
            remark
        );
    }

    private PlayStep Forwarded(
        Experiment experiment,
        string instance,
        string command,
        Func<ProbeResult, Answer> answer,
        PlayText to,
        Outcome expected,
        PlayText remark
    )
    {
        var step = Probed(
            experiment,
            PlayWords.SecondWindow,
            command,
            answer,
            found => PathStop.Of(found, PlayWords.You, to, instance),
            expected,
            remark
        );
        // Without a session nobody listens at the local port, which is another failure.
        return step with { ClaimHolds = step.ClaimHolds && (expected != Outcome.Fails || IsOpen(instance)) };
    }

    private PlayStep Probed(
        Experiment experiment,
        PlayText terminal,
        string command,
        Func<ProbeResult, Answer> answer,
        Func<ProbeResult, ImmutableArray<PathStop>> path,
        Outcome expected,
        PlayText remark
    )
    {
        var found = Probe(experiment.From, experiment.To, experiment.Action);
        var given = found is null ? NotThere(PlayText.Name(experiment.To.Split(':')[0])) : answer(found);
        return new()
        {
            Terminal = terminal,
            Command = command,
            Answer = given,
            Expected = expected,
            Remark = remark,
            Experiment = experiment.Number,
            // The articles show no other failure than that nothing comes back.
            Claim = expected == Outcome.Fails ? PlayWords.Silence : null,
            ClaimHolds = expected != Outcome.Fails || (found is not null && Meetings.Of(found) == Meeting.Silence),
            Found = found,
            Path = found is null || given.Outcome == Outcome.NoTerminal ? [] : path(found),
        };
    }

    // What is built, as anybody with an account reads it; nothing of it passes the network.
    private static PlayStep BuiltOnly(
        string command,
        IEnumerable<string> rows,
        PlayText claim,
        bool claimHolds,
        PlayText remark
    ) =>
        new()
        {
            Terminal = PlayWords.You,
            Command = command,
            Answer = Answer.Works([.. rows]),
            Expected = Outcome.Works,
            Claim = claim,
            ClaimHolds = claimHolds,
            Remark = remark,
        };

    // By Session Manager, or where that does not get in, by the serial console, which needs no network (Amazon EC2 User
    // Guide, "EC2 Serial Console").
    private (PlayText Terminal, Answer? None) TerminalOn(string instance)
    {
        if (InstanceOf(instance) is not { } item)
        {
            return (PlayText.Name(instance), NotThere(PlayText.Name(instance)));
        }

        if (item.Power.IsOn != Truth.True)
        {
            return (PlayText.Name(instance), new(Outcome.NoTerminal, []) { Note = PlayWords.NotRunning(instance) });
        }

        return (IsOpen(instance) ? PlayText.Name(instance) : PlayWords.SerialConsole(instance), null);
    }

    private static Answer NotThere(PlayText what) =>
        new(Outcome.NoTerminal, [])
        {
            Note = new(PlayWords.NotThere(what.English).English, PlayWords.NotThere(what.Portuguese).Portuguese),
        };

    private bool IsOpen(string instance) => Probe(instance, "session-manager", null) is { Verdict: Verdict.Reachable };

    private ProbeResult? Probe(string from, string to, string? action)
    {
        try
        {
            return _prober.Probe(from, to, action);
        }
        catch (ProbeException)
        {
            return null;
        }
    }

    // From where the bastion host's security group admits people.
    private ProbeResult? ProbeSsh(string bastion)
    {
        var block = Facts
            .Graph.OfTypes(AwsTypes.SecurityGroupIngressRule)
            .Where(rule => rule.Inputs.GetInt("fromPort") == 22)
            .Select(rule => rule.Inputs.GetText("cidrIpv4"))
            .FirstOrDefault(text => text is not null);
        return
            block is not null
            && PlaceSelector.Parse(block).Sources(new PlaceCatalog(_model, Facts.Graph)).FirstOrDefault() is { } person
            ? _prober.Probe(person, $"{bastion}:22")
            : Probe("internet", $"{bastion}:22", null);
    }

    private Instance? InstanceOf(string name) =>
        _model.Instances.Values.FirstOrDefault(instance => NameOf(instance.Identity) == name);

    private string CallerOf(string instance)
    {
        var item = InstanceOf(instance);
        var role =
            item?.Profile is { } profile && _model.InstanceProfiles.GetValueOrDefault(profile)?.Role is { } name
                ? _model.Roles.GetValueOrDefault(name)
                : null;
        return role?.Arn?.Split(':') is [var arn, var partition, _, _, var account, var path]
            ? $"{arn}:{partition}:sts::{account}:assumed-role/{path[(path.LastIndexOf('/') + 1)..]}/"
                + Facts.InstanceId(instance)
            : instance;
    }

    private Experiment The(int number, string tool) =>
        _experiments.First(experiment =>
            experiment.Number == number && experiment.Command.StartsWith(tool, StringComparison.Ordinal)
        );

    private static bool IsForS3(GatewayEndpoint endpoint) =>
        endpoint.ServiceName?.EndsWith(".s3", StringComparison.Ordinal) == true;

    private static bool IsPrivate(string address) =>
        IpAddress.TryParse(address, out var parsed) && PrivateBlocks.Any(block => block.Contains(parsed));

    private static string IdOf(Identity identity) => identity.Key;

    private static string NameOf(Identity identity) => identity.NameTag ?? identity.Name;

    private static string AddressOf(NetworkInterface item) => item.Address?.Network.ToString() ?? "";

    // With --output text the CLI separates columns by tabs, which a terminal fills up to every eighth column.
    private static string Row(params ReadOnlySpan<string> columns)
    {
        var row = "";
        foreach (var column in columns)
        {
            row = row.Length == 0 ? column : $"{row.PadRight((row.Length / 8 + 1) * 8)}{column}";
        }

        return row;
    }
}
