using System.Security.Cryptography;
using CognitoConsole.Engine.UserPools;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

[Trait("Databases", "One")]
public class SigningKeysTests
{
    [Fact]
    public async Task Spare_keys_are_made_ahead_and_replaced()
    {
        var clock = new FakeTimeProvider();
        using var keys = new SigningKeys(clock);
        await keys.StartAsync(CancellationToken.None);
        Assert.Equal(0, keys.Ready);
        await Until(() =>
        {
            // The service may not wait on the clock yet when this test first moves it.
            clock.Advance(TimeSpan.FromSeconds(5));
            return keys.Ready == SigningKeys.Spares;
        });
        var taken = Enumerable.Range(0, SigningKeys.Spares).Select(_ => keys.Take().KeyId).ToList();
        Assert.Equal(SigningKeys.Spares, taken.Distinct().Count());
        await Until(() => keys.Ready == SigningKeys.Spares);
        await keys.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Without_spares_a_key_is_made_at_once()
    {
        using var keys = new SigningKeys(TimeProvider.System);
        Assert.NotEqual(keys.Take().KeyId, keys.Take().KeyId);
    }

    [Fact]
    public void A_stored_key_is_imported_once()
    {
        using var keys = new SigningKeys(TimeProvider.System);
        var key = JwtSigningKey.Generate();
        var asked = 0;
        byte[] Stored()
        {
            asked++;
            return key.ExportPkcs8();
        }
        var first = keys.Get(key.KeyId, Stored);
        Assert.Same(first, keys.Get(key.KeyId, Stored));
        Assert.Equal(1, asked);
        Assert.Equal(key.VerificationKey.Modulus, first.VerificationKey.Modulus);
        keys.Forget(key.KeyId);
        Assert.NotSame(first, keys.Get(key.KeyId, Stored));
    }

    [Fact]
    public void A_key_stored_under_anothers_id_is_refused()
    {
        using var keys = new SigningKeys(TimeProvider.System);
        var key = JwtSigningKey.Generate();
        var other = JwtSigningKey.Generate();
        Assert.Throws<InvalidDataException>(() => keys.Get(key.KeyId, other.ExportPkcs8));
    }

    [Fact]
    public void Only_rsa_2048_is_imported()
    {
        using var small = RSA.Create(1024);
        Assert.Throws<CryptographicException>(() => JwtSigningKey.Import(small.ExportPkcs8PrivateKey()));
        Assert.ThrowsAny<CryptographicException>(() => JwtSigningKey.Import([1, 2, 3]));
    }

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition()) await Task.Delay(20, limit.Token);
    }
}
