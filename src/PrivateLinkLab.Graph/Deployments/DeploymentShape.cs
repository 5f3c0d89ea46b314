using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>Reads a file's fields and says, by file and field, which of them is not what it should be.</summary>
internal sealed class DeploymentShape
{
    private const string Export = "what 'pulumi stack export' prints";

    private const int LongestPooledName = 64;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly string _what;
    private readonly string _kind;

    private DeploymentShape(string what, string kind, string accepted) =>
        (_what, _kind, Accepted) = (what, kind, accepted);

    /// <summary>What is accepted, for the end of an error's sentence.</summary>
    public string Accepted { get; }

    /// <summary>Whether the text "[secret]" stands for every secret, as in a preview.</summary>
    public bool BlindsSecrets { get; private init; }

    /// <summary>The shape of a deployment.</summary>
    /// <param name="what">What is read, to begin an error's sentence with.</param>
    public static DeploymentShape OfDeployment(string what) =>
        new(
            what,
            $"a Pulumi deployment of version {DeploymentWriter.Version} or {DeploymentReader.LatestVersion}",
            Export
        );

    /// <summary>The shape of a preview.</summary>
    /// <param name="what">What is read, to begin an error's sentence with.</param>
    public static DeploymentShape OfPreview(string what) =>
        new(what, "a Pulumi preview", "what 'pulumi preview --json' prints") { BlindsSecrets = true };

    /// <summary>The shape of what may be a deployment, a preview or another tool's.</summary>
    /// <param name="what">What is read, to begin an error's sentence with.</param>
    /// <param name="other">The other tool's; null for none.</param>
    public static DeploymentShape OfEither(string what, OtherFormat? other = null) =>
        new(
            what,
            "a Pulumi deployment or preview",
            other is null
                ? $"{Export}, or 'pulumi preview --json'"
                : $"{Export}, 'pulumi preview --json' or {other.Accepted}"
        );

    /// <summary>A file, to begin an error's sentence with.</summary>
    public static string File(string name) => $"The file '{name}'";

    /// <summary>The error that there is nothing to read.</summary>
    public DeploymentFileException Empty() => new($"{_what} is empty; expected {Accepted}.");

    /// <summary>The error that there is more than anybody reads.</summary>
    /// <param name="megabytes">How much is read.</param>
    public DeploymentFileException TooMuch(int megabytes) =>
        new($"{_what} has more than {megabytes} MB; expected {Accepted}.");

    /// <summary>The error that the file is not of the kind, for a reason that completes "…: REASON".</summary>
    public DeploymentFileException Wrong(string reason) =>
        new($"{_what} is not {_kind}: {reason}; expected {Accepted}.");

    /// <summary>The error that a preview lacks resources that stay as they are.</summary>
    /// <param name="count">How many it lacks.</param>
    public DeploymentFileException Partial(int count) =>
        new(
            $"{_what} leaves out {count} resource{(count == 1 ? " that stays as it is" : "s that stay as they are")}; "
                + "expected what 'pulumi preview --json --show-sames' prints."
        );

    /// <summary>
    /// The error that the file is not even JSON. The text of the parser's own error can quote a part of the file.
    /// </summary>
    public DeploymentFileException Broken(JsonException error) =>
        new(
            $"{_what} is not valid JSON: it breaks off or goes wrong at line {error.LineNumber + 1}, "
                + $"position {error.BytePositionInLine + 1}; expected {Accepted}."
        );

    public void Require(JsonTokenType actual, JsonTokenType expected, string what)
    {
        if (actual != expected)
        {
            throw Wrong($"{what} is {Describe(actual)}, not {Describe(expected)}");
        }
    }

    /// <summary>Goes to the value of an object's next field and returns its name; null at the object's end.</summary>
    public string? NextField(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        var name = Name(ref reader);
        reader.Read();
        return name;
    }

    public string String(ref Utf8JsonReader reader, string what)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong($"{what} is a text that is not valid Unicode, at byte {reader.TokenStartIndex}");
        }
    }

    public string? Text(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Require(reader.TokenType, JsonTokenType.String, what);
        return String(ref reader, what) is { Length: > 0 } text ? text : null;
    }

    public bool Bool(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
        {
            return reader.TokenType == JsonTokenType.True;
        }

        throw Wrong($"{what} is {Describe(reader.TokenType)}, not true or false");
    }

    public double Number(ref Utf8JsonReader reader, string what)
    {
        Require(reader.TokenType, JsonTokenType.Number, what);
        return reader.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Wrong($"{what} is a number that is too large");
    }

    public ResourceUrn? Urn(ref Utf8JsonReader reader, string what)
    {
        if (Text(ref reader, what) is not { } text)
        {
            return null;
        }

        return ResourceUrn.TryParse(text, out var urn) ? urn : throw Wrong($"{what} is not a URN");
    }

    public ImmutableArray<ResourceUrn> Urns(ref Utf8JsonReader reader, string what)
    {
        var urns = ImmutableArray.CreateBuilder<ResourceUrn>();
        var inside = false;
        while (NextItem(ref reader, ref inside, what))
        {
            urns.Add(Urn(ref reader, what) ?? throw Wrong($"{what} has an empty URN"));
        }

        return urns.ToImmutable();
    }

    public ImmutableArray<string> Texts(ref Utf8JsonReader reader, string what)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        var inside = false;
        while (NextItem(ref reader, ref inside, what))
        {
            texts.Add(Text(ref reader, what) ?? "");
        }

        return texts.ToImmutable();
    }

    /// <summary>
    /// Goes to the next item of a list; false at its end, and at once for null. <paramref name="inside"/> is false
    /// before the first call, where the reader stands at the list itself.
    /// </summary>
    public bool NextItem(ref Utf8JsonReader reader, ref bool inside, string what)
    {
        if (!inside)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return false;
            }

            Require(reader.TokenType, JsonTokenType.StartArray, what);
            inside = true;
        }

        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    // Resources of a type have the same names: each is kept once.
    private string Name(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LongestPooledName || reader.ValueIsEscaped)
        {
            return String(ref reader, "a name");
        }

        Span<char> buffer = stackalloc char[LongestPooledName];
        if (
            Utf8.ToUtf16(reader.ValueSpan, buffer, out _, out var length, replaceInvalidSequences: false)
            != OperationStatus.Done
        )
        {
            return String(ref reader, "a name");
        }

        var text = buffer[..length];
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!names.TryGetValue(text, out var name))
        {
            name = text.ToString();
            _names.Add(name);
        }

        return name;
    }

    private static string Describe(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "true or false",
            _ => "null",
        };
}
