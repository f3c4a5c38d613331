using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetSigningCertificateTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Answers_a_certificate_of_the_pool_that_stays()
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(await Get(_pool)));
        Assert.Equal(($"CN={_pool.Id}", $"CN={_pool.Id}", "sha256RSA"), (certificate.Subject, certificate.Issuer, certificate.SignatureAlgorithm.FriendlyName));
        Assert.Equal(2048, certificate.GetRSAPublicKey()!.KeySize);
        Assert.True(certificate.NotBefore.ToUniversalTime() < _cognito.Clock.GetUtcNow() && certificate.NotAfter.ToUniversalTime() > _cognito.Clock.GetUtcNow().AddYears(9));
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal(await Get(_pool), await Get(_pool));
        Assert.NotEqual(await Get(_pool), await Get(await _cognito.APool()));
    }

    [Fact]
    public async Task Its_key_signs_what_the_certificate_proves_and_is_encrypted_at_rest()
    {
        using var shown = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(await Get(_pool)));
        var row = await _cognito.Database(db => db.SamlCertificates.SingleAsync());
        await using var scope = _cognito.Services.CreateAsyncScope();
        using var opened = scope.ServiceProvider.GetRequiredService<SamlCertificates>().Open(await _cognito.Pools.Pool(_pool.Id!), row);
        var request = Encoding.UTF8.GetBytes("SAMLRequest=…&SigAlg=…");
        var signature = opened.GetRSAPrivateKey()!.SignData(request, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Assert.True(shown.GetRSAPublicKey()!.VerifyData(request, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        using var rsa = RSA.Create();
        Assert.ThrowsAny<CryptographicException>(() => rsa.ImportPkcs8PrivateKey(row.PrivateKey, out _));
        // Copied to another pool it does not open.
        var other = await _cognito.Pools.Pool((await _cognito.APool()).Id!);
        Assert.ThrowsAny<CryptographicException>(() => scope.ServiceProvider.GetRequiredService<SamlCertificates>().Open(other, row));
    }

    [Fact]
    public async Task Everybody_who_asks_at_once_gets_the_same()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Get(_pool))));
        Assert.Single(answers.Distinct());
        Assert.Equal(1, await _cognito.Database(db => db.SamlCertificates.CountAsync()));
    }

    [Fact]
    public async Task Refuses_a_pool_that_does_not_exist() => await _cognito.RefusesUnknownPool(new GetSigningCertificateRequest { UserPoolId = "us-east-1_NoSuchOne" });

    private async Task<string> Get(UserPoolType pool) => (await _cognito.Invoke(new GetSigningCertificateRequest { UserPoolId = pool.Id! })).Certificate!;
}
