using System.Text.RegularExpressions;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Amazon.Regions;

/// <summary>
/// A region, and what follows from its code (AWS Regions and Availability Zones User Guide, "AWS Regions"). AWS opens
/// more of them: a code that is not listed still has a partition, and names.
/// </summary>
public sealed partial class AwsRegion
{
    private const string UsualLetters = "abc";

    private static readonly Dictionary<string, AwsRegion> Listed = new AwsRegion[]
    {
        new("us-east-1", "US East (N. Virginia)", "abcdef"),
        new("us-east-2", "US East (Ohio)"),
        new("us-west-1", "US West (N. California)", "ab"),
        new("us-west-2", "US West (Oregon)", "abcd"),
        new("af-south-1", "Africa (Cape Town)"),
        new("ap-east-1", "Asia Pacific (Hong Kong)"),
        new("ap-east-2", "Asia Pacific (Taipei)"),
        // github.com/aws-samples/saas-reference-architecture-ecs/issues/12
        new("ap-northeast-1", "Asia Pacific (Tokyo)", "acd"),
        new("ap-northeast-2", "Asia Pacific (Seoul)", "abcd"),
        new("ap-northeast-3", "Asia Pacific (Osaka)"),
        new("ap-south-1", "Asia Pacific (Mumbai)"),
        new("ap-south-2", "Asia Pacific (Hyderabad)"),
        new("ap-southeast-1", "Asia Pacific (Singapore)"),
        new("ap-southeast-2", "Asia Pacific (Sydney)"),
        new("ap-southeast-3", "Asia Pacific (Jakarta)"),
        new("ap-southeast-4", "Asia Pacific (Melbourne)"),
        new("ap-southeast-5", "Asia Pacific (Malaysia)"),
        new("ap-southeast-6", "Asia Pacific (New Zealand)"),
        new("ap-southeast-7", "Asia Pacific (Thailand)"),
        new("ca-central-1", "Canada (Central)", "abd"),
        new("ca-west-1", "Canada West (Calgary)"),
        new("eu-central-1", "Europe (Frankfurt)"),
        new("eu-central-2", "Europe (Zurich)"),
        new("eu-north-1", "Europe (Stockholm)"),
        new("eu-south-1", "Europe (Milan)"),
        new("eu-south-2", "Europe (Spain)"),
        new("eu-west-1", "Europe (Ireland)"),
        new("eu-west-2", "Europe (London)"),
        new("eu-west-3", "Europe (Paris)"),
        new("il-central-1", "Israel (Tel Aviv)"),
        new("me-central-1", "Middle East (UAE)"),
        new("me-south-1", "Middle East (Bahrain)"),
        new("mx-central-1", "Mexico (Central)"),
        new("sa-east-1", "South America (Sao Paulo)"),
        new("cn-north-1", "China (Beijing)"),
        new("cn-northwest-1", "China (Ningxia)"),
        new("us-gov-east-1", "AWS GovCloud (US-East)"),
        new("us-gov-west-1", "AWS GovCloud (US-West)"),
        new("eusc-de-east-1", "AWS European Sovereign Cloud (Germany)"),
    }.ToDictionary(region => region.Code, StringComparer.Ordinal);

    private readonly string _zoneLetters;

    private AwsRegion(string code, string name, string zoneLetters = UsualLetters)
    {
        Code = code;
        Name = name;
        Partition = AwsPartition.Of(code);
        _zoneLetters = zoneLetters;
    }

    /// <summary>Every listed region, by its code.</summary>
    public static IEnumerable<AwsRegion> All => Listed.Values.OrderBy(region => region.Code, StringComparer.Ordinal);

    /// <summary>The code, such as us-east-1.</summary>
    public string Code { get; }

    /// <summary>The name, such as US East (N. Virginia); the code when the region is not listed.</summary>
    public string Name { get; }

    /// <summary>The partition.</summary>
    public AwsPartition Partition { get; }

    /// <summary>
    /// The names of the availability zones that an account of today has, in order: us-east-1a and so on. Which zone a
    /// letter means differs from account to account, and an old account may have others (AWS RAM User Guide,
    /// "Availability Zone IDs for your AWS resources").
    /// </summary>
    public IReadOnlyList<string> ZoneNames => [.. _zoneLetters.Select(letter => $"{Code}{letter}")];

    /// <summary>
    /// What the ids of the availability zones begin with: use1 for us-east-1, whose zones are use1-az1 and so on.
    /// </summary>
    public string ZoneIdPrefix
    {
        get
        {
            var parts = Code.Split('-');
            var directions = parts[1..^1]
                .Select(part =>
                    part switch
                    {
                        "northeast" => "ne",
                        "northwest" => "nw",
                        "southeast" => "se",
                        "southwest" => "sw",
                        _ => part[..1],
                    }
                );
            return $"{parts[0]}{string.Concat(directions)}{parts[^1]}";
        }
    }

    /// <summary>Finds a listed region; null when there is none with the code.</summary>
    public static AwsRegion? Find(string? code) => code is null ? null : Listed.GetValueOrDefault(code);

    /// <summary>Gives the region with a code, also one that is not listed.</summary>
    public static AwsRegion Of(string code) => Find(code) ?? new(code, code);

    /// <summary>Whether a text has the form of a region's code.</summary>
    public static bool IsCode(string? text) => text is not null && CodeForm().IsMatch(text);

    /// <summary>Finds the listed region whose code a misspelt one most likely meant; null when none is near.</summary>
    public static string? Nearest(string code)
    {
        var near = Listed
            .Keys.Select(known => (known, Distance: EditDistance.Between(code, known)))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.known, StringComparer.Ordinal)
            .First();
        return near.Distance <= Math.Min(3, code.Length / 2) ? near.known : null;
    }

    /// <summary>Gives the name of a host of the region's services: sqs.us-east-1.amazonaws.com for sqs.</summary>
    public string Host(string host) => $"{host}.{Code}.{Partition.DnsSuffix}";

    /// <summary>
    /// Gives the name of a host that has IPv6 addresses as well: sqs.us-east-1.api.aws for sqs (AWS SDKs and Tools
    /// Reference Guide, "Dual-stack and FIPS endpoints").
    /// </summary>
    public string DualStackHost(string host) => $"{host}.{Code}.{Partition.DualStackDnsSuffix}";

    /// <summary>Gives <see cref="Code"/>.</summary>
    public override string ToString() => Code;

    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+)+-[0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
