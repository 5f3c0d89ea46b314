using System.Runtime.CompilerServices;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Components.Network;

/// <summary>What a component claims of a VPC that can have it once.</summary>
/// <param name="What">What it is, such as a service whose private DNS name leads to one endpoint.</param>
/// <param name="Argument">The argument that asks for it.</param>
/// <param name="Problem">What is wrong when somebody else has it, as the sentence's verb phrase.</param>
/// <param name="Accepted">What to do then, as a sentence.</param>
internal sealed record VpcClaim(string What, string Argument, Func<string, string> Problem, string Accepted)
{
    /// <summary>Whether it is claimed for those who come later alone: what is there may be adopted by many.</summary>
    public bool IsShared { get; init; }

    /// <summary>Who claims it, as error messages have them; when not set, the component.</summary>
    public string? Owner { get; init; }
}

/// <summary>
/// The claims of one run of a program. They are kept by the VPC: several <see cref="VpcNetwork"/>s of one do not evade
/// them, however its id is given.
/// </summary>
internal sealed class VpcClaims
{
    private static readonly ConditionalWeakTable<DeploymentInstance, VpcClaims> s_ofRuns = [];

    private readonly Lock _lock = new();
    private readonly Dictionary<(object Vpc, string What), List<MadeClaim>> _claims = [];
    private int _count;

    /// <summary>The claims of the run that is under way.</summary>
    public static VpcClaims OfThisRun => s_ofRuns.GetValue(Deployment.Instance, _ => new());

    /// <summary>
    /// Tells which component was the first to claim something of a VPC, as far as it is known by now.
    /// </summary>
    public string? OwnerOf(Input<string> vpcId, string what)
    {
        lock (_lock)
        {
            return KeysOf(vpcId)
                .SelectMany(vpc => _claims.GetValueOrDefault((vpc, what)) ?? [])
                .MinBy(claim => claim.Number)
                ?.Owner;
        }
    }

    /// <summary>Claims something of a VPC that has no owner by now.</summary>
    /// <param name="vpcId">The VPC's id.</param>
    /// <param name="claim">What is claimed.</param>
    /// <param name="owner">The component's class and name, as error messages have them.</param>
    /// <param name="refusal">The refusal, by the owner that turns out when the id is known.</param>
    /// <returns>The VPC's id; when somebody else has the claim, it stays without a value and the run fails.</returns>
    public Output<string> Claim(
        Input<string> vpcId,
        VpcClaim claim,
        string owner,
        Func<string, ComponentArgumentException> refusal
    )
    {
        MadeClaim made;
        lock (_lock)
        {
            made = new(_count++, claim, owner, refusal);
            foreach (var vpc in KeysOf(vpcId))
            {
                ClaimsOn(vpc, claim.What).Add(made);
            }
        }

        return vpcId
            .ToOutput()
            .ApplyUnlessRefused(id =>
            {
                lock (_lock)
                {
                    var all = ClaimsOn(id, claim.What);
                    if (!all.Contains(made))
                    {
                        all.Add(made);
                    }

                    // Ids become known in any order; the program's decides who was first.
                    foreach (var other in all.Where(other => other.Owner != owner))
                    {
                        var (first, second) = other.Number < made.Number ? (other, made) : (made, other);
                        if (!second.Claim.IsShared)
                        {
                            throw second.Refusal(first.Owner);
                        }
                    }
                }

                return id;
            });
    }

    private List<MadeClaim> ClaimsOn(object vpc, string what) =>
        _claims.TryGetValue((vpc, what), out var claims) ? claims : _claims[(vpc, what)] = [];

    // An output is a VPC before its value is known, and a plain text has its value at once.
    private static List<object> KeysOf(Input<string> vpcId)
    {
        var output = vpcId.ToOutput();
        var value = OutputUtilities.GetValueAsync(output);
        return value.IsCompletedSuccessfully && value.Result is { } id ? [output, id] : [output];
    }

    private sealed record MadeClaim(
        int Number,
        VpcClaim Claim,
        string Owner,
        Func<string, ComponentArgumentException> Refusal
    );
}
