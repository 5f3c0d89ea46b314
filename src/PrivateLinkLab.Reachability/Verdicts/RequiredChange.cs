namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>A setting that has to change before a blocked request gets through.</summary>
/// <param name="Component">The URN or id of the resource whose setting it is.</param>
/// <param name="Reason">One of <see cref="ReasonCode"/> or of <see cref="Permissions.AuthorizationReason"/>.</param>
/// <param name="Change">A sentence that says what to do.</param>
public sealed record RequiredChange(string Component, string Reason, string Change);
