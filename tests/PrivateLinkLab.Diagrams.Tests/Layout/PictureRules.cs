using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;

namespace PrivateLinkLab.Diagrams.Tests.Layout;

/// <summary>What is wrong with where things stand in a picture, computed from their places.</summary>
internal static class PictureRules
{
    /// <summary>Every fault, as a sentence; none of a good picture.</summary>
    public static IReadOnlyList<string> FaultsOf(Picture picture) =>
        [
            .. BoxFaults(picture),
            .. ItemFaults(picture),
            .. TextFaults(picture),
            .. LinkFaults(picture),
            .. EdgeFaults(picture),
        ];

    private static IEnumerable<string> BoxFaults(Picture picture)
    {
        var areas = picture.Boxes.ToDictionary(box => box.Box.Id, box => box.Area);
        foreach (var box in picture.Boxes)
        {
            foreach (var inner in box.Box.Boxes.Where(inner => !box.Area.Contains(areas[inner.Id])))
            {
                yield return $"{inner.Title} is not inside {box.Box.Title}";
            }

            foreach (
                var (one, other) in Pairs(box.Box.Boxes)
                    .Where(pair => areas[pair.One.Id].Overlaps(areas[pair.Other.Id]))
            )
            {
                yield return $"{one.Title} overlaps {other.Title}";
            }
        }

        foreach (
            var (one, other) in Pairs(picture.Diagram.Accounts)
                .Where(pair => areas[pair.One.Id].Overlaps(areas[pair.Other.Id]))
        )
        {
            yield return $"{one.Title} overlaps {other.Title}";
        }
    }

    private static IEnumerable<string> ItemFaults(Picture picture)
    {
        var boxes = picture.Boxes.ToDictionary(box => box.Box.Id, box => box.Area);
        var items = picture.Items.ToDictionary(item => item.Item.Id, item => item.Area);
        foreach (var (one, other) in Pairs(picture.Items).Where(pair => pair.One.Area.Overlaps(pair.Other.Area)))
        {
            yield return $"{one.Item.Name} overlaps {other.Item.Name}";
        }

        foreach (var box in picture.Boxes)
        {
            foreach (var item in box.Box.Items)
            {
                var isOnEdge = item.Spot is Spot.LeftEdge or Spot.RightEdge;
                if (isOnEdge ? !box.Area.Overlaps(items[item.Id]) : !box.Area.Contains(items[item.Id]))
                {
                    yield return $"{item.Name} is not in {box.Box.Title}";
                }

                foreach (var other in box.Box.Boxes.Where(other => boxes[other.Id].Overlaps(items[item.Id])))
                {
                    yield return $"{item.Name} overlaps {other.Title}";
                }
            }
        }
    }

    private static IEnumerable<string> TextFaults(Picture picture)
    {
        foreach (var item in picture.Items)
        {
            foreach (var text in item.Texts.Where(text => !item.Area.Contains(text.Area)))
            {
                yield return $"'{text.Text}' is not inside {item.Item.Name}";
            }
        }

        foreach (var box in picture.Boxes)
        {
            foreach (var text in box.Texts.Where(text => !box.Area.Contains(text.Area)))
            {
                yield return $"'{text.Text}' is not inside {box.Box.Title}";
            }

            foreach (var text in box.Texts)
            {
                foreach (var item in picture.Items.Where(item => item.Area.Overlaps(text.Area)))
                {
                    yield return $"'{text.Text}' overlaps {item.Item.Name}";
                }
            }
        }

        foreach (var (one, other) in Pairs(AllTexts(picture)).Where(pair => pair.One.Area.Overlaps(pair.Other.Area)))
        {
            yield return $"'{one.Text}' overlaps '{other.Text}'";
        }

        var page = new Area(0, 0, picture.Width, picture.Height);
        foreach (var text in AllTexts(picture).Where(text => !page.Contains(text.Area)))
        {
            yield return $"'{text.Text}' is not on the page";
        }
    }

    private static IEnumerable<string> LinkFaults(Picture picture)
    {
        var texts = AllTexts(picture);
        foreach (var link in picture.Links)
        {
            if (link.Points.Length < 2)
            {
                yield return $"{Name(link)} has no way";
            }

            foreach (var (one, other) in link.Points.Zip(link.Points.Skip(1)))
            {
                if (one.X != other.X && one.Y != other.Y)
                {
                    yield return $"{Name(link)} is aslant";
                }

                var stretch = new Area(
                    Math.Min(one.X, other.X),
                    Math.Min(one.Y, other.Y),
                    Math.Abs(one.X - other.X) + 1,
                    Math.Abs(one.Y - other.Y) + 1
                );
                foreach (var item in picture.Items.Where(item => item.Area.Grown(-1).Overlaps(stretch)))
                {
                    yield return $"{Name(link)} crosses {item.Item.Name}";
                }

                foreach (var text in texts.Where(text => text.Area.Overlaps(stretch)))
                {
                    yield return $"{Name(link)} crosses '{text.Text}'";
                }
            }
        }
    }

    private static IEnumerable<string> EdgeFaults(Picture picture)
    {
        foreach (var label in picture.Links.Select(link => link.Label).OfType<PlacedText>())
        {
            foreach (var item in picture.Items.Where(item => item.Area.Overlaps(label.Area)))
            {
                yield return $"label '{label.Text}' overlaps {item.Item.Name}";
            }
        }
    }

    private static List<PlacedText> AllTexts(Picture picture) =>
        [
            .. picture.Texts,
            .. picture.Boxes.SelectMany(box => box.Texts),
            .. picture.Items.SelectMany(item => item.Texts),
            .. picture.Links.Select(link => link.Label).OfType<PlacedText>(),
            .. picture.Legend.Select(entry => entry.Text),
        ];

    private static string Name(PlacedLink link) => $"{link.Link.Kind} {link.Link.From} -> {link.Link.To}";

    private static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> all) =>
        all.SelectMany((one, at) => all.Skip(at + 1).Select(other => (one, other)));
}
