using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what stands at the ends of a connection: instances, databases, services, hosts, addresses.</summary>
internal static class DestinationSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Admitted { Detail: ProtocolNotServed { Transport: var transport } } => new(
                HopKind.Destination,
                $"Whether {step.Component} answers {transport} is not known: what AWS runs is documented for TCP."
            ),
            Admitted { Detail: Powered powered } => new(Of(powered.Role), Of(step, powered)),
            Admitted { Detail: DatabaseSubnetsNotKnown } => new(
                HopKind.Destination,
                $"The subnets of database {step.Component} are not known."
            ),
            Admitted { Detail: DatabasePortNotKnown } => new(
                HopKind.Destination,
                $"The port of database {step.Component} is not known."
            ),
            Admitted { Detail: OtherDatabasePort { Own: var own, Asked: var asked } } => new(
                HopKind.Destination,
                $"Database {step.Component} listens on port {own}, not on {asked}."
            ),
            Arrived { Detail: DatabaseTakes { Subnet: var subnet } } => new(
                HopKind.Destination,
                $"Database {step.Component} takes the connection in subnet {subnet.Name}."
            ),
            Admitted { Detail: NoResolverAt { Address: var address } } => new(
                HopKind.Destination,
                $"VPC {step.Component} has no resolver at {address}: enableDnsSupport is false."
            ),
            Admitted { Detail: MetadataServiceOff } => new(
                HopKind.Destination,
                $"The metadata service of {step.Component} is off."
            ),
            Arrived { Detail: ArrivedAtReserved { Service: var service } } => new(
                HopKind.Destination,
                $"{step.Component.Name} is {Of(service)}: neither security groups nor network ACLs filter it, and no "
                    + "route is needed."
            ),
            Admitted { Detail: SubnetNotInGraph { Subnet: var subnet } } => new(
                HopKind.Destination,
                subnet is null
                    ? $"The subnet of instance {step.Component} is not known, so its place in the network is not."
                    : $"The subnet {subnet} of instance {step.Component} is not in the graph: export the stack "
                        + "that has "
                        + "it as well, or look there."
            ),
            Admitted { Detail: NobodyTakesConnections { Address: var address, IsOfNatGateway: var isNat } } => new(
                HopKind.Destination,
                isNat
                    ? $"{address} is the address of NAT gateway {step.Component}, which lets connections out "
                        + "and none in."
                    : $"{address} is the address of Elastic IP {step.Component}, which is associated with nothing."
            ),
            Admitted { Detail: AddressUnused { From: var from } } => new(
                HopKind.Destination,
                $"No network interface of the graph has the address {step.Component.Name} where {from.Name} sees it."
            ),
            Admitted { Detail: NameOutsideGraph } => new(
                HopKind.Destination,
                $"{step.Component.Name} is the name of something outside the graph, whose address may be a private one."
            ),
            Admitted { Detail: MentionNotResolved { Host: var host } } => new(
                HopKind.Destination,
                $"{host} belongs to {step.Component} or is mentioned there; what takes a connection to it is not known."
            ),
            Admitted { Detail: PrivateAddressOutside } => new(
                HopKind.Destination,
                $"{step.Component.Name} is a private address, which means nothing on the internet."
            ),
            Arrived { Detail: ServiceTakes { Service: var service, Gateway: var gateway } } => new(
                HopKind.Destination,
                $"The {(gateway is null ? "public endpoint" : "service behind gateway endpoint " + gateway.Name)} "
                    + $"of {service.Name} in "
                    + $"{service.Region} takes the connection."
            ),
            Arrived { Detail: ServiceIsPublic { Service: var service } } => new(
                HopKind.Destination,
                $"The public endpoint of {service.Name} in {service.Region} is open to the internet."
            ),
            Arrived { Detail: ArrivedOnInternet } => new(
                HopKind.Destination,
                $"{step.Component.Name} is on the internet."
            ),
            Arrived { Detail: ArrivedAtSource } => new(
                HopKind.Destination,
                $"{step.Component} is the source itself: the connection never leaves it."
            ),
            Arrived { Detail: ArrivedAtInterface { Place: var place } } => new(
                HopKind.Destination,
                $"{step.Component} has the address {place.Text}."
            ),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            AskSomebodyElse { Holder: var holder } =>
                $"Ask a host or a load balancer with a public address: {holder} takes no connections.",
            StartInstance { SetBy: { } state } => $"Set state of {state} to running.",
            StartInstance { Instance: var instance } =>
                $"Start instance {instance}: aws ec2 start-instances --instance-ids {instance.Key}",
            // The AWS provider cannot start one (github.com/hashicorp/terraform-provider-aws/issues/40785).
            StartDatabase { SetBy: { } state } start =>
                $"Remove {state} from the program and start database {start.Database}: {Command(start)}",
            StartDatabase start => $"Start database {start.Database}: {Command(start)}",
            ConnectToDatabasePort { Database: var database, Port: var port } =>
                $"Connect to port {port} of database {database}.",
            MakeDatabasePublic { Database: var database } =>
                $"Set publiclyAccessible of database {database} to true. Better: go through a jump server.",
            EnableMetadataService { Instance: var instance } =>
                $"Set metadataOptions.httpEndpoint of {instance} to enabled.",
            AskFromInside => "Ask from inside the VPC, or through a jump server (local:NAME).",
            _ => null,
        };

    public static string? Of(Note note) =>
        note switch
        {
            RdsPicks { Database: var database, Subnets: var subnets } =>
                $"RDS may place {database.Name} in {string.Join(" and ", subnets.Select(subnet => subnet.Name))}; the "
                    + "verdict is for "
                    + $"{(subnets.Length == 1 ? "that" : "all of them")}.",
            _ => null,
        };

    private static string Of(HostRole role) =>
        role switch
        {
            HostRole.Source => HopKind.Source,
            HostRole.Destination => HopKind.Destination,
            HostRole.Target => HopKind.TargetGroup,
            HostRole.Session => HopKind.SessionManager,
            _ => throw new UnreachableException($"There is no role {role} of a host."),
        };

    private static string Of(Step step, Powered powered)
    {
        var (upper, lower) = powered.Host switch
        {
            HostKind.Instance => ("Instance", "instance"),
            HostKind.Database => ("Database", "database"),
            _ => throw new UnreachableException($"There is no host of the kind {powered.Host}."),
        };
        return powered.Power is { IsOn: Truth.Unknown }
            ? $"Whether {lower} {step.Component} runs is not known."
            : $"{upper} {step.Component} "
                + $"is {powered.Power.Name}{(powered.Power.SetBy is { } state ? $", as {state} says" : "")}: it "
                + "opens no "
                + "connection and answers none.";
    }

    private static string Of(ReservedService service) =>
        service switch
        {
            ReservedService.Resolver => "Amazon's resolver",
            ReservedService.Metadata => "the instance metadata service",
            ReservedService.Time => "the Amazon Time Sync Service",
            ReservedService.ContainerMetadata => "the metadata service of Amazon ECS",
            ReservedService.WindowsLicence => "the Windows licence server",
            _ => throw new UnreachableException($"There are no words for the service {service}."),
        };

    private static string Command(StartDatabase start) =>
        $"aws rds start-db-instance --db-instance-identifier {start.Identifier ?? start.Database.Key}";
}
