using System.Globalization;
using System.Text;
using System.Xml;
using PrivateLinkLab.Lab.Lessons;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// The report that CI systems read: a suite for each scenario, a case for each experiment. It tells no times, so that
/// the same result is the same file.
/// </summary>
internal static class JUnitReport
{
    private const char Replacement = '\uFFFD';

    /// <summary>Gives the file's content.</summary>
    public static byte[] Write(IReadOnlyList<Verification> verifications)
    {
        using var buffer = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using (var xml = XmlWriter.Create(buffer, settings))
        {
            WriteSuites(xml, verifications);
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteSuites(XmlWriter xml, IReadOnlyList<Verification> verifications)
    {
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "privatelinklab");
        WriteCounts(xml, [.. verifications.SelectMany(verification => verification.Results)]);
        foreach (var verification in verifications)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Text(verification.Scenario));
            WriteCounts(xml, verification.Results);
            foreach (var result in verification.Results)
            {
                WriteCase(xml, verification.Scenario, result);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyCollection<ExperimentResult> results)
    {
        xml.WriteAttributeString("tests", Number(results.Count));
        xml.WriteAttributeString("failures", Number(results.Count(result => !result.AsExpected)));
        xml.WriteAttributeString("errors", "0");
    }

    private static void WriteCase(XmlWriter xml, string scenario, ExperimentResult result)
    {
        var experiment = result.Experiment;
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Text($"privatelinklab.{scenario}"));
        xml.WriteAttributeString(
            "name",
            Text(experiment.Number is { } number ? $"{Number(number)}. {experiment.Title}" : experiment.Title)
        );
        if (!result.AsExpected)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", Text(result.Found.Reason ?? "UNEXPECTED_VERDICT"));
            xml.WriteAttributeString("message", Text(string.Join(" ", result.Differences)));
            xml.WriteString(Text(Details(result)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Details(ExperimentResult result) =>
        string.Join(
            '\n',
            (string[])
                [
                    $"$ {result.Experiment.Command}",
                    result.Found.Explanation,
                    .. result.Found.Changes.Select(change =>
                        $"{ComponentName.Of(change.Component)} ({change.Reason}): {change.Change}"
                    ),
                ]
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // XML has no way to say most control characters and halves of surrogate pairs.
    private static string Text(string text)
    {
        var builder = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                builder.Append(text[index]).Append(text[++index]);
            }
            else
            {
                builder.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : Replacement);
            }
        }

        return builder.ToString();
    }
}
