using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html">CreateManagedLoginBranding</see></summary>
public sealed class CreateManagedLoginBranding(CognitoDbContext db, PoolDirectory pools, TimeProvider clock) : IOperation<CreateManagedLoginBrandingRequest, CreateManagedLoginBrandingResponse>
{
    private const int MaxStyles = 20;

    public async Task<CreateManagedLoginBrandingResponse> Handle(CreateManagedLoginBrandingRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        var poolId = entry.Pool.Id;
        ManagedLoginSettings.DemandAvailable(request.Settings);
        if (await db.ManagedLoginBrandings.AnyAsync(b => b.UserPoolId == poolId && b.ClientId == request.ClientId, context.Cancellation)) throw Errors.ManagedLoginBrandingExists();
        if (await db.ManagedLoginBrandings.CountAsync(b => b.UserPoolId == poolId, context.Cancellation) >= MaxStyles) throw Errors.LimitExceeded($"The maximum number of managed login styles for user pool {poolId} is {MaxStyles}.");
        var now = clock.GetUtcNow();
        var style = new ManagedLoginBranding
        {
            UserPoolId = poolId,
            ManagedLoginBrandingId = Guid.NewGuid().ToString(),
            ClientId = request.ClientId,
            UseCognitoProvidedValues = request.UseCognitoProvidedValues ?? false,
            Settings = ManagedLoginSettings.Over(null, request.Settings),
            CreationDate = now,
            LastModifiedDate = now,
        };
        db.ManagedLoginBrandings.Add(style);
        ManagedLoginShape.Put(db, style, [], request.Assets);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            throw Errors.ManagedLoginBrandingExists();
        }

        return new() { ManagedLoginBranding = await ManagedLoginShape.Of(db, style, merged: false, context.Cancellation) };
    }

    internal sealed class Validator : AbstractValidator<CreateManagedLoginBrandingRequest>
    {
        public Validator()
        {
            this.Rules(r => r.UseCognitoProvidedValues is null && !ManagedLoginShape.IsGiven(r.Settings)
                ? [new Violation("useCognitoProvidedValues", "Either UseCognitoProvidedValues or Settings must be provided (but not both).")]
                : []);
            this.Rules(r => ManagedLoginShape.Violations(r.UseCognitoProvidedValues, r.Settings, r.Assets));
        }
    }
}
