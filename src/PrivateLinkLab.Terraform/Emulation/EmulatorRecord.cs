using System.Text.Json;
using System.Text.Json.Serialization;
using PrivateLinkLab.Graph.Files;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>A process that the lab started, and by which it is known again.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="StartedAt">When it started: numbers are used again.</param>
internal sealed record ProcessRecord(int Pid, DateTimeOffset StartedAt);

/// <summary>What the lab wrote down about a stack's emulator.</summary>
/// <param name="Endpoint">Its URL.</param>
internal sealed record EmulatorRecord(Uri Endpoint)
{
    /// <summary>The emulator's process; null when the user named a running emulator.</summary>
    public ProcessRecord? Emulator { get; init; }

    /// <summary>
    /// A Terraform that was changing something when this was written; null when none was. When it is still here at the
    /// next command, the lab was killed, and Terraform's state may lack something that the emulator has.
    /// </summary>
    public ProcessRecord? Unfinished { get; init; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(EmulatorRecord))]
internal sealed partial class EmulatorRecordJson : JsonSerializerContext;

/// <summary>
/// The file <c>STACK.emulator.json</c> in the lab's folder: while it is there, the stack is on an emulator.
/// </summary>
public sealed class EmulatorFile
{
    /// <summary>What its name has after the stack's.</summary>
    public const string Ending = ".emulator.json";

    private readonly string _path;

    internal EmulatorFile(string path) => _path = path;

    /// <summary>Reads the record, or null when there is none that can be read: then nothing is known to run.</summary>
    internal EmulatorRecord? Load()
    {
        try
        {
            return File.Exists(_path)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(_path), EmulatorRecordJson.Default.EmulatorRecord)
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the record as a whole.</summary>
    internal void Save(EmulatorRecord record) =>
        AtomicFile.Write(
            _path,
            JsonSerializer.SerializeToUtf8Bytes(record, EmulatorRecordJson.Default.EmulatorRecord),
            AtomicFile.OwnerOnly
        );

    /// <summary>Deletes the record.</summary>
    internal void Delete() => File.Delete(_path);
}
