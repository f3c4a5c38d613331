using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class IdentityProviderPage
{
    private static readonly string[] Consequences =
    [
        "Nobody can sign in through it any more.",
        "Users who are linked to it lose these links, and keep their accounts.",
        "Another provider under this name begins without links.",
    ];

    /// <summary>What Cognito has found or filled in, and the form does not ask for.</summary>
    private static readonly (string Detail, string Label)[] Found =
    [
        ("SSORedirectBindingURI", "Sign-in address"), ("SLORedirectBindingURI", "Sign-out address"), ("authorize_url", "Authorization endpoint"), ("token_url", "Token endpoint"), ("attributes_url", "UserInfo endpoint"),
    ];

    private IdentityProviderType? _provider;
    private IdpForm? _saved;
    private IdpForm? _form;
    private IReadOnlyList<Change> _changes = [];
    private Refusals _may = Refusals.Unknown;
    private string? _certificate;
    private bool _reviewing;
    private bool _deleting;

    [Parameter] public string ProviderName { get; set; } = "";

    /// <summary>OIDC has its endpoints in the form.</summary>
    private IEnumerable<(string Detail, string Label)> Shown => _form!.Kind.IsOidc ? [] : Found;

    protected override void OnInitialized() => Form.UseRules(() => _form!.ToUpdate(PoolId), () => IdpFaults.Of(_form!, isNew: false));

    protected override async Task Load()
    {
        (_provider, _reviewing) = (null, false);
        await base.Load();
        _may = await Refusals.Of(WhyNotHere, "UpdateIdentityProvider", "DeleteIdentityProvider");
        _may = _may.With("Reveal", await WhyNot("cognito-console:RevealIdentityProviderSecret", PoolArn));
        if (await Send(new DescribeIdentityProviderRequest { UserPoolId = PoolId, ProviderName = ProviderName, WithoutSecret = true }) is not { IdentityProvider: { } provider }) return;
        if (provider.ProviderType == IdentityProviderTypeType.Saml) _certificate = (await Send(new GetSigningCertificateRequest { UserPoolId = PoolId }))?.Certificate;
        Accept(provider);
    }

    private void Accept(IdentityProviderType provider)
    {
        _provider = provider;
        _saved = _form = IdpForm.From(provider);
        _changes = [];
        Form.Reset();
    }

    private void Edit(IdpForm form)
    {
        _form = form;
        _changes = IdpChanges.Between(_saved!, form);
        Form.Refresh();
    }

    private UpdateIdentityProviderRequest Request => _form!.ToUpdate(PoolId) with { ExpectedLastModifiedDate = _provider!.LastModifiedDate };

    private DeleteIdentityProviderRequest Deletion => new() { UserPoolId = PoolId, ProviderName = ProviderName };

    private void Review() => _reviewing = Form.Validate();

    private async Task Save()
    {
        if (await Send(Request) is not { IdentityProvider: { } saved }) return;
        _reviewing = false;
        Accept(saved);
        Toasts.Success($"Identity provider {ProviderName} was saved.");
    }

    private async Task<string?> Reveal() =>
        (await Send(new DescribeIdentityProviderRequest { UserPoolId = PoolId, ProviderName = ProviderName }))?.IdentityProvider.ProviderDetails?.GetValueOrDefault(_form!.Kind.Secret!.Value.Detail);

    private async Task<bool> Delete()
    {
        if (await Send(Deletion) is null) return false;
        _changes = [];
        Toasts.Success($"Identity provider {ProviderName} was deleted.");
        await GoTo(ConsoleUrls.IdentityProviders(PoolId));
        return true;
    }
}
