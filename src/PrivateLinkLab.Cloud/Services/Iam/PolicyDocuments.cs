using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Iam;

/// <summary>
/// Policy documents as the Terraform AWS provider writes them (internal/service/iam/policy_document_data_source.go and
/// policy_model.go): documents are merged by Sid, lists are sorted in reverse, one of one text is the text, and JSON
/// has Go's form.
/// </summary>
internal static class PolicyDocuments
{
    public static readonly FunctionKind Kind = new(
        "aws:iam/getPolicyDocument:getPolicyDocument",
        "IAM Policy Document",
        Answer
    );

    private const string OldVersion = "2008-10-17";
    private const string NewVersion = "2012-10-17";

    private static readonly string[] Versions = [OldVersion, NewVersion];
    private static readonly string[] Effects = ["Allow", "Deny"];

    // The elements of a statement in their order, as the arguments and as JSON call them.
    private static readonly (string Argument, string Element)[] Lists =
    [
        ("actions", "Action"),
        ("notActions", "NotAction"),
        ("resources", "Resource"),
        ("notResources", "NotResource"),
    ];

    private static readonly string[] Order =
    [
        "Sid",
        "Effect",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Principal",
        "NotPrincipal",
        "Condition",
    ];

    public static MapValue Answer(FunctionRequest request)
    {
        var merged = new Document();
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (text, index) in request.Inputs.Texts("sourcePolicyDocuments").Select((text, index) => (text, index))
        )
        {
            var source = Read(request, text, $"sourcePolicyDocuments[{index}]");
            var twice = source.Statements.Select(SidOf).FirstOrDefault(sid => sid is not null && !sids.Add(sid));
            if (twice is not null)
            {
                throw request.Refuse(
                    twice,
                    "ValidationError",
                    $"two statements of sourcePolicyDocuments have the Sid '{twice}'. Make Sids unique."
                );
            }

            merged.Merge(source);
        }

        merged.Merge(Own(request));
        foreach (
            var (text, index) in request.Inputs.Texts("overridePolicyDocuments").Select((text, index) => (text, index))
        )
        {
            merged.Merge(Read(request, text, $"overridePolicyDocuments[{index}]"));
        }

