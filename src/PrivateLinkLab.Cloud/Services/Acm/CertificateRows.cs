using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Acm;

/// <summary>Certificates: AWS Certificate Manager User Guide, "DNS validation".</summary>
internal static class CertificateRows
{
    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.Certificate, "ACM Certificate")
        {
            Id = "{arn}",
            Arn = "arn:{partition}:acm:{region}:{account}:certificate/{uuid}",
            Choices = [("validationMethod", ["DNS", "EMAIL", "HTTP"])],
            Check = request =>
                request.Require(
                    request.Inputs.Has("domainName") != request.Inputs.Has("privateKey")
                        && request.Inputs.Has("privateKey") == request.Inputs.Has("certificateBody"),
                    "ValidationException",
                    "a certificate has either a domainName, or a privateKey with its certificateBody."
                ),
            Complete = (request, state) =>
            {
                string[] domains =
                [
                    .. request.Inputs.Text("domainName") is { } own ? [own] : Array.Empty<string>(),
                    .. request.Inputs.Texts("subjectAlternativeNames"),
                ];
                var isByDns = request.Inputs.Text("validationMethod") == "DNS";
                state
                    .Set("status", domains.Length == 0 ? "ISSUED" : "PENDING_VALIDATION")
                    .Set("type", domains.Length == 0 ? "IMPORTED" : "AMAZON_ISSUED")
                    .Set("renewalEligibility", "INELIGIBLE")
                    .Default("keyAlgorithm", "RSA_2048")
                    .Default("validationMethod", domains.Length == 0 ? "NONE" : "DNS")
                    .Default("subjectAlternativeNames", StateBuilder.List(domains))
                    .Set(
                        "domainValidationOptions",
                        StateBuilder.Maps(
                            (isByDns ? domains.Distinct() : []).Select(domain =>
                                StateBuilder.Map(
                                    ("domainName", domain),
                                    ("resourceRecordName", $"_{Token(request, domain, "name")}.{Bare(domain)}."),
                                    ("resourceRecordType", "CNAME"),
                                    ("resourceRecordValue", $"_{Token(request, domain, "value")}.acm-validations.aws.")
                                )
                            )
                        )
                    );
            },
        },
        new(AwsTypes.CertificateValidation, "ACM Certificate Validation")
        {
            Id = "2025-01-01 00:00:00 +0000 UTC",
            References = [new("certificateArn", "ResourceNotFoundException", "a certificate", AwsTypes.Certificate)],
        },
    ];

    // A wildcard is validated by the name that it stands for.
    private static string Bare(string domain) =>
        domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;

    private static string Token(ResourceRequest request, string domain, string part) =>
        StableHash.Of(request.Hash.Hex(32), Bare(domain), part).Hex(32);
}
