namespace Pulumi;

/// <summary>An output of a resource that its registration will fill.</summary>
internal readonly record struct OutputSlot(OutputProperty Property, IPendingOutput Output);
