using System.Globalization;

namespace PrivateLinkLab.Diagrams.Content;

/// <summary>Folds VPCs that a question is not about: they stay as a box that says how much is in it.</summary>
internal static class Folding
{
    /// <summary>Folds what is beyond a way.</summary>
    /// <param name="box">The box.</param>
    /// <param name="way">The items of the way.</param>
    public static Box Of(Box box, HashSet<string> way) =>
        box.Kind != BoxKind.Vpc ? box with { Boxes = [.. box.Boxes.Select(inner => Of(inner, way))] }
        : box.WithInner.SelectMany(inner => inner.Items).Any(item => way.Contains(item.Id)) ? box
        : Folded(box);

    /// <summary>Folds every VPC of a diagram; what led into one is left out.</summary>
    public static Diagram All(Diagram diagram)
    {
        var folded = diagram with { Accounts = [.. diagram.Accounts.Select(account => Of(account, []))] };
        var there = folded.AllItems.Select(item => item.Id).Concat(folded.AllBoxes.Select(box => box.Id)).ToHashSet();
        return folded with
        {
            Links = [.. folded.Links.Where(link => there.Contains(link.From) && there.Contains(link.To))],
        };
    }

    /// <summary>A VPC as a box without what is in it.</summary>
    public static Box Folded(Box vpc)
    {
        var subnets = vpc.WithInner.Where(box => box.Kind == BoxKind.Subnet).Sum(box => box.Count);
        var items = vpc.WithInner.SelectMany(box => box.Items).Sum(item => Math.Max(1, item.Members.Length));
        return vpc with
        {
            Detail = $"{vpc.Detail} · {Count(subnets, "subnet")}, {Count(items, "thing")} in it",
            Boxes = [],
            Items = [],
        };
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
