using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.Functions;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Extensions;

/// <summary>How a function is shown.</summary>
internal static class FunctionView
{
    public static readonly Expression<Func<Function, FunctionType>> Show = f => new FunctionType
    {
        Name = f.Name,
        Kind = f.Kind,
        Arn = f.Arn,
        Description = f.Description,
        Version = f.LatestVersion == 0 ? null : f.LatestVersion,
        Endpoint = f.Endpoint,
        AccessKeyId = f.AccessKeyId,
        CreationDate = f.CreationDate,
        LastModifiedDate = f.LastModifiedDate,
    };

    private static readonly Func<Function, FunctionType> Compiled = Show.Compile();

    public static FunctionType Of(Function function) => Compiled(function);

    /// <summary>A new signing secret for a webhook; the row keeps it encrypted.</summary>
    public static string NewSigningSecret(Function function, KeyRing keys)
    {
        var secret = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        SetSecret(function, secret, keys);
        return secret;
    }

    public static void SetSecret(Function function, string secret, KeyRing keys) =>
        function.Secret = keys.Protect(Encoding.UTF8.GetBytes(secret), FunctionDirectory.SecretPurpose(function.Name));
}
