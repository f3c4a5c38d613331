using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Saml;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>Finds the SAML providers of IAM by their ARN, and reads what their metadata says.</summary>
internal sealed class IamSamlProviders(CognitoDbContext db, TimeProvider clock)
{
    public const int MaxMetadata = 10_000_000;

    /// <summary>Of metadata that does not say, as AWS shows it.</summary>
    private const int YearsOfMetadata = 100;

    /// <summary>Tracked, for a change.</summary>
    /// <exception cref="CognitoException">NoSuchEntity.</exception>
    public async Task<SamlProvider> Find(string arn, OperationContext context)
    {
        var name = NameOf(arn, context.AccountId);
        return await db.SamlProviders.FirstOrDefaultAsync(p => p.Name == name, context.Cancellation) ?? throw Errors.NoSuchSamlProvider(arn);
    }

    /// <summary>By whose name and keys its responses are known; null where there is no such provider. Without the document, which is long.</summary>
    public async Task<(SamlEntity Entity, DateTimeOffset ValidUntil)?> Entity(string arn, string accountId, CancellationToken cancellation)
    {
        var name = NameOf(arn, accountId);
        var found = await db.SamlProviders.AsNoTracking().Where(p => p.Name == name).Select(p => new { p.EntityId, p.SigningCertificates, p.ValidUntil }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : (new SamlEntity(found.EntityId) { SigningCertificates = found.SigningCertificates }, found.ValidUntil);
    }

    public async Task<bool> Exists(string arn, string accountId, CancellationToken cancellation)
    {
        var name = NameOf(arn, accountId);
        return await db.SamlProviders.AnyAsync(p => p.Name == name, cancellation);
    }

    /// <summary>Empty, which no provider is called, for what is no ARN of this account's.</summary>
    public static string NameOf(string arn, string accountId)
    {
        var mark = SamlProvider.Arn(accountId, "");
        return arn.StartsWith(mark, StringComparison.Ordinal) ? arn[mark.Length..] : "";
    }

    /// <exception cref="CognitoException">InvalidInput. When its certificates end is not asked, as in AWS.</exception>
    public (SamlEntity Entity, DateTimeOffset ValidUntil) Read(string document)
    {
        try
        {
            var (entity, now) = (SamlEntity.Read(document, MaxMetadata), clock.GetUtcNow());
            var until = entity.ValidUntil ?? now.AddYears(YearsOfMetadata);
            return until > now ? (entity, until) : throw new InvalidDataException("it has expired.");
        }
        catch (InvalidDataException wrong)
        {
            throw Errors.InvalidInput($"Could not parse metadata: {wrong.Message}");
        }
    }

    /// <exception cref="CognitoException">They ask for encrypted assertions, which are not taken.</exception>
    public static void DemandNoEncryption(string? mode, string? privateKey, string? removedKey = null)
    {
        if (mode is not null) throw Errors.NotYetAvailable("AssertionEncryptionMode");
        if (privateKey is not null) throw Errors.NotYetAvailable("AddPrivateKey");
        if (removedKey is not null) throw Errors.NotYetAvailable("RemovePrivateKey");
    }
}