        var json = GoJson.Write(merged.ToJson(), isIndented: true);
        return new StateBuilder(request.Inputs)
            .Set("id", FormattableString.Invariant($"{Crc32.Compute(json)}"))
            .Set("json", json)
            .Set("minifiedJson", GoJson.Write(merged.ToJson(), isIndented: false))
            .Default("version", NewVersion)
            .Build();
    }

    private static Document Own(FunctionRequest request)
    {
        var version = request.Inputs.Text("version") ?? NewVersion;
        if (!Versions.Contains(version))
        {
            throw request.Refuse(
                version,
                "ValidationError",
                $"version '{version}' is not accepted; use {Format.Choice(Versions)}."
            );
        }

        var own = new Document { Version = version, Id = request.Inputs.Text("policyId") };
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var arguments in request.Inputs.Bags("statements"))
        {
            var statement = Statement(request, arguments, version);
            if (SidOf(statement) is { } sid && !sids.Add(sid))
            {
                throw request.Refuse(
                    sid,
                    "ValidationError",
                    $"two statements have the Sid '{sid}'. Leave it out or make it unique."
                );
            }

            own.Statements.Add(statement);
        }

        return own;
    }

    private static JsonObject Statement(FunctionRequest request, InputBag arguments, string version)
    {
        var statement = new JsonObject();
        if (arguments.Text("sid") is { } sid)
        {
            if (!sid.All(char.IsAsciiLetterOrDigit))
            {
                throw request.Refuse(
                    sid,
                    "ValidationError",
                    $"sid '{sid}' has other characters than letters and digits."
                );
            }

            statement["Sid"] = sid;
        }

        var effect = arguments.Text("effect") ?? Effects[0];
        if (!Effects.Contains(effect))
        {
            throw request.Refuse(effect, "ValidationError", $"effect '{effect}' is not accepted; use Allow or Deny.");
        }

        statement["Effect"] = effect;
        foreach (var (argument, element) in Lists)
        {
            var texts = arguments.Texts(argument);
            if (texts.Count > 0)
            {
                var hasVariables = element is "Resource" or "NotResource";
                statement[element] = OneOrSorted(hasVariables ? Variables(request, texts, version) : texts);
            }
        }

        foreach (var (argument, element) in new[] { ("principals", "Principal"), ("notPrincipals", "NotPrincipal") })
        {
            var principals = arguments.Bags(argument);
            if (principals.Count > 0)
            {
                statement[element] = Principals([
                    .. principals.Select(principal =>
                        (
                            principal.Text("type") ?? "",
                            OneOrSorted(Variables(request, principal.Texts("identifiers"), version))
                        )
                    ),
                ]);
            }
        }

        var conditions = arguments.Bags("conditions");
        if (conditions.Count > 0)
        {
            statement["Condition"] = Conditions(
                conditions.Select(condition =>
                    (
                        condition.Text("test") ?? "",
                        condition.Text("variable") ?? "",
                        Variables(request, condition.Texts("values"), version)
                    )
                )
            );
        }

        return statement;
    }

    // A policy variable is written &{...}, because Terraform's own begin with $.
    private static IReadOnlyList<string> Variables(FunctionRequest request, IReadOnlyList<string> texts, string version)
    {
        var odd = texts.FirstOrDefault(text => version == OldVersion && text.Contains("&{", StringComparison.Ordinal));
        return odd is null
            ? [.. texts.Select(text => text.Replace("&{", "${", StringComparison.Ordinal))]
            : throw request.Refuse(
                odd,
                "ValidationError",
                $"found &{{ in '{odd}', which is not supported in document version {OldVersion}."
            );
    }

    private static JsonNode OneOrSorted(IReadOnlyList<string> texts)
    {
        var distinct = texts.Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count == 1 ? JsonValue.Create(distinct[0]) : Reversed(distinct);
    }

    private static JsonArray Reversed(IEnumerable<string> texts) =>
        [.. texts.OrderDescending(StringComparer.Ordinal).Select(text => (JsonNode)JsonValue.Create(text))];

    // {"*": "*"} is "*"; identifiers of one type are put together.
    private static JsonNode Principals(IReadOnlyList<(string Type, JsonNode Identifiers)> principals)
    {
        if (principals is [("*", var only)] && Texts(only) is ["*"])
        {
            return JsonValue.Create("*");
        }

        var byType = new JsonObject();
        foreach (var (type, identifiers) in principals)
        {
            byType[type] =
                byType[type] is not { } before ? identifiers.DeepClone()
                : identifiers is JsonArray
                    ? new JsonArray([.. Texts(before).Concat(Texts(Reversed(Texts(identifiers)))).Select(Node)])
                : new JsonArray([.. Texts(before).Concat(Texts(identifiers)).Select(Node)]);
        }

        return byType;
    }

    private static JsonObject Conditions(
        IEnumerable<(string Test, string Variable, IReadOnlyList<string> Values)> conditions
    )
    {
        var byTest = new SortedDictionary<string, SortedDictionary<string, List<string>>>(StringComparer.Ordinal);
        foreach (var (test, variable, values) in conditions)
        {
            if (!byTest.TryGetValue(test, out var variables))
            {
                byTest.Add(test, variables = new(StringComparer.Ordinal));
            }

            if (!variables.TryGetValue(variable, out var all))
            {
                variables.Add(variable, all = []);
            }

            all.AddRange(values);
        }

        var result = new JsonObject();
        foreach (var (test, variables) in byTest)
        {
            var inner = new JsonObject();
            foreach (var (variable, values) in variables)
            {
                inner[variable] = values.Count == 1 ? Node(values[0]) : new JsonArray([.. values.Select(Node)]);
            }

            result[test] = inner;
        }

        return result;
    }

    private static Document Read(FunctionRequest request, string text, string argument)
    {
        try
        {
            var json = JsonNode.Parse(text)!.AsObject();
            var document = new Document
            {
                Version = json["Version"]?.GetValue<string>() ?? "",
                Id = json["Id"]?.GetValue<string>(),
            };
            document.Statements.AddRange(
                json["Statement"] switch
                {
                    JsonArray many => many.Select(item => Canonical(item!.AsObject())),
                    JsonObject one => [Canonical(one)],
                    _ => [],
                }
            );
            return document;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw request.Refuse(argument, "ValidationError", $"{argument} is not a policy document in JSON.");
        }
    }

    private static JsonObject Canonical(JsonObject statement)
    {
        var result = new JsonObject();
        foreach (var element in Order)
        {
            if (statement[element] is not { } value)
            {
                continue;
            }

            result[element] = element switch
            {
                "Principal" or "NotPrincipal" when value is JsonObject byType => Principals([
                    .. byType
                        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                        .Select(entry =>
                            (
                                entry.Key,
                                entry.Value is JsonArray list ? Reversed(Texts(list)) : entry.Value!.DeepClone()
                            )
                        ),
                ]),
                "Condition" => Conditions(
                    from test in value.AsObject()
                    from variable in test.Value!.AsObject()
                    select (test.Key, variable.Key, Texts(variable.Value!))
                ),
                _ => value.DeepClone(),
            };
        }

        return result;
    }

    private static string? SidOf(JsonObject statement) => statement["Sid"]?.GetValue<string>();

    private static JsonNode Node(string text) => JsonValue.Create(text);

    private static IReadOnlyList<string> Texts(JsonNode node) =>
        node is JsonArray list
            ? [.. list.Select(item => item!.GetValue<string>())]
            : [node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString()];

    private sealed class Document
    {
        public string Version { get; set; } = "";

        public string? Id { get; set; }

        public List<JsonObject> Statements { get; } = [];

        public void Merge(Document other)
        {
            Id = other.Id ?? Id;
            if (string.CompareOrdinal(other.Version, Version) > 0)
            {
                Version = other.Version;
            }

            foreach (var statement in other.Statements)
            {
                var same = SidOf(statement) is { } sid ? Statements.FindIndex(existing => SidOf(existing) == sid) : -1;
                if (same < 0)
                {
                    Statements.Add(statement);
                }
                else
                {
                    Statements[same] = statement;
                }
            }
        }

        public JsonObject ToJson()
        {
            var json = new JsonObject();
            if (Version.Length > 0)
            {
                json[nameof(Version)] = Version;
            }

            if (Id is not null)
            {
                json[nameof(Id)] = Id;
            }

            if (Statements.Count > 0)
            {
                json["Statement"] = new JsonArray([.. Statements.Select(statement => statement.DeepClone())]);
            }

            return json;
        }
    }
}

