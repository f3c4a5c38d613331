using System.Xml.Linq;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace CognitoConsole.Server.Hosting;

/// <summary>Encrypts ASP.NET Core's own keys (cookies, antiforgery) under the key ring.</summary>
internal sealed class KeyRingXmlEncryptor(KeyRing keys) : IXmlEncryptor
{
    public const string Purpose = "data-protection";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("keyRing", keys.Protect(plaintextElement.ToString(SaveOptions.DisableFormatting), Purpose)), typeof(KeyRingXmlDecryptor));
}

/// <summary>Made by data protection by its type's name, from the container.</summary>
internal sealed class KeyRingXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly KeyRing _keys = services.GetRequiredService<KeyRing>();

    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(_keys.Unprotect(encryptedElement.Value, KeyRingXmlEncryptor.Purpose));
}
