using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Network;

/// <summary>A service as an <see cref="InterfaceEndpointSet"/> is asked for it: by the last part of its name, or by
/// all of it.</summary>
internal sealed partial record RequestedService
{
    /// <summary>As the program wrote it, which is what the set knows it by.</summary>
    public required string Given { get; init; }

    /// <summary>The last part of its name, such as sqs.</summary>
    public required string Name { get; init; }

    /// <summary>What is known of it; null for a service of which nothing is.</summary>
    public AwsService? Known { get; private init; }

    /// <summary>Its name as a whole; null where the deployment's region makes one.</summary>
    public string? FullName { get; private init; }

    /// <summary>The region in its name; null when it has none.</summary>
    public string? Region { get; private init; }

    /// <summary>Whether what is given can be a service's name.</summary>
    public bool IsName => NameForm().IsMatch(Given);

    /// <summary>Whether it is a customer's service.</summary>
    public bool IsCustomers => Given.Contains(".vpce-svc-", StringComparison.Ordinal);

    /// <summary>
    /// What there is to warn of when nothing is known of it; null when something is.
    /// </summary>
    public string? Warning =>
        Known is not null || FullName is not null
            ? null
            : $"{Given} is not known here: its zones, its policy's form and its ports are taken as they mostly are, "
                + "and AWS decides whether there is such a service.";

    /// <summary>The TCP ports of its endpoints, unless the program says otherwise.</summary>
    public IReadOnlyList<int> Ports =>
        Known is null || Known.IsHttps ? [InterfaceEndpointSet.HttpsPort] : [.. Known.Ports];

    /// <summary>Reads what a program gives.</summary>
    public static RequestedService Read(string given)
    {
        var isFull =
            given.Contains("amazonaws.", StringComparison.Ordinal)
            || given.StartsWith("aws.", StringComparison.Ordinal);
        if (!isFull)
        {
            return new()
            {
                Given = given,
                Name = given,
                Known = AwsServices.Find(given),
            };
        }

        var parsed = EndpointServiceName.Parse(given);
        return new()
        {
            Given = given,
            Name = parsed?.Service ?? given[(given.LastIndexOf('.') + 1)..],
            Known = parsed is { Prefix: null } name ? AwsServices.Find(name.Service) : null,
            FullName = given,
            Region = parsed?.Region,
        };
    }

    /// <summary>Gives its whole name in the deployment's region.</summary>
    public string NameIn(string region)
    {
        var here = AwsRegion.Of(region);
        return FullName ?? Known?.EndpointServiceName(here) ?? $"{new EndpointServiceName(region, Name)}";
    }

    /// <summary>Gives the region that its endpoints have to name, or null for the deployment's.</summary>
    public string? RegionFrom(string region) => Region == region ? null : Region;

    /// <summary>Adds an error where the name is none.</summary>
    public void Check(ArgumentErrors errors, string argument)
    {
        errors.Require(
            IsName,
            argument,
            $"has '{Given}', which is no service's name",
            $"Give the last part of a name, such as {AwsServices.Sqs}, or all of it, such "
                + $"as com.amazonaws.us-east-1.{AwsServices.Sqs}."
        );
        errors.Require(
            !IsName || Known is not null || FullName is not null || AwsServices.Assume(Name) is not null,
            argument,
            $"has '{Given}', which is no service with an interface endpoint",
            $"Did you mean '{AwsServices.Nearest(Name)}'?"
        );
        errors.Require(
            !IsCustomers,
            argument,
            $"has '{Given}', which is not a service of AWS",
            $"Use a ConsumerEndpoint for it."
        );
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,126}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
