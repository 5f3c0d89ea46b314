using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Reflection;

namespace PrivateLinkLab.Bench.Profiles;

/// <summary>Collects the methods that the runtime compiles in this process, with their type arguments.</summary>
internal sealed class CompiledMethods : EventListener
{
    private const EventKeywords JitAndMethodDiagnostics = (EventKeywords)0x4000000010;
    private const int MethodDetails = 72;

    // The base class's constructor already calls back.
    private static readonly ConcurrentDictionary<(ulong Method, ulong Type), bool> Handles = new();

    /// <summary>The methods so far that the compiler must be told of: those of the runtime, and generic ones.</summary>
    public static IEnumerable<MethodBase> Find()
    {
        foreach (var (method, type) in Handles.Keys)
        {
            if (Resolve(method, type) is { DeclaringType: { } owner } found
                && !owner.Assembly.IsDynamic
                && owner.Assembly != typeof(CompiledMethods).Assembly
                && (owner.IsGenericType || found.IsGenericMethod || IsOfTheRuntime(owner)))
            {
                yield return found;
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, JitAndMethodDiagnostics);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { EventId: MethodDetails, Payload: [ulong method, ulong type, ..] })
        {
            Handles.TryAdd((method, type), true);
        }
    }

    private static bool IsOfTheRuntime(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);

    private static MethodBase? Resolve(ulong method, ulong type)
    {
        try
        {
            return MethodBase.GetMethodFromHandle(
                RuntimeMethodHandle.FromIntPtr((nint)method), RuntimeTypeHandle.FromIntPtr((nint)type));
        }
        catch (ArgumentException)
        {
            // A method without metadata, such as a stub.
            return null;
        }
    }
}
