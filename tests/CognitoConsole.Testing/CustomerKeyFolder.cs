using System.Security.Cryptography;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Testing;

/// <summary>Customers' keys in a folder of their own, to be taken away and put back.</summary>
public sealed class CustomerKeyFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("customer-keys-").FullName;

    public KmsKey New(string arn, bool base64 = false)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        if (base64) File.WriteAllText(PathOf(arn), Convert.ToBase64String(key) + "\n");
        else File.WriteAllBytes(PathOf(arn), key);
        return new KmsKey(arn, PathOf(arn));
    }

    public byte[] Bytes(string arn) => File.ReadAllBytes(PathOf(arn));

    public byte[] Take(string arn)
    {
        var content = Bytes(arn);
        File.Delete(PathOf(arn));
        return content;
    }

    public void Return(string arn, byte[] content) => File.WriteAllBytes(PathOf(arn), content);

    public void Replace(string arn) => New(arn);

    public void Write(string arn, string content) => File.WriteAllText(PathOf(arn), content);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string arn) => Path.Combine(_folder, arn[(arn.LastIndexOf('/') + 1)..]);
}
