using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateManagedLoginBranding.html">UpdateManagedLoginBranding</see></summary>
/// <remarks>What is left out stays, member by member and picture by picture. Cognito's values take everything away.</remarks>
public sealed class UpdateManagedLoginBranding(CognitoDbContext db, PoolDirectory pools, TimeProvider clock) : IOperation<UpdateManagedLoginBrandingRequest, UpdateManagedLoginBrandingResponse>
{
    public async Task<UpdateManagedLoginBrandingResponse> Handle(UpdateManagedLoginBrandingRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId!, context.Cancellation);
        ManagedLoginSettings.DemandAvailable(request.Settings);
        var style = await db.ManagedLoginBrandings.FirstOrDefaultAsync(b => b.UserPoolId == pool.Id && b.ManagedLoginBrandingId == request.ManagedLoginBrandingId, context.Cancellation)
            ?? throw Errors.ManagedLoginBrandingNotFound();
        var assets = await db.ManagedLoginAssets.Where(a => a.UserPoolId == pool.Id && a.ManagedLoginBrandingId == style.ManagedLoginBrandingId).ToListAsync(context.Cancellation);
        if (request.UseCognitoProvidedValues == true)
        {
            style.Settings = null;
            db.ManagedLoginAssets.RemoveRange(assets);
        }
        else
        {
            style.Settings = ManagedLoginSettings.Over(style.Settings, request.Settings);
            ManagedLoginShape.Put(db, style, assets, request.Assets);
        }

        var isOwn = ManagedLoginShape.IsGiven(request.Settings) || request.Assets is { Count: > 0 };
        style.UseCognitoProvidedValues = request.UseCognitoProvidedValues ?? (style.UseCognitoProvidedValues && !isOwn);
        style.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new() { ManagedLoginBranding = await ManagedLoginShape.Of(db, style, merged: false, context.Cancellation) };
    }

    internal sealed class Validator : AbstractValidator<UpdateManagedLoginBrandingRequest>
    {
        public Validator()
        {
            // The model leaves both open; a style has no other name.
            this.Rules(r => r.UserPoolId is null ? [new Violation("userPoolId", "UserPoolId must be provided.")] : []);
            this.Rules(r => r.ManagedLoginBrandingId is null ? [new Violation("managedLoginBrandingId", "ManagedLoginBrandingId must be provided.")] : []);
            this.Rules(r => ManagedLoginShape.Violations(r.UseCognitoProvidedValues, r.Settings, r.Assets));
        }
    }
}