/// <summary>JSON as Go's encoder writes it: some characters of HTML are escaped, and all else is as it is.</summary>
internal static class GoJson
{
    public static string Write(JsonNode node, bool isIndented)
    {
        var text = new StringBuilder();
        Write(text, node, isIndented ? 0 : null);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode node, int? depth)
    {
        switch (node)
        {
            case JsonObject map:
                Items<KeyValuePair<string, JsonNode?>>(
                    text,
                    '{',
                    '}',
                    depth,
                    IsSorted(map) ? map.OrderBy(entry => entry.Key, StringComparer.Ordinal) : map,
                    (entry, inner) =>
                    {
                        Quote(text, entry.Key);
                        text.Append(inner is null ? ":" : ": ");
                        Write(text, entry.Value!, inner);
                    }
                );
                break;
            case JsonArray list:
                Items(text, '[', ']', depth, list, (item, inner) => Write(text, item!, inner));
                break;
            case var scalar when scalar.GetValueKind() == JsonValueKind.String:
                Quote(text, scalar.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    // Go sorts maps, and keeps the order of what has a type: the document and its statements.
    private static bool IsSorted(JsonObject map) => !map.ContainsKey("Effect") && !map.ContainsKey("Version");

    private static void Items<T>(
        StringBuilder text,
        char open,
        char close,
        int? depth,
        IEnumerable<T> items,
        Action<T, int?> write
    )
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst ? "" : ",");
            Break(text, depth + 1);
            write(item, depth + 1);
            isFirst = false;
        }

        if (!isFirst)
        {
            Break(text, depth);
        }

        text.Append(close);
    }

    private static void Break(StringBuilder text, int? depth)
    {
        if (depth is { } level)
        {
            text.Append('\n').Append(' ', 2 * level);
        }
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            text.Append(
                character switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    '\b' => "\\b",
                    '\f' => "\\f",
                    '<' or '>' or '&' or < ' ' or '\u2028' or '\u2029' => FormattableString.Invariant(
                        $"\\u{(int)character:x4}"
                    ),
                    _ => character.ToString(),
                }
            );
        }

        text.Append('"');
    }
}
