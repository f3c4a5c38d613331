using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;
using FluentValidation;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetLoginPagePreview(PoolDirectory pools, LoginBrandings brandings, ILoginPages pages) : IOperation<GetLoginPagePreviewRequest, GetLoginPagePreviewResponse>
{
    public async Task<GetLoginPagePreviewResponse> Handle(GetLoginPagePreviewRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var clientId = request.ClientId ?? UICustomization.AllClients;
        var name = clientId == UICustomization.AllClients ? pool.Name : (await pools.Client(pool.Id, clientId, context.Cancellation)).Client.ClientName;
        var css = LoginCss.Read(request.CSS);
        var branding = await brandings.Of(pool.Id, clientId, LoginBrandings.HostedUI, lang: null, context.Cancellation) with { Css = css.Text, LogoUrl = LogoImage.DataUrl(request.ImageFile) };
        return new GetLoginPagePreviewResponse
        {
            Html = await pages.Draw(request.Page, LoginPageFacts.Of(pool, name, branding), request.WithError),
            Contrast = Contrast.Of(css),
        };
    }

    internal sealed class Validator : AbstractValidator<GetLoginPagePreviewRequest>
    {
        public Validator() => this.Rules(r => UICustomizationShape.Violations(r.CSS, r.ImageFile));
    }
}
