using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Graph.Files;
using PrivateLinkLab.Terraform.Emulation;

namespace PrivateLinkLab.Lab.State;

/// <summary>
/// The states of stacks in one folder: <c>STACK.json</c> in Pulumi's deployment format, without secrets,
/// <c>STACK.secrets.json</c> with the secrets' fingerprints, and <c>STACK.retained.json</c> with what has left the
/// stack and is in the cloud all the same. Who changes a stack takes its <see cref="Lock"/> first.
/// </summary>
/// <param name="directory">The folder; it is created when there is something to write.</param>
internal sealed class StateStore(string directory)
{
    // Files of a stack's own, beside its state.
    private static readonly string[] TakenEndings = [".secrets", ".emulator", ".retained"];

    /// <summary>Checks a stack's name.</summary>
    /// <exception cref="ArgumentException">The name is not accepted; the message is for the user.</exception>
    public static void CheckName(string stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (
            stack.Length is 0 or > 100
            || !stack.All(IsNameCharacter)
            || stack is "." or ".."
            || TakenEndings.Any(ending => stack.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        )
        {
            throw new ArgumentException(
                $"The stack name '{stack}' is not accepted: use 1 to 100 letters, digits, '-', '_' and '.', "
                    + "not '.' or '..' alone and not '.secrets', '.emulator' or '.retained' at the end."
            );
        }
    }

    private static bool IsNameCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';

    /// <summary>Where a stack's state is, or would be.</summary>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    public string PathOf(string stack) => FileOf(stack, ".json");

    /// <summary>
    /// Where the record of the emulator that has a stack is, or would be: while it is there, the stack is on an
    /// emulator.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    public string EmulatorRecordOf(string stack) => FileOf(stack, EmulatorFile.Ending);

    /// <summary>Whether a stack has a state, or a build of it on an emulator has begun.</summary>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    /// <exception cref="StateAccessException">Whether it has cannot be told.</exception>
    public bool Has(string stack) => IsThere(PathOf(stack)) || IsThere(EmulatorRecordOf(stack));

    /// <summary>A stack's state; null when there is none.</summary>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    /// <exception cref="DeploymentFileException">The file is truncated or foreign; it stays as it is.</exception>
    /// <exception cref="StateAccessException">Whether there is one cannot be told.</exception>
    public ResourceGraph? Load(string stack)
    {
        var path = PathOf(stack);
        return IsThere(path) ? DeploymentReader.ReadFile(path) : null;
    }

    /// <summary>What is known of the secrets in a stack's state; nothing when the file is missing or corrupt.</summary>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    public SecretFingerprints LoadFingerprints(string stack)
    {
        var path = FingerprintsOf(stack);
        try
        {
            return File.Exists(path) ? FingerprintFile.Read(File.ReadAllBytes(path)) : SecretFingerprints.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return SecretFingerprints.Empty;
        }
    }

    /// <summary>
    /// What has left a stack and was retained, each with its id as its name; also when the stack itself is gone.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    /// <exception cref="DeploymentFileException">The file is truncated or foreign; it stays as it is.</exception>
    public IReadOnlyList<ResourceNode> LoadRetained(string stack)
    {
        var path = RetainedOf(stack);
        return Path.Exists(path) ? DeploymentReader.ReadFile(path).Resources : [];
    }

    /// <summary>Remembers what leaves a stack and is retained.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="retained">The resources, as the stack had them.</param>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    /// <exception cref="DeploymentFileException">The file is truncated or foreign; it stays as it is.</exception>
    /// <exception cref="StateAccessException">The file cannot be written.</exception>
    public void Retain(string stack, string project, IEnumerable<ResourceNode> retained)
    {
        // By their ids: one URN may have been retained many times.
        var added = retained
            .Select(node =>
                node with
                {
                    Urn = ResourceUrn.Create(stack, project, null, node.Type, node.Id ?? node.Name),
                    Parent = null,
                    Dependencies = [],
                    PropertyDependencies = node.PropertyDependencies.Clear(),
                }
            )
            .ToList();
        if (added.Count > 0)
        {
            var path = RetainedOf(stack);
            var all = LoadRetained(stack).Concat(added).DistinctBy(node => node.Urn);
            var content = DeploymentWriter.Write(ResourceGraph.Create(project, stack, all));
            Access(path, "written", () => Write(path, content.Span));
        }
    }

    /// <summary>
    /// Makes a graph a stack's state. The state is written before the fingerprints: after a crash between them a secret
    /// at most counts as changed once more.
    /// </summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="graph">Its state; plaintexts of secrets are not written.</param>
    /// <param name="known">What <see cref="LoadFingerprints"/> gave; null to read it again.</param>
    /// <returns>False when the files had this content already and nothing was written.</returns>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    /// <exception cref="StateAccessException">A file cannot be written.</exception>
    public bool Save(string stack, ResourceGraph graph, SecretFingerprints? known = null)
    {
        var path = PathOf(stack);
        var content = DeploymentWriter.Write(graph);
        var fingerprints = (known ?? LoadFingerprints(stack)).Renew(graph);
        return Access(path, "written", () =>
            Write(path, content.Span) | SaveFingerprints(FingerprintsOf(stack), fingerprints)
        );
    }

    /// <summary>Deletes a stack's state and fingerprints; what was retained is remembered.</summary>
    /// <returns>False when there was no state.</returns>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    /// <exception cref="StateAccessException">A file cannot be deleted.</exception>
    public bool Delete(string stack)
    {
        var path = PathOf(stack);
        return Access(path, "deleted", () => Remove(path) | Remove(FingerprintsOf(stack)));
    }

    /// <summary>Takes the sole right to change a stack.</summary>
    /// <exception cref="ArgumentException">The name is not accepted.</exception>
    /// <exception cref="StackLockedException">Another process has it.</exception>
    /// <exception cref="StateAccessException">The lock file cannot be made.</exception>
    public StackLock Lock(string stack)
    {
        var path = FileOf(stack, ".lock");
        return Access(path, "locked", () =>
        {
            PrivateFolder.Create(directory);
            return StackLock.Acquire(stack, path);
        });
    }

    private bool SaveFingerprints(string path, SecretFingerprints fingerprints) =>
        fingerprints.Entries.IsEmpty ? Remove(path) : Write(path, FingerprintFile.Write(fingerprints).Span);

    private bool Write(string path, ReadOnlySpan<byte> content)
    {
        PrivateFolder.Create(directory);
        AtomicFile.DeleteRemains(path);
        return AtomicFile.Write(path, content, AtomicFile.OwnerOnly);
    }

    // What cannot be looked at is not "not there".
    private bool IsThere(string path)
    {
        var folder = new FileInfo(directory);
        if (!Directory.Exists(directory) && (folder.Exists || folder.LinkTarget is not null))
        {
            var what = folder.LinkTarget is { } target ? $"a link to '{target}', which leads to no folder" : "a file";
            throw new StateAccessException(
                $"The folder '{directory}' cannot be read: it is {what}.",
                new DirectoryNotFoundException()
            );
        }

        return Access(path, "read", () =>
        {
            try
            {
                return File.GetAttributes(path) is var found && found >= 0;
            }
            catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
            {
                return false;
            }
        });
    }

    private static bool Remove(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        AtomicFile.BeforeStep.Value?.Invoke($"delete {path}");
        File.Delete(path);
        AtomicFile.BeforeStep.Value?.Invoke($"deleted {path}");
        return true;
    }

    private static T Access<T>(string path, string what, Func<T> access)
    {
        try
        {
            return access();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateAccessException($"The file '{path}' cannot be {what}: {e.Message}", e);
        }
    }

    private string RetainedOf(string stack) => FileOf(stack, ".retained.json");

    private string FingerprintsOf(string stack) => FileOf(stack, ".secrets.json");

    private string FileOf(string stack, string extension)
    {
        CheckName(stack);
        return Path.Combine(directory, stack + extension);
    }
}

/// <summary>A file cannot be written, deleted or locked; the message is one sentence for the user.</summary>
internal sealed class StateAccessException : Exception
{
    /// <summary>An exception with a sentence that names the file.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="innerException">What the operating system said.</param>
    public StateAccessException(string message, Exception innerException)
        : base(message, innerException) { }
}
