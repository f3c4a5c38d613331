using System.Buffers.Binary;
using System.Security.Cryptography;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Pictures of a managed login style, as their bytes tell: each must be whole and of the kind that it is said to be.</summary>
internal static class ManagedLoginPictures
{
    public const int MaxBytes = 1_000_000;

    private const int MaxSide = 4096;

    /// <summary>Roles that the pages have no place for.</summary>
    private static readonly string[] WithoutPlace =
    [
        AssetCategoryType.EmailGraphic, AssetCategoryType.SmsGraphic, AssetCategoryType.AuthAppGraphic, AssetCategoryType.PasswordGraphic, AssetCategoryType.PasskeyGraphic, AssetCategoryType.IdpButtonIcon,
    ];

    /// <summary>What was given and changes nothing on the pages.</summary>
    public static IEnumerable<string> WithoutEffect(IReadOnlyList<AssetType>? assets) => (assets ?? []).Select(a => a.Category).Where(WithoutPlace.Contains).Distinct();

    /// <summary>The name under which it is served: a hash of its content and the extension of its kind.</summary>
    public static string NameOf(byte[] bytes, string extension) => $"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}.{extension.ToLowerInvariant()}";

    public static string ContentType(string name) => name[(name.LastIndexOf('.') + 1)..] switch
    {
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "png" => "image/png",
        _ => "image/jpeg",
    };

    public static IEnumerable<Violation> Violations(IReadOnlyList<AssetType>? assets)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (asset, i) in (assets ?? []).Select((a, i) => (a, i)))
        {
            var path = $"assets.{i + 1}.member";
            if (!seen.Add((asset.Category, asset.ColorMode))) yield return new(path, $"There is more than one asset of category {asset.Category} for color mode {asset.ColorMode}.");
            if (!Fits(asset.Category, asset.Extension)) yield return new(path + ".extension", $"An asset of category {asset.Category} cannot be of type {asset.Extension}.");
            else if (asset.Bytes is { Length: > 0 } bytes && Fault(bytes, asset.Extension) is { } fault) yield return new(path + ".bytes", fault);
        }
    }

    private static bool Fits(string category, string extension) => category switch
    {
        AssetCategoryType.FaviconIco => extension == AssetExtensionType.Ico,
        AssetCategoryType.FaviconSvg => extension == AssetExtensionType.Svg,
        _ => extension != AssetExtensionType.Ico,
    };

    private static string? Fault(byte[] bytes, string extension)
    {
        if (bytes.Length > MaxBytes) return $"An image must be no larger than {MaxBytes} bytes.";
        if (extension == AssetExtensionType.Svg) return SvgPicture.Fault(bytes);
        var isWhole = extension switch
        {
            AssetExtensionType.Png => LogoImage.NameOf(bytes)?.EndsWith(".png", StringComparison.Ordinal) == true,
            AssetExtensionType.Jpeg => LogoImage.NameOf(bytes)?.EndsWith(".jpg", StringComparison.Ordinal) == true,
            AssetExtensionType.Webp => IsWebp(bytes),
            _ => IsIcon(bytes),
        };
        return isWhole ? null : $"The image must be a whole {extension} file of at most {MaxSide} by {MaxSide} pixels.";
    }

    /// <summary>RIFF with its own length, and a first chunk that holds the size.</summary>
    private static bool IsWebp(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8) || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != bytes.Length - 8) return false;
        if (bytes[12..].StartsWith("VP8X"u8)) return IsSide(Three(bytes[24..]) + 1) && IsSide(Three(bytes[27..]) + 1);
        if (bytes[12..].StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return bytes[20] == 0x2F && IsSide((bits & 0x3FFF) + 1) && IsSide(((bits >> 14) & 0x3FFF) + 1);
        }

        return bytes[12..].StartsWith("VP8 "u8) && bytes[23..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            && IsSide(BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFFu) && IsSide(BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFFu);
    }

    /// <summary>A directory whose pictures lie within the file.</summary>
    private static bool IsIcon(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 22 || !bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0])) return false;
        var count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]);
        if (count == 0 || 6 + 16 * count > bytes.Length) return false;
        for (var i = 0; i < count; i++)
        {
            var entry = bytes[(6 + 16 * i)..];
            var (size, offset) = ((long)BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]), (long)BinaryPrimitives.ReadUInt32LittleEndian(entry[12..]));
            if (size == 0 || offset < 6 + 16 * count || offset + size > bytes.Length) return false;
        }

        return true;
    }

    private static uint Three(ReadOnlySpan<byte> bytes) => (uint)(bytes[0] | bytes[1] << 8 | bytes[2] << 16);

    private static bool IsSide(uint pixels) => pixels is > 0 and <= MaxSide;
}
