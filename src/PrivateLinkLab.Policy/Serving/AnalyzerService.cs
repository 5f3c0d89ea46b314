using Grpc.Core;
using PrivateLinkLab.Engine.Serving;
using PrivateLinkLab.Policy.Packs;
using PrivateLinkLab.Policy.Protocol;

namespace PrivateLinkLab.Policy.Serving;

/// <summary>The methods of a policy pack, as Pulumi's engine calls them.</summary>
/// <param name="read">Reads the pack.</param>
/// <param name="stack">Takes what the engine tells of the stack.</param>
internal sealed class AnalyzerService(Func<PolicyPack> read, AnalyzedStack stack)
{
    private const string Service = "pulumirpc.Analyzer";

    private readonly Lazy<PolicyPack> _pack = new(read);
    private IReadOnlyDictionary<string, EnforcementLevel> _levels = new Dictionary<string, EnforcementLevel>();

    /// <summary>The methods by their names in the protocol.</summary>
    public static MethodTable<AnalyzerService> Methods =>
        new MethodTable<AnalyzerService>()
            .Add(Service, "Handshake", Empty.Parser, Empty.Parser, static (_, _, _) => Done)
            .Add(
                Service,
                "ConfigureStack",
                AnalyzerStackConfigureRequest.Parser,
                Empty.Parser,
                static (service, request, _) => service.ConfigureStackAsync(request)
            )
            .Add(Service, "GetAnalyzerInfo", Empty.Parser, AnalyzerInfo.Parser, static (service, _, _) =>
                service.GetAnalyzerInfoAsync()
            )
            .Add(Service, "GetPluginInfo", Empty.Parser, PluginInfo.Parser, static (_, _, _) =>
                Task.FromResult(new PluginInfo { Version = PolicyPack.Version })
            )
            .Add(Service, "Configure", ConfigureAnalyzerRequest.Parser, Empty.Parser, static (service, request, _) =>
                service.ConfigureAsync(request)
            )
            .Add(Service, "Remediate", AnalyzeRequest.Parser, RemediateResponse.Parser, static (_, _, _) =>
                Task.FromResult(new RemediateResponse())
            )
            .Add(Service, "Analyze", AnalyzeRequest.Parser, AnalyzeResponse.Parser, static (service, request, _) =>
                service.AnalyzeAsync(request)
            )
            .Add(
                Service,
                "AnalyzeStack",
                AnalyzeStackRequest.Parser,
                AnalyzeResponse.Parser,
                static (service, request, _) => service.AnalyzeStackAsync(request)
            )
            .Add(Service, "Cancel", Empty.Parser, Empty.Parser, static (_, _, _) => Done);

    private static Task<Empty> Done => Task.FromResult(new Empty());

    // The engine shows what a method fails with: a pack that cannot be read fails the preview, with its sentence.
    private PolicyPack Pack
    {
        get
        {
            try
            {
                return _pack.Value;
            }
            catch (PolicyPackException unreadable)
            {
                throw new RpcException(new Status(StatusCode.FailedPrecondition, unreadable.Message, unreadable));
            }
        }
    }

    private Task<Empty> ConfigureStackAsync(AnalyzerStackConfigureRequest request)
    {
        stack.Configure(request);
        return Done;
    }

    private Task<AnalyzerInfo> GetAnalyzerInfoAsync()
    {
        var info = new AnalyzerInfo
        {
            Name = Pack.Name,
            DisplayName = Pack.Name,
            Version = PolicyPack.Version,
            SupportsConfig = true,
        };
        foreach (var policy in Pack.Policies)
        {
            info.Policies.Add(
                new PolicyInfo
                {
                    Name = policy.Name,
                    DisplayName = policy.Rule.Name,
                    Description = policy.Rule.Name,
                    Message = policy.Rule.Because ?? "",
                    EnforcementLevel = EnforcementLevel.Mandatory,
                    PolicyType = PolicyType.Stack,
                }
            );
            info.InitialConfig[policy.Name] = new() { EnforcementLevel = EnforcementLevel.Mandatory };
        }

        return Task.FromResult(info);
    }

    // Nothing can be remedied, so that what is to be remedied must hold.
    private Task<Empty> ConfigureAsync(ConfigureAnalyzerRequest request)
    {
        _levels = request.PolicyConfig.ToDictionary(
            entry => entry.Key,
            entry =>
                entry.Value.EnforcementLevel == EnforcementLevel.Remediate
                    ? EnforcementLevel.Mandatory
                    : entry.Value.EnforcementLevel,
            StringComparer.Ordinal
        );
        return Done;
    }

    private Task<AnalyzeResponse> AnalyzeAsync(AnalyzeRequest request)
    {
        stack.Keep(request);
        return Task.FromResult(new AnalyzeResponse());
    }

    private Task<AnalyzeResponse> AnalyzeStackAsync(AnalyzeStackRequest request)
    {
        var response = new AnalyzeResponse();
        try
        {
            response.Diagnostics.AddRange(
                new Violations(Pack).Of(stack.Graph(request), policy =>
                    _levels.GetValueOrDefault(policy.Name, EnforcementLevel.Mandatory)
                )
            );
        }
        catch (FormatException wrong)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, wrong.Message, wrong));
        }

        return Task.FromResult(response);
    }
}
