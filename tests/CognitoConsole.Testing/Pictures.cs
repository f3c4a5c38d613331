namespace CognitoConsole.Testing;

/// <summary>Small files of the kinds that a logo may be, and that it may not.</summary>
public static class Pictures
{
    /// <summary>One white pixel.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=");

    /// <summary>The parts that say what it is, around a scan of nothing.</summary>
    public static byte[] Jpeg { get; } =
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00,
        0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x10, 0x00, 0x10, 0x01, 0x01, 0x11, 0x00, 0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00, 0x00, 0xFF, 0xD9,
    ];

    /// <summary>Lossless, one pixel: the head that holds the size.</summary>
    public static byte[] Webp { get; } = [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8, 14, 0, 0, 0, 0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE, 7, 0];

    /// <summary>A directory with the PNG in it.</summary>
    public static byte[] Ico { get; } = [0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 32, 0, (byte)Png.Length, 0, 0, 0, 22, 0, 0, 0, .. Png];

    public static byte[] Svg { get; } = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><defs><linearGradient id="a"><stop stop-color="#0a7d33"/></linearGradient></defs><circle cx="1" cy="1" r="1" fill="url(#a)"/></svg>"""u8.ToArray();
}
