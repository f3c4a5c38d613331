using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;
using FluentValidation;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetLoginPagePreview(CognitoDbContext db, PoolDirectory pools, LoginBrandings brandings, LoginProviders providers, ILoginPages pages) : IOperation<GetLoginPagePreviewRequest, GetLoginPagePreviewResponse>
{
    public async Task<GetLoginPagePreviewResponse> Handle(GetLoginPagePreviewRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var clientId = request.ClientId ?? UICustomization.AllClients;
        var entry = clientId == UICustomization.AllClients ? await PreviewedLogin.Everything(pool, db, context.Cancellation) : await pools.Client(pool.Id, clientId, context.Cancellation);
        var css = LoginCss.Read(request.CSS);
        var branding = await brandings.Of(pool.Id, clientId, LoginBrandings.HostedUI, lang: null, context.Cancellation) with { Css = css.Text, LogoUrl = LogoImage.DataUrl(request.ImageFile) };
        return new GetLoginPagePreviewResponse
        {
            Html = await pages.Draw(request.Page, await PreviewedLogin.Of(entry, branding, providers, context.Cancellation), request.WithError),
            Contrast = Contrast.Of(css),
        };
    }

    internal sealed class Validator : AbstractValidator<GetLoginPagePreviewRequest>
    {
        public Validator() => this.Rules(r => UICustomizationShape.Violations(r.CSS, r.ImageFile));
    }
}
