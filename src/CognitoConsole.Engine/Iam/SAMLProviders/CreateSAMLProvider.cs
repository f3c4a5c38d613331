using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html">CreateSAMLProvider</see></summary>
internal sealed class CreateSAMLProvider(CognitoDbContext db, IamSamlProviders providers, TimeProvider clock) : IOperation<CreateSAMLProviderRequest, CreateSAMLProviderResponse>
{
    private const int MaxProviders = 100;

    public async Task<CreateSAMLProviderResponse> Handle(CreateSAMLProviderRequest request, OperationContext context)
    {
        IamSamlProviders.DemandNoEncryption(request.AssertionEncryptionMode, request.AddPrivateKey);
        var (entity, validUntil) = providers.Read(request.SAMLMetadataDocument);
        if (await db.SamlProviders.AnyAsync(p => p.Name == request.Name, context.Cancellation)) throw Taken(request.Name);
        if (await db.SamlProviders.CountAsync(context.Cancellation) >= MaxProviders) throw Errors.LimitExceeded($"Cannot exceed quota for SAMLProvidersPerAccount: {MaxProviders}");
        var provider = new SamlProvider
        {
            Name = request.Name,
            MetadataDocument = request.SAMLMetadataDocument,
            EntityId = entity.EntityId,
            SigningCertificates = entity.SigningCertificates,
            ValidUntil = validUntil,
            Tags = (request.Tags ?? []).ToDictionary(t => t.Key, t => t.Value),
            CreateDate = clock.GetUtcNow(),
        };
        db.SamlProviders.Add(provider);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            throw Taken(request.Name);
        }

        return new() { SAMLProviderArn = provider.Arn(context.AccountId), Tags = request.Tags };
    }

    private static CognitoException Taken(string name) => Errors.EntityAlreadyExists($"Provider with name {name} already exists.", "name");

    internal sealed class Validator : AbstractValidator<CreateSAMLProviderRequest>
    {
        public Validator() => this.Rules(request => IamTags.Violations(request.Tags));
    }
}
