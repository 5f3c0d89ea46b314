namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>
/// The colours of a picture, light and dark. Each that means something stands beside a form that means it too: dashes,
/// a sign, a word.
/// </summary>
internal static class SvgStyle
{
    /// <summary>The fonts, of which each has the widths that the layout counts with, or less.</summary>
    public const string Fonts = "Arial,'Liberation Sans',Helvetica,sans-serif";

    private const string Light = """
        .page{fill:#fff}
        .strong{fill:#17212b}.weak{fill:#4d5b68}.warning{fill:#a3380a}.label{fill:#0f5a96}
        .account{fill:#fbfcfd;stroke:#8a97a5}.region{fill:#f6f9fb;stroke:#5b7f95}
        .vpc{fill:#fff;stroke:#6a4bb0}.zone{fill:none;stroke:#8794a1}
        .public{fill:#eef7ef;stroke:#3d8a50}.private{fill:#edf3fb;stroke:#4a78b3}
        .card{fill:#fff;stroke:#aab6c2}.off{stroke:#8794a1}.waiting{stroke:#a86200}
        .outside{stroke:#3f4c59}.compute{stroke:#b0530f}.network{stroke:#6a4bb0}.data{stroke:#245fae}.service{stroke:#a3315f}
        .allowed,.session,.structure,.pending,.request,.reply,.opened,.closed{fill:none}
        .allowed{stroke:#1f6fb2}.session{stroke:#7a3fa8}.structure{stroke:#75828f}.pending{stroke:#a86200}
        .request{stroke:#0a62b8}.reply{stroke:#5a6b7b}.opened{stroke:#1c7d43}.closed{stroke:#b3361b}
        .allowed-tip{fill:#1f6fb2}.session-tip{fill:#7a3fa8}.structure-tip{fill:#75828f}.pending-tip{fill:#a86200}
        .request-tip{fill:#0a62b8}.reply-tip{fill:#5a6b7b}.opened-tip{fill:#1c7d43}.closed-tip{fill:#b3361b}
        .barrier{fill:#b3361b;stroke:#fff}.doubt{fill:#8a5600}.sign{stroke:#fff}
        .added{stroke:#1c7d43}.removed{stroke:#b3361b}.changed{stroke:#0f6f80}
        .added-sign{fill:#1c7d43}.removed-sign{fill:#b3361b}.changed-sign{fill:#0f6f80}
        .number{fill:#0a62b8}.on{fill:#fff}
        """;

    private const string Dark = """
        .page{fill:#0d1117}
        .strong{fill:#e8edf2}.weak{fill:#a5b2be}.warning{fill:#ffa27a}.label{fill:#8ec8ff}
        .account{fill:#10161d;stroke:#5d6b78}.region{fill:#121a22;stroke:#56798f}
        .vpc{fill:#0f141b;stroke:#9d85dd}.zone{stroke:#5d6b78}
        .public{fill:#12211a;stroke:#58a76c}.private{fill:#121d2c;stroke:#5f8fcb}
        .card{fill:#19222c;stroke:#4d5b69}.off{stroke:#75828f}.waiting{stroke:#e0a03c}
        .outside{stroke:#c3ced8}.compute{stroke:#f0965a}.network{stroke:#b7a3ee}.data{stroke:#7fb2f0}.service{stroke:#f08bb5}
        .allowed{stroke:#62b0f2}.session{stroke:#c79aee}.structure{stroke:#8593a0}.pending{stroke:#e0a03c}
        .request{stroke:#57b1ff}.reply{stroke:#a5b2be}.opened{stroke:#5cc685}.closed{stroke:#ff8466}
        .allowed-tip{fill:#62b0f2}.session-tip{fill:#c79aee}.structure-tip{fill:#8593a0}.pending-tip{fill:#e0a03c}
        .request-tip{fill:#57b1ff}.reply-tip{fill:#a5b2be}.opened-tip{fill:#5cc685}.closed-tip{fill:#ff8466}
        .barrier{fill:#e2593b;stroke:#0d1117}
        .added{stroke:#5cc685}.removed{stroke:#ff8466}.changed{stroke:#5cc3d6}
        .added-sign{fill:#2f9a5b}.removed-sign{fill:#d24e30}.changed-sign{fill:#27889a}
        .number{fill:#1f78c8}
        """;

    private const string Forms = """
        .symbol{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
        .account,.region,.vpc,.zone,.public,.private,.card{stroke-width:1}
        .vpc{stroke-width:1.6}.region{stroke-dasharray:2 3}.zone{stroke-dasharray:6 4}
        .off{stroke-dasharray:3 3}.possible{stroke-dasharray:6 3}.waiting{stroke-dasharray:6 3;stroke-width:1.6}
        .allowed,.session,.structure,.pending{stroke-width:1.6}.structure{stroke-width:1.2}
        .request,.opened{stroke-width:3}.closed{stroke-width:2;stroke-dasharray:2 5}
        .session{stroke-dasharray:8 4}.pending{stroke-dasharray:6 4}.reply{stroke-width:1.6;stroke-dasharray:2 4}
        .barrier{stroke-width:1.5}.sign{fill:none;stroke-width:2.2;stroke-linecap:round}
        .added,.changed{stroke-width:2}.removed{stroke-width:2;stroke-dasharray:4 3}
        """;

    /// <summary>The style sheet of a picture by itself.</summary>
    public static string Sheet => SheetFor("(prefers-color-scheme:dark)");

    /// <summary>The style sheet.</summary>
    /// <param name="dark">The media query that asks for the dark colours.</param>
    public static string SheetFor(string dark) =>
        $"text{{font-family:{Fonts};white-space:pre}}\n{Forms}\n{Light}\n@media {dark}{{\n{Dark}\n}}\n";
}
