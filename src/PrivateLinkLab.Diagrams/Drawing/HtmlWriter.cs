using PrivateLinkLab.Diagrams.Layout;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>Writes a picture as one page that needs nothing else, and may load nothing else.</summary>
internal static class HtmlWriter
{
    /// <summary>Writes it.</summary>
    public static string Write(Picture picture) =>
        $$$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <meta name="color-scheme" content="light dark">
            <title>{{{Xml.Escape(picture.Diagram.Title)}}}</title>
            <style>body{margin:0;background:#fff}main{overflow-x:auto}svg{display:block;margin:0 auto}@media (prefers-color-scheme:dark){body{background:#0d1117}}</style>
            </head>
            <body>
            <main>
            {{{SvgWriter.Write(picture)}}}</main>
            </body>
            </html>

            """;
}
