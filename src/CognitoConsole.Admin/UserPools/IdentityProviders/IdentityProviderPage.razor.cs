using System.Globalization;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class IdentityProviderPage
{
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
    private bool _counting;
    private UserCountType? _users;

    [Parameter] public string ProviderName { get; set; } = "";

    private IReadOnlyList<UserPoolClientType>? Offering { get; set; }

    /// <summary>OIDC has its endpoints in the form.</summary>
    private IEnumerable<(string Detail, string Label)> Shown => _form!.Kind.IsOidc ? [] : Found;

    protected override void OnInitialized() => Form.UseRules(() => _form!.ToUpdate(PoolId), () => IdpFaults.Of(_form!, isNew: false));

    protected override async Task Load()
    {
        (_provider, _reviewing, Offering) = (null, false, null);
        await base.Load();
        _may = await Refusals.Of(WhyNotHere, "UpdateIdentityProvider", "DeleteIdentityProvider", "UpdateUserPoolClient");
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

    /// <summary>What goes with the provider, in numbers where they are known.</summary>
    private IReadOnlyList<string> Consequences =>
    [
        Offering switch
        {
            null => "Nobody can sign in through it any more. App clients that offer it do so no longer.",
            [] => "Nobody can sign in through it any more. No app client offers it.",
            var clients => $"Nobody can sign in through it any more. These app clients offer it no longer: {string.Join(", ", clients.Select(c => IdpClients.NameIn(clients, c)))}.",
        },
        Offering?.Where(c => c.SupportedIdentityProviders is [_]).Select(c => IdpClients.NameIn(Offering, c)).ToList() is { Count: > 0 } alone ? $"No other provider is left at {string.Join(", ", alone)}: nobody can sign in there." : "",
        _users switch
        {
            null => "",
            { Value: 0 } => "Nobody has signed up by a sign-in through it.",
            { Value: 1, IsExact: true } => "One user was made by a sign-in through it (status EXTERNAL_PROVIDER). The user stays, and cannot sign in any more unless another provider is linked.",
            var users => string.Create(CultureInfo.InvariantCulture, $"{(users.IsExact ? "" : "More than ")}{users.Value:N0} users were made by a sign-in through it (status EXTERNAL_PROVIDER). They stay, and cannot sign in any more unless another provider is linked."),
        },
        "Apps in which people are signed in keep their refresh tokens. Disabling a user ends them.",
        "Users who are linked to it lose these links, and keep their accounts.",
        "A provider that is made again under this name does not know any of them.",
    ];

    /// <summary>Names of users whom a first sign-in has made begin with the provider's.</summary>
    private string MadeByIt => $"{new UserFilter("username", UserFilter.StartsWith, ProviderName + "_")} and {new UserFilter(UserFilter.Status, UserFilter.Exactly, UserStatusType.ExternalProvider)}";

    private async Task AskToDelete()
    {
        _counting = true;
        _users = (await Send(new SearchUsersRequest { UserPoolId = PoolId, Filter = MadeByIt, MaxResults = 1, IncludeCount = true }))?.Count;
        // An operator who may not list users may delete a provider all the same.
        Error = null;
        (_counting, _deleting) = (false, true);
    }

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
