namespace PrivateLinkLab.Cli.Tests;

public sealed record LabResult(int Status, string Output, string Error);
