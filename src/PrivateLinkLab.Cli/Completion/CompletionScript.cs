using System.CommandLine;
using System.Text;

namespace PrivateLinkLab.Cli.Completion;

/// <summary>
/// Scripts that complete the lab's commands, options and their words. They hold all words themselves, so that
/// completing starts no process.
/// </summary>
internal static class CompletionScript
{
    private const string Bash = "bash";
    private const string Zsh = "zsh";
    private const string Fish = "fish";

    /// <summary>The shells.</summary>
    public static IReadOnlyList<string> Shells { get; } = [Bash, Zsh, Fish, "powershell"];

    /// <summary>Gives a shell's script.</summary>
    public static string For(string shell, Command root)
    {
        var commands = CompletedCommand.All(root);
        return shell switch
        {
            Bash => ForBash(commands),
            Zsh => ForZsh(commands),
            Fish => ForFish(commands),
            _ => ForPowerShell(commands),
        };
    }

    // The words before the cursor, without options, are the command; the word before it may be an option that wants a
    // value.
    private static string ForBash(IReadOnlyList<CompletedCommand> commands) =>
        $$"""
            # Completion of lab for bash: add `source <(lab completion bash)` to ~/.bashrc.
            _lab() {
              local current=${COMP_WORDS[COMP_CWORD]} previous= path= word words= files=
              (( COMP_CWORD > 0 )) && previous=${COMP_WORDS[COMP_CWORD-1]}
              for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                case "${path:+$path }$word" in
                  {{Paths(commands)}}) path=${path:+$path }$word ;;
                esac
              done
              case "$previous" in
            {{ValueCases(commands, "compgen")}}
              esac
              case "$path" in
            {{CommandCases(commands, "    ")}}
              esac
              COMPREPLY=($(compgen -W "$words" -- "$current"))
              [[ -z $files || $current == -* ]] || COMPREPLY+=($(compgen -f -- "$current"))
            }
            complete -o filenames -F _lab lab ./lab

            """;

    private static string ForZsh(IReadOnlyList<CompletedCommand> commands) =>
        $$"""
            #compdef lab
            # Completion of lab for zsh: write it to a file _lab in a folder of $fpath, or
            # `source <(lab completion zsh)`.
            _lab() {
              local current=${words[CURRENT]} previous=${words[CURRENT-1]} path_= word choices= files=
              for word in "${(@)words[2,CURRENT-1]}"; do
                case "${path_:+$path_ }$word" in
                  {{Paths(commands)}}) path_=${path_:+$path_ }$word ;;
                esac
              done
              case "$previous" in
            {{ValueCases(commands, "compadd")}}
              esac
              case "$path_" in
            {{CommandCases(commands, "    ").Replace("words=", "choices=", StringComparison.Ordinal)}}
              esac
              compadd -- ${=choices}
              [[ -z $files || $current == -* ]] || _files
            }
            (( $+functions[compdef] )) && compdef _lab lab

            """;

