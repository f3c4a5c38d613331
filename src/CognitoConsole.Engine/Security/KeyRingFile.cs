using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace CognitoConsole.Engine.Security;

internal sealed record KeyRingKey(uint Id, DateTimeOffset Created, byte[] Material);

/// <summary>What a key ring holds, oldest key first.</summary>
internal sealed record KeyRingContent(Guid Id, KeyRingKey[] Keys)
{
    public KeyRingKey Oldest => Keys[0];

    public KeyRingKey Newest => Keys[^1];

    public static KeyRingContent New(TimeProvider clock) => new KeyRingContent(Guid.NewGuid(), []).WithNewKey(clock);

    public KeyRingContent WithNewKey(TimeProvider clock)
    {
        uint id;
        do id = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        while (Find(id) is not null);
        return this with { Keys = [.. Keys, new KeyRingKey(id, clock.GetUtcNow(), RandomNumberGenerator.GetBytes(32))] };
    }

    public KeyRingKey? Find(uint id)
    {
        foreach (var key in Keys)
        {
            if (key.Id == id) return key;
        }
        return null;
    }
}

/// <summary>keyring.json: readable by its owner only, written whole or not at all, never replaced by a fresh ring.</summary>
internal sealed class KeyRingFile(string directory)
{
    private const int FormatVersion = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private (DateTime Written, long Length) _stamp;

    public string Path { get; } = System.IO.Path.Combine(directory, "keyring.json");

    public bool HasChanged() => Stamp() != _stamp;

    /// <summary>Null when there is no file.</summary>
    public KeyRingContent? Read()
    {
        try
        {
            var stamp = Stamp();
            var content = Parse(File.ReadAllBytes(Path));
            _stamp = stamp;
            return content;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>False when somebody else made the file first; theirs stays.</summary>
    public bool Create(KeyRingContent content)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // Moving without overwriting is a look and a move: two can look before either moves.
        using var turn = WaitForTurn();
        if (File.Exists(Path)) return false;
        File.Move(Write(content), Path);
        return true;
    }

    /// <summary>Reads, changes and writes under a lock that other processes respect.</summary>
    public KeyRingContent Update(Func<KeyRingContent, KeyRingContent> change)
    {
        using var turn = WaitForTurn();
        var content = change(Read() ?? throw new FileNotFoundException($"The key ring '{Path}' is gone.", Path));
        File.Move(Write(content), Path, overwrite: true);
        _stamp = Stamp();
        return content;
    }

    // The length too: two rotations may fall into one tick of the file system's clock.
    private (DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(Path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private FileStream WaitForTurn()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Open(Path + ".lock", FileMode.OpenOrCreate);
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(50);
            }
        }
    }

    private string Write(KeyRingContent content)
    {
        var draft = $"{Path}.{Guid.NewGuid():N}";
        using var stream = Open(draft, FileMode.CreateNew);
        JsonSerializer.Serialize(stream, new Document(FormatVersion, content.Id,
            [.. content.Keys.Select(key => new DocumentKey(key.Id.ToString("x8", CultureInfo.InvariantCulture), key.Created, key.Material))]), Json);
        stream.Flush(flushToDisk: true);
        return draft;
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private KeyRingContent Parse(byte[] bytes)
    {
        Document? document;
        try
        {
            document = JsonSerializer.Deserialize<Document>(bytes, Json);
        }
        catch (JsonException broken)
        {
            throw Damaged("it is not valid JSON", broken);
        }
        if (document?.Version != FormatVersion) throw Damaged($"its version is not {FormatVersion}");
        if (document.Keys is not { Length: > 0 }) throw Damaged("it holds no key");
        var keys = new List<KeyRingKey>();
        foreach (var key in document.Keys)
        {
            if (!uint.TryParse(key?.Id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)) throw Damaged("a key has no id");
            if (key.Key is not { Length: 32 }) throw Damaged($"key {key.Id} is not 32 bytes long");
            if (keys.Any(other => other.Id == id)) throw Damaged($"key {key.Id} appears twice");
            keys.Add(new KeyRingKey(id, key.Created, key.Key));
        }
        return new KeyRingContent(document.Id, [.. keys]);
    }

    private InvalidDataException Damaged(string reason, Exception? cause = null) => new(
        $"The key ring '{Path}' is damaged: {reason}. Restore it from a backup; a new one could not read what this one has encrypted.", cause);

    private sealed record Document(int Version, Guid Id, DocumentKey[]? Keys);

    private sealed record DocumentKey(string? Id, DateTimeOffset Created, byte[]? Key);
}
