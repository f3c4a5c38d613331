using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Providers as the API shows them. Their secrets are encrypted at rest, and shown only to who may see them; an operator who does leaves a trace.</summary>
public sealed class IdpDetails(PoolSecrets encryption, SamlCertificates certificates, Access access, AuditTrail audit)
{
    /// <summary>Puts details onto the provider, the secret ones apart.</summary>
    public void Write(UserPool pool, IdentityProvider provider, IReadOnlyDictionary<string, string> details)
    {
        provider.Details = details.Where(d => !ProviderRules.Secret.Contains(d.Key)).ToDictionary();
        var secrets = details.Where(d => ProviderRules.Secret.Contains(d.Key)).ToDictionary();
        if (secrets.SequenceEqual(Secrets(pool, provider))) return;
        provider.Secrets = secrets.Count == 0 ? null : encryption.Protect(pool, JsonSerializer.SerializeToUtf8Bytes(secrets), Purpose(provider));
    }

    /// <summary>client_secret or private_key, in clear.</summary>
    public IReadOnlyDictionary<string, string> Secrets(UserPool pool, IdentityProvider provider) =>
        provider.Secrets is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(encryption.Unprotect(pool, provider.Secrets, Purpose(provider)))!;

    /// <summary>For operations that read. The request goes into the audit log when an operator is shown a secret.</summary>
    public async Task<IdentityProviderType> Reveal(UserPool pool, IdentityProvider provider, object request, OperationContext context)
    {
        var shown = await Show(pool, provider, context);
        if (provider.Secrets is null || !(await access.Decide(context.Caller, ConsoleActions.RevealIdentityProviderSecret, context.UserPoolArn(pool.Id), context.Cancellation)).IsAllowed) return shown;
        if (context.Caller is Caller.Operator)
        {
            audit.Start(request);
            audit.Note($"IdentityProvider/{provider.ProviderName}", "Secrets", null, "revealed");
            await audit.Finish();
        }

        return WithSecrets(pool, shown, provider);
    }

    /// <summary>For whoever has just sent them, or may see them.</summary>
    public IdentityProviderType WithSecrets(UserPool pool, IdentityProviderType shown, IdentityProvider provider) => shown with { ProviderDetails = shown.ProviderDetails!.Concat(Secrets(pool, provider)).ToDictionary() };

    /// <summary>Everything but the secrets.</summary>
    public async Task<IdentityProviderType> Show(UserPool pool, IdentityProvider provider, OperationContext context)
    {
        var details = provider.Details.ToDictionary();
        if (provider.ProviderType == IdentityProviderTypeType.Saml)
            details["ActiveEncryptionCertificate"] = await certificates.Of(pool, SamlCertificate.Encryption, context.Cancellation);
        return new IdentityProviderType
        {
            UserPoolId = provider.UserPoolId,
            ProviderName = provider.ProviderName,
            ProviderType = provider.ProviderType,
            ProviderDetails = details,
            AttributeMapping = provider.AttributeMapping,
            IdpIdentifiers = provider.IdpIdentifiers,
            AcrMapping = provider.AcrMapping,
            CreationDate = provider.CreationDate,
            LastModifiedDate = provider.LastModifiedDate,
        };
    }

    private static string Purpose(IdentityProvider provider) => $"identity-provider/{provider.ProviderName}";
}
