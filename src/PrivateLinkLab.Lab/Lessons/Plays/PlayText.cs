namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>The languages that plays are told in.</summary>
internal enum PlayLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>The Portuguese of Brazil, which three of the articles are written in.</summary>
    BrazilianPortuguese,
}

/// <summary>A text of a play in every language. Whoever leaves one out does not compile.</summary>
/// <param name="English">The text in English.</param>
/// <param name="Portuguese">The text in the Portuguese of Brazil.</param>
internal sealed record PlayText(string English, string Portuguese)
{
    /// <summary>The languages by the tags that people name them with (BCP 47).</summary>
    public static IReadOnlyDictionary<string, PlayLanguage> Languages { get; } =
        new Dictionary<string, PlayLanguage>(StringComparer.Ordinal)
        {
            ["en"] = PlayLanguage.English,
            ["pt-BR"] = PlayLanguage.BrazilianPortuguese,
        };

    /// <summary>A name, which is the same everywhere.</summary>
    public static PlayText Name(string name) => new(name, name);

    /// <summary>The text in a language.</summary>
    public string In(PlayLanguage language) =>
        language switch
        {
            PlayLanguage.English => English,
            PlayLanguage.BrazilianPortuguese => Portuguese,
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "There is no such language."),
        };
}
