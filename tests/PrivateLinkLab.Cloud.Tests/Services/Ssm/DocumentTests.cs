using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Cloud.Tests.Services.Ssm;

public sealed class DocumentTests
{
    private const string Content =
        """{"schemaVersion":"1.0","description":"Preferences","sessionType":"Standard_Stream","inputs":{"idleSessionTimeout":"20"}}""";

    private static readonly (string, object?)[] Accepted =
    [
        ("name", "SSM-SessionManagerRunShell"),
        ("documentType", "Session"),
        ("content", Content),
    ];

    private readonly Account _account = new();

    [Fact]
    public void Document_OfASession_IsActiveAndSaysWhatItsContentSays()
    {
        var document = _account.Create(AwsTypes.SsmDocument, "document", Accepted);

        Assert.Equal("SSM-SessionManagerRunShell", document["id"]);
        Assert.Equal("arn:aws:ssm:us-east-1:123456789012:document/SSM-SessionManagerRunShell", document["arn"]);
        Assert.Equal("Preferences", document["description"]);
        Assert.Equal("1.0", document["schemaVersion"]);
        Assert.Equal("JSON", document["documentFormat"]);
        Assert.Equal("Active", document["status"]);
        Assert.Matches("^[0-9a-f]{64}$", (string)document["hash"]);
    }

    [Theory]
    [InlineData("name", null, "MissingParameter: name is required.")]
    [InlineData(
        "name",
        "my document",
        "ValidationException: name 'my document' is not a document's name, which has 3 to 128 letters, digits, _ - "
            + "and periods."
    )]
    [InlineData(
        "name",
        "AWS-Mine",
        "ValidationException: name 'AWS-Mine' begins as only AWS's own documents' do. Choose a name without aws, "
            + "amazon or amzn at its beginning."
    )]
    [InlineData(
        "documentFormat",
        "XML",
        "ValidationException: documentFormat 'XML' is not accepted; use JSON, TEXT or YAML."
    )]
    [InlineData("content", "{", "InvalidDocumentContent: content is not JSON. Write JSON, or set documentFormat.")]
    [InlineData("content", "[]", "InvalidDocumentContent: content is JSON, and no object.")]
    [InlineData(
        "content",
        """{"schemaVersion":"2.2"}""",
        "InvalidDocumentSchemaVersion: schemaVersion '2.2' is not 1.0, the one that Session documents have."
    )]
    [InlineData(
        "content",
        """{"schemaVersion":"1.0","sessionType":"Shell"}""",
        "InvalidDocumentContent: sessionType 'Shell' is not accepted; use InteractiveCommands, "
            + "NonInteractiveCommands, Port or Standard_Stream."
    )]
    [InlineData(
        "content",
        """{"schemaVersion":"1.0","sessionType":"Standard_Stream"}""",
        "InvalidDocumentContent: a document of the sessionType Standard_Stream has inputs."
    )]
    [InlineData(
        "content",
        """{"schemaVersion":"1.0","sessionType":"Standard_Stream","inputs":{"idleSessionTimeout":"61"}}""",
        "InvalidDocumentContent: inputs.idleSessionTimeout '61' is not a number of minutes from 1 to 60."
    )]
    [InlineData(
        "content",
        """{"schemaVersion":"1.0","sessionType":"Standard_Stream","inputs":{"maxSessionDuration":"0"}}""",
        "InvalidDocumentContent: inputs.maxSessionDuration '0' is not a number of minutes from 1 to 1440."
    )]
    public void Document_ThatAwsRefuses_IsRefused(string key, string? value, string reason) =>
        Assert.Equal(
            $"creating SSM Document 'document': {reason}",
            _account.Refusal(AwsTypes.SsmDocument, "document", Account.Inputs(Accepted, [(key, value)])).Message
        );

    [Fact]
    public void Document_LargerThanAwsTakes_IsRefused() =>
        Assert.Equal(
            "creating SSM Document 'document': MaxDocumentSizeExceeded: content has 65537 bytes; at most 65536 are "
                + "accepted.",
            _account
                .Refusal(
                    AwsTypes.SsmDocument,
                    "document",
                    Account.Inputs(Accepted, [("content", new string(' ', 65537))])
                )
                .Message
        );

    [Fact]
    public void Document_NameOfAnother_IsRefused()
    {
        _account.Create(AwsTypes.SsmDocument, "first", Accepted);

        Assert.Equal(
            "creating SSM Document 'document': DocumentAlreadyExists: the document 'SSM-SessionManagerRunShell' "
                + "exists already, by 'first'. A region of an account has one of a name.",
            _account.Refusal(AwsTypes.SsmDocument, "document", Accepted).Message
        );
    }
}
