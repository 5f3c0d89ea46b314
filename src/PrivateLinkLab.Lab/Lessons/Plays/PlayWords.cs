namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>The texts that belong to no single play.</summary>
internal static class PlayWords
{
    /// <summary>The prompt of the person's own computer.</summary>
    public static PlayText You { get; } = new("you", "você");

    /// <summary>The prompt of a second terminal there, while the first one is busy.</summary>
    public static PlayText SecondWindow { get; } = new("you, second window", "você, segunda janela");

    /// <summary>The prompt of anybody on the internet.</summary>
    public static PlayText Stranger { get; } = new("stranger", "desconhecido");

    /// <summary>What a play says of a command that works.</summary>
    public static PlayText ToWork { get; } = new("it to work", "que funcione");

    /// <summary>What a play says of a command that does not.</summary>
    public static PlayText ToFail { get; } = new("it to fail", "que falhe");

    /// <summary>What stands before what a play expects, where that does not come.</summary>
    public static PlayText Expects { get; } = new("The play expects", "A peça espera");

    /// <summary>What stands after it.</summary>
    public static PlayText Otherwise { get; } =
        new(": these settings make it otherwise.", ": com estas configurações é diferente.");

    /// <summary>A security group that lets pass.</summary>
    public static PlayText Group { get; } = new("group", "grupo");

    /// <summary>Several security groups, one after the other, that let pass.</summary>
    public static PlayText Groups { get; } = new("groups", "grupos");

    /// <summary>What asks for a key.</summary>
    public static PlayText NextKey { get; } = new("Enter goes on, q ends.", "Enter continua, q termina.");

    /// <summary>What a play says of packets that are lost.</summary>
    public static PlayText Silence { get; } = new("no answer", "que não haja resposta");

    /// <summary>A private address.</summary>
    public static PlayText PrivateAddress { get; } = new("a private address", "um endereço privado");

    /// <summary>A public address.</summary>
    public static PlayText PublicAddress { get; } = new("a public address", "um endereço público");

    /// <summary>A zone that only the VPC's resolver knows.</summary>
    public static PlayText PrivateZone { get; } = new("private zone", "zona privada");

    /// <summary>The DNS that everyone sees.</summary>
    public static PlayText PublicZone { get; } = new("public DNS", "DNS público");

    /// <summary>Session Manager.</summary>
    public static PlayText SessionManager { get; } = PlayText.Name("Session Manager");

    /// <summary>The prompt of an instance, by its serial console.</summary>
    public static PlayText SerialConsole(string instance) =>
        new($"{instance} (serial console)", $"{instance} (console serial)");

    /// <summary>Why nothing can be typed on an instance.</summary>
    public static PlayText NotRunning(string instance) =>
        new(
            $"{instance} does not run: there is no terminal on it.",
            $"{instance} não está em execução: não há terminal nela."
        );

    /// <summary>Why something cannot be tried.</summary>
    public static PlayText NotThere(string what) =>
        new($"There is no {what} in this network.", $"Não há {what} nesta rede.");

    /// <summary>How long a terminal is silent.</summary>
    public static PlayText After(int seconds) =>
        seconds < 100
            ? new($"({seconds} seconds later)", $"({seconds} segundos depois)")
            : new($"({(seconds + 30) / 60} minutes later)", $"({(seconds + 30) / 60} minutos depois)");

    /// <summary>How many resources a change is about.</summary>
    public static PlayText Resources(int count) =>
        count == 1 ? new("1 resource", "1 recurso") : new($"{count} resources", $"{count} recursos");

    /// <summary>How many lines are left out.</summary>
    public static PlayText More(int count) => new($"and {count} more", $"e mais {count}");
}
