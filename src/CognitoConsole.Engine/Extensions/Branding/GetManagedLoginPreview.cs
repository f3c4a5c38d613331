using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;
using FluentValidation;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetManagedLoginPreview(PoolDirectory pools, LoginBrandings brandings, LoginProviders providers, ILoginPages pages) : IOperation<GetManagedLoginPreviewRequest, GetManagedLoginPreviewResponse>
{
    public async Task<GetManagedLoginPreviewResponse> Handle(GetManagedLoginPreviewRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        var (client, pool) = (entry.Client, entry.Pool);
        ManagedLoginSettings.DemandAvailable(request.Settings);
        var settings = ManagedLoginSettings.Merged(ManagedLoginSettings.Over(null, request.Settings));
        var contrast = ManagedLoginContrast.Of(settings);
        if (request.ColorMode is { } mode) settings["categories"]!["global"]!["colorSchemeMode"] = mode;
        var pictures = (request.Assets ?? []).Where(a => a.Bytes is { Length: > 0 }).Select(a => new ManagedLoginPicture(a.Category, a.ColorMode, a.Extension, ManagedLoginLooks.DataUrl(a))).ToList();
        var branding = await brandings.Of(pool.Id, client.ClientId, LoginBrandings.ManagedLogin, lang: null, context.Cancellation) with { ManagedLogin = ManagedLoginLooks.Of(settings, pictures) };
        return new GetManagedLoginPreviewResponse
        {
            Html = await pages.Draw(request.Page, await PreviewedLogin.Of(entry, branding, providers, context.Cancellation), request.WithError),
            Contrast = contrast,
            WithoutEffect = [.. ManagedLoginSettings.WithoutEffect(request.Settings), .. ManagedLoginPictures.WithoutEffect(request.Assets)],
        };
    }

    internal sealed class Validator : AbstractValidator<GetManagedLoginPreviewRequest>
    {
        public Validator() => this.Rules(r => ManagedLoginShape.Violations(null, r.Settings, r.Assets));
    }
}
