using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>
/// A setting that has to change before packets get through, as data: one record for each setting, with what its
/// sentence needs. Equal records are one change.
/// </summary>
/// <param name="Component">The resource whose setting it is.</param>
/// <param name="Reason">What the change is for.</param>
internal abstract record Change(Identity Component, Reason Reason);
