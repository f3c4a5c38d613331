using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The keys that sign a pool's tokens, decrypted and ready. Made with the pool, never shared between pools.</summary>
/// <param name="Id">Signs ID tokens.</param>
/// <param name="Access">Signs access tokens.</param>
public sealed record PoolKeys(JwtSigningKey Id, JwtSigningKey Access)
{
    private const string IdUse = "id";
    private const string AccessUse = "access";

    /// <summary>Rows for a new pool's two keys.</summary>
    internal static IEnumerable<SigningKey> Rows(UserPool pool, SigningKeys signingKeys, PoolSecrets secrets, DateTimeOffset now) =>
        new[] { IdUse, AccessUse }.Select(use =>
        {
            var key = signingKeys.Take();
            return new SigningKey
            {
                UserPoolId = pool.Id,
                Kid = key.KeyId,
                TokenUse = use,
                N = key.VerificationKey.Modulus,
                E = key.VerificationKey.Exponent,
                PrivateKey = secrets.Protect(pool, key.ExportPkcs8(), Purpose(key.KeyId)),
                CreationDate = now,
            };
        });

    internal static PoolKeys From(UserPool pool, IReadOnlyList<SigningKey> rows, SigningKeys signingKeys, PoolSecrets secrets)
    {
        return new(Newest(IdUse), Newest(AccessUse));

        JwtSigningKey Newest(string use)
        {
            var row = rows.Where(r => r.TokenUse == use).MaxBy(r => r.CreationDate)!;
            return signingKeys.Get(row.Kid, () => secrets.Unprotect(pool, row.PrivateKey, Purpose(row.Kid)));
        }
    }

    private static string Purpose(string kid) => $"signing-key/{kid}";
}
