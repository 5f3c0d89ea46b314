using System.Text;
using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>A file's bytes, and the JSON reader over them.</summary>
internal static class FileBytes
{
    private const int MaxDepth = 256;
    private const int Megabyte = 1024 * 1024;
    private const int ChunkSize = 80 * 1024;

    /// <summary>How many bytes are read: several times the largest stacks, and an end for what has none.</summary>
    private const int MaxBytes = 512 * Megabyte;

    private static readonly UnicodeEncoding LittleEndian = new(
        bigEndian: false,
        byteOrderMark: true,
        throwOnInvalidBytes: true
    );
    private static readonly UnicodeEncoding BigEndian = new(
        bigEndian: true,
        byteOrderMark: true,
        throwOnInvalidBytes: true
    );

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Gives a file's bytes.</summary>
    /// <exception cref="DeploymentFileException">The file is not there, or cannot be opened.</exception>
    public static ReadOnlyMemory<byte> Read(string path, DeploymentShape shape)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file, shape);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DeploymentFileException(
                e is FileNotFoundException or DirectoryNotFoundException
                    ? $"The file '{path}' does not exist; expected {shape.Accepted}."
                    : $"The file '{path}' cannot be opened; expected a file with {shape.Accepted}.",
                e
            );
        }
    }

    /// <summary>Gives what a stream has to its end.</summary>
    /// <exception cref="DeploymentFileException">It is too much.</exception>
    public static ReadOnlyMemory<byte> Read(Stream stream, DeploymentShape shape)
    {
        using var buffer = new MemoryStream(stream.CanSeek ? (int)Math.Min(stream.Length, MaxBytes) : 0);
        var chunk = new byte[ChunkSize];
        for (int read; (read = stream.Read(chunk)) > 0; )
        {
            if (buffer.Length + read > MaxBytes)
            {
                throw shape.TooMuch(MaxBytes / Megabyte);
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>
    /// Gives a text in UTF-8: one in UTF-16 says so by its byte order mark, as what Windows PowerShell redirects into a
    /// file.
    /// </summary>
    /// <exception cref="DeploymentFileException">There is not a text, or it is not valid.</exception>
    public static ReadOnlySpan<byte> Utf8Of(ReadOnlySpan<byte> bytes, DeploymentShape shape)
    {
        foreach (var encoding in (ReadOnlySpan<UnicodeEncoding>)[LittleEndian, BigEndian])
        {
            if (bytes.StartsWith(encoding.Preamble))
            {
                bytes = Converted(bytes[encoding.Preamble.Length..], encoding, shape);
                break;
            }
        }

        var text = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        return text.Trim(" \t\r\n"u8).IsEmpty ? throw shape.Empty() : text;
    }

    /// <summary>Gives a reader at the beginning of a text in UTF-8, with or without a byte order mark.</summary>
    public static Utf8JsonReader ReaderOf(ReadOnlySpan<byte> utf8) =>
        new(
            utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8,
            new JsonReaderOptions { MaxDepth = MaxDepth }
        );

    private static byte[] Converted(ReadOnlySpan<byte> utf16, UnicodeEncoding encoding, DeploymentShape shape)
    {
        try
        {
            return Encoding.UTF8.GetBytes(encoding.GetString(utf16));
        }
        catch (DecoderFallbackException)
        {
            throw shape.Wrong("it begins as UTF-16 and is not valid UTF-16");
        }
    }
}
