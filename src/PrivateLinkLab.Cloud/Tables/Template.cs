using System.Globalization;
using System.Text;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Tables;

/// <summary>
/// A text with places between braces, as rows have them for ids, ARNs and other names that AWS makes up:
/// <list type="table">
/// <item><term>{name}, {id}, {arn}</term><description>of the resource itself, where the row has
/// them.</description></item>
/// <item><term>{region}, {account}, {partition}, {suffix}</term><description>where it is; the suffix is that of host
/// names.</description></item>
/// <item><term>{$key}</term><description>an input; of one of several words, a path; <c>{$key/}</c> what follows its
/// last slash or colon, <c>{$key//}</c> what follows its double slash.</description></item>
/// <item><term>{ec2:prefix}</term><description>an id as EC2 gives them.</description></item>
/// <item><term>{hex:8}, {lower:8}, {upper:8}, {digits:9}, {uuid}</term><description>so many characters, or a UUID,
/// that follow from the resource's identity.</description></item>
/// </list>
/// </summary>
internal sealed class Template(ResourceRequest request)
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public string? Name { get; init; }

    public string? Arn { get; set; }

    public string? Id { get; set; }

    /// <summary>The text with its places filled.</summary>
    public string Fill(string template)
    {
        var text = new StringBuilder();
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]).Append(Value(rest[(open + 1)..close].ToString()));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    /// <summary>A value of a text input; by a path, that of a nested one.</summary>
    public static string? Input(InputBag inputs, string path)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            if ((inputs.Bag(step) ?? (inputs.Bags(step) is [var first, ..] ? first : null)) is not { } inner)
            {
                return null;
            }

            inputs = inner;
        }

        return inputs.Text(steps[^1]) ?? inputs.Number(steps[^1])?.ToString(CultureInfo.InvariantCulture);
    }

    private string Value(string place) =>
        place.Split(':') switch
        {
            ["name"] => Name ?? "",
            ["arn"] => Arn ?? "",
            ["id"] => Id ?? "",
            ["region"] => request.Region,
            ["account"] => request.AccountId,
            ["partition"] => request.Partition,
            ["suffix"] => AwsPartition.Of(request.Region).DnsSuffix,
            ["uuid"] => request.Hash.Uuid(),
            ["ec2", var prefix] => request.Hash.Ec2Id(prefix),
            ["hex", var count] => request.Hash.Hex(int.Parse(count, CultureInfo.InvariantCulture)),
            ["lower", var count] => request.Hash.Letters(Lower, int.Parse(count, CultureInfo.InvariantCulture)),
            ["upper", var count] => request.Hash.Letters(Upper, int.Parse(count, CultureInfo.InvariantCulture)),
            ["digits", var count] => StableHash
                .Of(request.Hash.Hex(32), "digits")
                .Letters("0123456789", int.Parse(count, CultureInfo.InvariantCulture)),
            [['$', .. var key]] when key.EndsWith("//", StringComparison.Ordinal) => (
                Input(request.Inputs, key[..^2]) ?? ""
            ).Split("//")[^1],
            [['$', .. var key]] when key.EndsWith('/') => Last(Input(request.Inputs, key[..^1]) ?? ""),
            [['$', .. var key]] => Input(request.Inputs, key) ?? "",
            _ => throw new InvalidOperationException($"No template has the place {{{place}}}."),
        };

    private static string Last(string text) => text[(text.LastIndexOfAny(['/', ':']) + 1)..];
}
