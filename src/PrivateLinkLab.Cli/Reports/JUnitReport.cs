using System.Globalization;
using System.Text;
using System.Xml;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>The report that CI systems read, in JUnit's format.</summary>
internal static class JUnitReport
{
    private const char Replacement = '\uFFFD';

    /// <summary>Gives the file's content.</summary>
    public static byte[] Of(Report report)
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
            WriteSuites(xml, report);
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteSuites(XmlWriter xml, Report report)
    {
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "privatelinklab");
        WriteCounts(xml, [.. report.Items]);
        foreach (var suite in report.Suites)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Text(suite.Name));
            WriteCounts(xml, suite.Items);
            foreach (var item in suite.Items)
            {
                WriteCase(xml, suite.Name, item);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyCollection<ReportItem> items)
    {
        xml.WriteAttributeString("tests", items.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString(
            "failures",
            items.Count(item => item.Level != ReportLevel.Passed).ToString(CultureInfo.InvariantCulture)
        );
        xml.WriteAttributeString("errors", "0");
        if (items.All(item => item.Duration is not null))
        {
            WriteTime(xml, items.Aggregate(TimeSpan.Zero, (sum, item) => sum + item.Duration!.Value));
        }
    }

    private static void WriteCase(XmlWriter xml, string suite, ReportItem item)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Text($"privatelinklab.{suite}"));
        xml.WriteAttributeString("name", Text(item.Title));
        if (item.File is { } file)
        {
            xml.WriteAttributeString("file", Text(file));
        }

        if (item.Line is { } line)
        {
            xml.WriteAttributeString("line", line.ToString(CultureInfo.InvariantCulture));
        }

        if (item.Duration is { } duration)
        {
            WriteTime(xml, duration);
        }

        if (item.Level != ReportLevel.Passed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", Text(item.Code));
            xml.WriteAttributeString("message", Text(item.Message));
            xml.WriteString(Text(string.Join('\n', item.Details)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteTime(XmlWriter xml, TimeSpan time) =>
        xml.WriteAttributeString("time", time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));

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
