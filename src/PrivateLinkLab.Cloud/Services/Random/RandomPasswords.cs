using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Cloud.Services.Random;

/// <summary>
/// Random passwords: Terraform Random provider, resource random_password. The characters follow from the resource, so
/// that runs agree: good for a lab, worthless as a password.
/// </summary>
internal static class RandomPasswords
{
    public static readonly ResourceKind Kind = new(RandomTypes.RandomPassword, "Random Password", Create);

    private static readonly (string Switch, string Least, string Characters)[] Sets =
    [
        ("lower", "minLower", "abcdefghijklmnopqrstuvwxyz"),
        ("upper", "minUpper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        ("numeric", "minNumeric", "0123456789"),
        ("special", "minSpecial", "!@#$%&*()-_=+[]{}<>:?"),
    ];

    public static Answer Create(ResourceRequest request)
    {
        var length = request.Inputs.Integer("length") ?? 0;
        var sets = Sets.Where(set => request.Inputs.Flag(set.Switch) ?? true)
            .Select(set =>
                (
                    Characters: set.Switch == "special"
                        ? request.Inputs.Text("overrideSpecial") ?? set.Characters
                        : set.Characters,
                    Least: request.Inputs.Integer(set.Least) ?? 0
                )
            )
            .ToList();
        var least = sets.Sum(set => set.Least);
        request.Require(
            length >= Math.Max(1, least),
            "InvalidAttributeValue",
            $"length {length} is not at least {Math.Max(1, least)}, the sum of the minimums."
        );
        request.Require(sets.Count > 0, "InvalidAttributeValue", "none of lower, upper, numeric and special is true.");

        return new Answer(
            "none",
            request
                .NewState()
                .Set("result", Draw(request.Hash.Bytes(2 * length), length, sets))
                .Defaults(
                    ("lower", true),
                    ("minLower", 0),
                    ("minNumeric", 0),
                    ("minSpecial", 0),
                    ("minUpper", 0),
                    ("number", true),
                    ("numeric", true),
                    ("special", true),
                    ("upper", true)
                )
                .Build()
        );
    }

    private static string Draw(byte[] random, int length, List<(string Characters, int Least)> sets)
    {
        var all = string.Concat(sets.Select(set => set.Characters));
        // The minimums first, then anything; then shuffled, so that a place tells nothing.
        var sources = sets.SelectMany(set => Enumerable.Repeat(set.Characters, set.Least))
            .Concat(Enumerable.Repeat(all, length))
            .Take(length);
        var drawn = sources.Select((characters, index) => characters[random[index] % characters.Length]).ToArray();
        for (var index = length - 1; index > 0; index--)
        {
            var other = random[length + index] % (index + 1);
            (drawn[index], drawn[other]) = (drawn[other], drawn[index]);
        }

        return new string(drawn);
    }
}