    private static string ForFish(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder(
            "# Completion of lab for fish: `lab completion fish > ~/.config/fish/completions/lab.fish`.\n"
                + "complete -c lab -f\n"
        );
        foreach (var command in commands)
        {
            var words = command.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var seen = string.Join("; and ", words.Select(word => $"__fish_seen_subcommand_from {word}"));
            var condition = words.Length == 0 ? "__fish_use_subcommand" : seen;
            foreach (var word in command.Words)
            {
                var below = commands.FirstOrDefault(other => other.Path == $"{command.Path} {word}".Trim());
                var description = below is null ? "" : $" -d {FishQuoted(below.Description)}";
                script.Append($"complete -c lab -n {FishQuoted(condition)} -a {word}{description}\n");
            }

            foreach (
                var option in command.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal))
            )
            {
                var value =
                    !option.TakesValue ? ""
                    : option.Words.Count > 0 ? $" -x -a {FishQuoted(string.Join(' ', option.Words))}"
                    : option.TakesFiles ? " -r -F"
                    : " -x";
                script.Append(
                    $"complete -c lab -n {FishQuoted(condition)} -l {option.Name[2..]}{value} "
                        + $"-d {FishQuoted(option.Description)}\n"
                );
            }
        }

        return script.ToString();
    }

    private static string ForPowerShell(IReadOnlyList<CompletedCommand> commands) =>
        $$"""
            # Completion of lab for PowerShell: add to $PROFILE
            # `lab completion powershell | Out-String | Invoke-Expression`.
            Register-ArgumentCompleter -Native -CommandName lab -ScriptBlock {
              param($wordToComplete, $commandAst, $cursorPosition)
              $commands = @{
            {{string.Join('\n', commands.Select(PowerShellEntry))}}
              }
              $values = @{
            {{string.Join(
                '\n',
                ValueOptions(commands)
                    .Where(option => option.Words.Count > 0)
                    .Select(option => $"    {Quoted(option.Name)} = {Quoted(string.Join(' ', option.Words))}")
            )}}
              }
              $path = ''
              $previous = ''
              foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete) { break }
                $previous = $element.ToString()
                $next = "$path $previous".Trim()
                if ($commands.ContainsKey($next)) { $path = $next }
              }
              $words = if ($values.ContainsKey($previous)) { $values[$previous] } else { $commands[$path] }
              $words -split ' ' | Where-Object { $_ -and $_ -like "$wordToComplete*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }

            """;

    private static string PowerShellEntry(CompletedCommand command) =>
        $"    {Quoted(command.Path)} = {Quoted(WordsAfter(command))}";

    private static string Paths(IReadOnlyList<CompletedCommand> commands) =>
        string.Join('|', commands.Where(command => command.Path.Length > 0).Select(command => $"'{command.Path}'"));

    private static string ValueCases(IReadOnlyList<CompletedCommand> commands, string builtin)
    {
        var lines = ValueOptions(commands)
            .GroupBy(
                option =>
                    option.Words.Count > 0 ? WordsBy(builtin, string.Join(' ', option.Words), option.TakesFiles)
                    : option.TakesFiles ? FilesBy(builtin)
                    : "return",
                option => option.Name
            )
            .Select(group =>
                $"    {string.Join('|', group)}) {group.Key}{(group.Key == "return" ? "" : "; return")} ;;"
            );
        return string.Join('\n', lines);
    }

    private static string WordsBy(string builtin, string words, bool files) =>
        builtin == "compgen"
            ? $"COMPREPLY=($(compgen {(files ? "-f " : "")}-W \"{words}\" -- \"$current\"))"
            : $"compadd -- {words}{(files ? "; _files" : "")}";

    private static string FilesBy(string builtin) =>
        builtin == "compgen" ? "COMPREPLY=($(compgen -f -- \"$current\"))" : "_files";

    private static string CommandCases(IReadOnlyList<CompletedCommand> commands, string indentation) =>
        string.Join(
            '\n',
            commands.Select(command =>
                $"{indentation}'{command.Path}') words=\"{WordsAfter(command)}\""
                + $"{(command.TakesFiles ? " files=1" : "")} ;;"
            )
        );

    private static string WordsAfter(CompletedCommand command) =>
        string.Join(' ', command.Words.Concat(command.Options.Select(option => option.Name)));

    // One option has the same words wherever it stands; where it does not, all of them are offered.
    private static IEnumerable<CompletedOption> ValueOptions(IReadOnlyList<CompletedCommand> commands) =>
        commands
            .SelectMany(command => command.Options)
            .Where(option => option.TakesValue)
            .GroupBy(option => option.Name, StringComparer.Ordinal)
            .Select(option =>
                option.First() with
                {
                    Words = [.. option.SelectMany(one => one.Words).Distinct(StringComparer.Ordinal)],
                    TakesFiles = option.Any(one => one.TakesFiles),
                }
            );

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string FishQuoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
