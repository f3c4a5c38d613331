using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

/// <summary>One app client. Its tabs edit one draft, so that moving between them keeps what was typed and one save holds it all.</summary>
public sealed partial class AppClientPage
{
    private static readonly (string? Key, string Title, string[] Members)[] Sections =
    [
        (null, "Overview", []),
        ("authentication", "Authentication", ["clientName", "explicitAuthFlows", "authSessionValidity"]),
        ("tokens", "Tokens", ["refreshTokenValidity", "accessTokenValidity", "idTokenValidity", "tokenValidityUnits", "enableTokenRevocation", "refreshTokenRotation"]),
        ("attributes", "Attribute permissions", ["readAttributes", "writeAttributes"]),
        ("login-pages", "Login pages", ["callbackURLs", "logoutURLs", "defaultRedirectURI", "supportedIdentityProviders", "allowedOAuthFlows", "allowedOAuthScopes", "allowedOAuthFlowsUserPoolClient"]),
        ("advanced", "Advanced", ["analyticsConfiguration"]),
        ("sessions", "Sessions", []),
        ("secrets", "Secrets", []),
    ];

    private static readonly string[] DeleteConsequences =
    [
        "Apps that use this client ID can no longer sign anybody in.",
        "Its refresh tokens stop working at once; access and ID tokens end when they expire.",
    ];

    private const string OwnSecret = "This app client registered itself: its secret is its own business.";

    private UserPoolClientType? _client;
    private UpdateUserPoolClientRequest? _saved;
    private UpdateUserPoolClientRequest? _draft;
    private IReadOnlyList<Change> _changes = [];
    private IReadOnlyList<FieldError> _faults = [];
    private IReadOnlyList<ScopeChoice> _scopes = [];
    private Refusals _may = Refusals.Unknown;
    private string? _meanwhile;
    private bool _hasSecret;
    private bool _reviewing;
    private bool _deleting;

    [Parameter] public string ClientId { get; set; } = "";

    [Parameter] public string? Tab { get; set; }

    /// <summary>Tabs keep what is loaded and typed.</summary>
    protected override string LoadKey => $"{PoolId}/{ClientId}";

    private IReadOnlyList<Crumb> Tabs => [.. Sections.Select(s => new Crumb(s.Title, ConsoleUrls.AppClient(PoolId, ClientId, s.Key)))];

    private string? Site => Pool is null ? null : LoginLink.Site(Pool, Options);

    private string? WhyNotLaunch => _changes.Count > 0 ? "Save the changes first." : LoginPage.WhyNot(Site, _saved!);

    private string? LaunchUrl => WhyNotLaunch is null ? LoginPage.SignInUrl(Site!, _saved!) : null;

    /// <summary>The engine compares the date once more, in the same transaction that writes.</summary>
    private UpdateUserPoolClientRequest Request => ClientDraft.Clean(_draft!) with { ExpectedLastModifiedDate = _client!.LastModifiedDate };

    private DeleteUserPoolClientRequest Deletion => new() { UserPoolId = PoolId, ClientId = ClientId };

    protected override void OnInitialized() => Form.UseRules(() => Request, () => ClientFaults.Of(_draft!, _hasSecret));

    protected override async Task Load()
    {
        _draft = null;
        await base.Load();
        _may = await Refusals.Of(WhyNotHere, "UpdateUserPoolClient", "DeleteUserPoolClient", "AddUserPoolClientSecret", "DeleteUserPoolClientSecret", "SetUserPoolClientSessionConfiguration");
        _may = _may.With("Reveal", await WhyNot("cognito-console:RevealClientSecret", PoolArn));
        _scopes = await ScopeChoice.ForClients(Pool, Send);
        _hasSecret = await Send(new ListUserPoolClientSecretsRequest { UserPoolId = PoolId, ClientId = ClientId }) is { ClientSecrets.Count: > 0 };
        if (await Describe() is not { } client) return;
        if (client.ClientType == ClientTypeType.Dcr)
        {
            _scopes = [.. _scopes.Where(s => s != ScopeChoice.Register)];
            _may = _may.With("AddUserPoolClientSecret", OwnSecret).With("DeleteUserPoolClientSecret", OwnSecret);
        }

        Accept(client);
    }

    private async Task<UserPoolClientType?> Describe() =>
        (await Send(new DescribeUserPoolClientRequest { UserPoolId = PoolId, ClientId = ClientId, WithoutSecret = true }))?.UserPoolClient;

    private void Accept(UserPoolClientType client)
    {
        _client = client;
        _saved = ClientDraft.From(client);
        _draft = _saved;
        _changes = [];
        _faults = [];
        Form.Reset();
    }

    private void Edit(UpdateUserPoolClientRequest draft)
    {
        _draft = draft;
        _changes = ClientChanges.Between(_saved!, draft);
        Form.Refresh();
        if (_faults.Count > 0) _faults = Form.Shown;
    }

    private void Discard()
    {
        _meanwhile = null;
        Accept(_client!);
    }

    private async Task Again()
    {
        if (Error?.IsConflict == true && _draft is not null) await Rebase();
        else await Reload();
    }

    private async Task Review()
    {
        var valid = Form.Validate();
        _faults = Form.Shown;
        if (valid && await Rebase()) _reviewing = _changes.Count > 0;
    }

    /// <summary>Reads the client afresh and puts this form's changes on top. False when it could not be read.</summary>
    private async Task<bool> Rebase()
    {
        if (await Describe() is not { } client) return false;
        var theirs = ClientDraft.From(client);
        if (ClientDraft.Same(theirs, _saved!)) return true;
        var changed = ClientChanges.Between(_saved!, theirs).Select(c => c.Setting);
        _meanwhile = $"Changed there: {string.Join(", ", changed)}. Your own changes are kept; where both changed the same setting, yours would be saved.";
        var merged = ClientMerge.Onto(theirs, _saved!, _draft!);
        Accept(client);
        Edit(merged);
        return true;
    }

    private async Task Save()
    {
        // Between reviewing and confirming, too, nothing of somebody else's may be lost.
        if (await Describe() is not { } now) return;
        if (!ClientDraft.Same(ClientDraft.From(now), _saved!))
        {
            Error = new ConsoleError(ErrorCodes.ConcurrentModificationException, "The app client is no longer as you reviewed it. Nothing was saved.", (await Caller()).RequestId);
            return;
        }

        if (await Send(Request) is not { UserPoolClient: { } saved }) return;
        _reviewing = false;
        _meanwhile = null;
        Accept(saved);
        Toasts.Success($"App client {saved.ClientName} was saved.");
    }

    private async Task<bool> Delete()
    {
        if (await Send(Deletion) is null) return false;
        Discard();
        Toasts.Success($"App client {_client!.ClientName} was deleted.");
        await GoTo(ConsoleUrls.AppClients(PoolId));
        return true;
    }

    private static string? TabOfKey(string key) => Sections.FirstOrDefault(s => s.Key == key).Title;

    private static string TabOf(string path) => Sections.FirstOrDefault(s => s.Members.Contains(path.Split('.')[0])).Key ?? "advanced";

    private static string TabName(string path) => TabOfKey(TabOf(path))!;
}
