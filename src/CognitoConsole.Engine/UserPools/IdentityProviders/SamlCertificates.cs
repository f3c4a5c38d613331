using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// A pool's certificates for SAML: one under whose key requests are signed, one under which providers encrypt their answers. Made when first asked for,
/// since most pools have no SAML provider; of several that are made at once the first one stays.
/// </summary>
public sealed class SamlCertificates(CognitoDbContext db, PoolSecrets secrets, TimeProvider clock)
{
    private const int KeySize = 2048;
    private const int Years = 10;

    /// <summary>Clocks of providers that are slow must not find it too young.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromDays(1);

    /// <summary>The certificate (DER) as base64. To be called with nothing unsaved.</summary>
    /// <param name="use"><see cref="SamlCertificate.Signing"/> or <see cref="SamlCertificate.Encryption"/>.</param>
    public async Task<string> Of(UserPool pool, string use, CancellationToken cancellation) => Convert.ToBase64String((await Row(pool, use, cancellation)).Certificate);

    /// <summary>The certificate with its private key, made when there is none yet. To be called with nothing unsaved.</summary>
    public async Task<X509Certificate2> WithKey(UserPool pool, string use, CancellationToken cancellation) => Open(pool, await Row(pool, use, cancellation));

    /// <summary>The certificate with its private key.</summary>
    public X509Certificate2 Open(UserPool pool, SamlCertificate row)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(secrets.Unprotect(pool, row.PrivateKey, Purpose(row.Use)), out _);
        using var certificate = X509CertificateLoader.LoadCertificate(row.Certificate);
        return certificate.CopyWithPrivateKey(rsa);
    }

    private async Task<SamlCertificate> Row(UserPool pool, string use, CancellationToken cancellation) => await Find(pool.Id, use, cancellation) ?? await Make(pool, use, cancellation);

    private Task<SamlCertificate?> Find(string userPoolId, string use, CancellationToken cancellation) =>
        db.SamlCertificates.AsNoTracking().FirstOrDefaultAsync(c => c.UserPoolId == userPoolId && c.Use == use, cancellation);

    private async Task<SamlCertificate> Make(UserPool pool, string use, CancellationToken cancellation)
    {
        var row = New(pool, use);
        db.SamlCertificates.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return row;
        }
        catch (DbUpdateException made) when (made.IsUniqueViolation())
        {
            db.Entry(row).State = EntityState.Detached;
            return (await Find(pool.Id, use, cancellation))!;
        }
    }

    private SamlCertificate New(UserPool pool, string use)
    {
        using var rsa = RSA.Create(KeySize);
        var request = new CertificateRequest($"CN={pool.Id}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(use == SamlCertificate.Signing ? X509KeyUsageFlags.DigitalSignature : X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now - Skew, now.AddYears(Years));
        return new SamlCertificate
        {
            UserPoolId = pool.Id,
            Use = use,
            Certificate = certificate.RawData,
            PrivateKey = secrets.Protect(pool, rsa.ExportPkcs8PrivateKey(), Purpose(use)),
            CreationDate = now,
        };
    }

    private static string Purpose(string use) => $"saml-key/{use}";
}
