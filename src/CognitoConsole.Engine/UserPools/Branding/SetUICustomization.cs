using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUICustomization.html">SetUICustomization</see></summary>
/// <remarks>Replaces both members. With neither, a client has the look of all clients again, and all clients the plain one.</remarks>
[DecidesAnew]
public sealed class SetUICustomization(CognitoDbContext db, PoolDirectory pools, EngineOptions options, TimeProvider clock)
    : IOperation<SetUICustomizationRequest, SetUICustomizationResponse>
{
    public async Task<SetUICustomizationResponse> Handle(SetUICustomizationRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var clientId = request.ClientId ?? UICustomization.AllClients;
        if (clientId != UICustomization.AllClients) await pools.Client(pool.Id, clientId, context.Cancellation);
        var domain = await pools.DomainOf(pool.Id, context.Cancellation) ?? throw Errors.NoDomainForPages();
        var css = LoginCss.Read(request.CSS);
        var image = request.ImageFile is { Length: > 0 } bytes ? bytes : null;

        var kept = await db.UICustomizations.FirstOrDefaultAsync(c => c.UserPoolId == pool.Id && c.ClientId == clientId, context.Cancellation);
        if (css.Text is null && image is null)
        {
            if (kept is not null) db.UICustomizations.Remove(kept);
            await db.SaveChangesAsync(context.Cancellation);
            return new() { UICustomization = new UICustomizationType { UserPoolId = pool.Id, ClientId = clientId } };
        }

        var now = clock.GetUtcNow();
        if (kept is null)
        {
            kept = new UICustomization { UserPoolId = pool.Id, ClientId = clientId, CreationDate = now, LastModifiedDate = now };
            db.UICustomizations.Add(kept);
        }

        kept.Css = css.Text is null ? null : request.CSS;
        kept.ServedCss = css.Text;
        kept.Image = image;
        kept.ImageName = image is null ? null : LogoImage.NameOf(image);
        kept.LastModifiedDate = now;
        await db.SaveChangesAsync(context.Cancellation);
        return new() { UICustomization = UICustomizationShape.Of(kept, options.DomainUrl(domain.Domain, domain.IsCustom)) };
    }

    internal sealed class Validator : AbstractValidator<SetUICustomizationRequest>
    {
        public Validator() => this.Rules(r => UICustomizationShape.Violations(r.CSS, r.ImageFile));
    }
}
