using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what names lead to.</summary>
internal static class NameSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Resolved { Detail: NoDnsServer { Host: var host, Servers: var servers } } => new(
                HopKind.Dns,
                $"{host} has no answer: VPC {step.Component} asks {string.Join(" and ", servers)}, and no query gets "
                    + "there by UDP 53."
            ),
            Resolved { Detail: MayBeForwarded { Host: var host, Vpc: var vpc } } => new(
                HopKind.Dns,
                $"Resolver rule {step.Component} of VPC {vpc} sends {host} to other DNS servers, or may; what they "
                    + "answer is not known."
            ),
            Resolved { Detail: NameServiceNotModelled { Type: var type, Vpc: var vpc } } => new(
                HopKind.NotModelled,
                $"{step.Component} of type {type} refers to VPC {vpc}; what it does to names is not modelled."
            ),
            Resolved { Detail: var detail } when Sentence(step, detail) is { } sentence => new(HopKind.Dns, sentence),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            LetQueriesPass { Servers: var servers } =>
                $"Let UDP 53 pass to {string.Join(" or ", servers)}, and the answers back.",
            EnableDnsSupport { Vpc: var vpc } => $"Set enableDnsSupport of VPC {vpc} to true.",
            UsePrivateName { Endpoint: var endpoint, Host: var host, Names: var names } =>
                $"Use the name {(names.IsEmpty ? $"of endpoint {endpoint}" : Alternatives(names))} instead of {host}.",
            VerifyDomain { Service: var service, Host: var host } =>
                $"Verify the domain of {host}: add the TXT record that endpoint service {service} shows and start the "
                    + "verification.",
            EnablePrivateDns { Endpoint: var endpoint, OwnName: var name } =>
                $"Set privateDnsEnabled of endpoint {endpoint} to true{Words.After(", or use its own name ", name)}.",
            AnswerInTheVpc { Endpoint: var endpoint, OwnName: var name } =>
                $"Set dnsOptions.privateDnsOnlyForInboundResolverEndpoint of endpoint {endpoint} to "
                    + $"false{Words.After(", or use its own name ", name)}; or give the subnet's route table the "
                    + "route of a gateway endpoint.",
            EnableDnsHostnames { Vpc: var vpc } =>
                $"Set enableDnsHostnames of VPC {vpc} to true; private DNS needs it beside enableDnsSupport.",
            UseEndpointName { Vpc: var vpc, Host: var host, OwnName: var name } =>
                $"Use the endpoint's name {name ?? "its own name"}, or give VPC {vpc} a private hosted zone "
                    + $"for {host} that points to it.",
            _ => null,
        };

    private static string? Sentence(Step step, ResolutionDetail detail) =>
        detail switch
        {
            NoResolver { Host: var host } =>
                $"VPC {step.Component} has no resolver: enableDnsSupport is false, so {host} has no answer.",
            ResolverNotKnown => $"Whether VPC {step.Component} has a resolver (enableDnsSupport) is not known.",
            PublicAnswer { Host: var host, Addresses: var addresses } =>
                $"{host} resolves to {string.Join(", ", addresses)} by public DNS.",
            PrivateAnswer { Host: var host, Addresses: var addresses, Endpoint: var endpoint } =>
                $"{host} resolves to {string.Join(", ", addresses)} in VPC {step.Component}: private DNS of "
                    + $"endpoint {endpoint} answers for the "
                    + "whole VPC.",
            PrivateDnsNotKnown { Host: var host, Endpoint: var endpoint } =>
                $"Whether {host} leads to endpoint {endpoint} in VPC {step.Component} depends on settings that are "
                    + "not known.",
            PrivateDnsConflict { Host: var host, Endpoint: var endpoint, Vpc: var vpc } =>
                $"Endpoints {endpoint} and {step.Component} both have private DNS on for {host} in VPC {vpc}; AWS "
                    + "refuses the second one, and "
                    + "which that is depends on the order.",
            PrivateZoneAnswers { Host: var host, Vpc: var vpc } =>
                $"The private hosted zone {step.Component} answers for {host} in VPC {vpc}; what it answers is "
                    + "not known.",
            PublicZoneAnswers { Host: var host } =>
                $"{host} is in the hosted zone {step.Component}, and the graph does not have its record.",
            RecordAnswers { Host: var host, Values: var values, Vpc: var vpc } =>
                $"{host} leads to {(values.IsEmpty ? "what is not known yet" : string.Join(" and ", values))} by "
                    + "record "
                    + $"{step.Component}{Words.After(" in VPC ", vpc?.ToString())}.",
            OtherDnsServers { AreOthers: Truth.True } =>
                $"The DHCP options of VPC {step.Component} name other DNS servers than Amazon's, and what those "
                    + "answer is not known.",
            OtherDnsServers => $"Which DNS servers VPC {step.Component} uses is not known.",
            AnswersToOtherNames { Host: var host, Names: var names } =>
                $"Endpoint {step.Component} answers to {Alternatives(names)}, not to {host}.",
            PrivateNameNotVerified { Host: var host, Service: var service, Vpc: var vpc } =>
                $"The private DNS name {host} of endpoint service {service} is not verified, so it has no answer in "
                    + $"VPC {vpc}.",
            PrivateDnsOff { Host: var host, Vpc: var vpc } =>
                $"Endpoint {step.Component} has private DNS off, so {host} keeps its public answer in VPC {vpc}.",
            PrivateDnsInboundOnly { Host: var host, Vpc: var vpc } =>
                $"Private DNS of endpoint {step.Component} is for Resolver's inbound endpoints only, so {host} keeps "
                    + $"its public answer in VPC {vpc}.",
            HostnamesOff { Host: var host, Vpc: var vpc } =>
                $"Private DNS of endpoint {step.Component} needs enableDnsHostnames of VPC {vpc}, which is false, "
                    + $"so {host} keeps its public "
                    + "answer.",
            PrivateNameOfPeer { Host: var host, Vpc: var vpc } =>
                $"{host} leads to endpoint {step.Component} only inside its own VPC; peering does not carry the "
                    + $"private name over to VPC {vpc}.",
            _ => null,
        };

    private static string Alternatives(IEnumerable<string> names) => string.Join(" or ", names);
}
