using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>
/// A screen that edits settings of an identity pool. UpdateIdentityPool writes the whole pool, so it is told which one was read: a change by
/// somebody else ends in a conflict, not in its loss.
/// </summary>
public abstract class IdentityPoolForms : IdentityPoolPage
{
    private IdentityPool _before = new();

    internal IdentityPoolForm Model { get; private set; } = new();

    internal IReadOnlyList<Change> Changes { get; private set; } = [];

    internal bool Reviewing { get; set; }

    internal string? WhyNotSave { get; private set; } = "One moment: your role is being checked.";

    internal FormErrors Errors => Form;

    internal ConsoleError? Refusal => Error;

    internal bool Saving => Busy;

    internal bool IsRead => Pool is not null;

    internal UpdateIdentityPoolRequest Request => Model.ToUpdate(PoolId) with { ExpectedLastModifiedDate = _before.LastModifiedDate };

    protected override void OnInitialized() => Form.UseRules(() => Request, Model.Faults);

    protected override async Task Load()
    {
        Reviewing = false;
        if (!await LoadPool()) return;
        Accept(Pool!);
        WhyNotSave = await WhyNotHere("UpdateIdentityPool");
    }

    internal Task Again() => Reload();

    internal void Discard() => Accept(_before);

    internal void Edited()
    {
        var old = IdentityPoolForm.From(_before);
        Changes = new ChangeList()
            .Add("Name", old.Name, Model.Name.Trim())
            .Add("Guest access", old.Guests, Model.Guests, Model.Guests ? "Anybody who knows the pool's ID gets credentials." : $"Guests get no credentials any more. {GivenCredentials.LastOn}")
            .Add("Basic (classic) flow", old.ClassicFlow, Model.ClassicFlow)
            .Add("User pools", Text(old.UserPools), Text(Model.UserPools), "People of a user pool that is removed get no credentials here; its role mapping and attributes for access control go with it.")
            .Add("Public providers", Text(old.AppIds), Text(Model.AppIds), "People who signed in under another app ID are locked out; the role mapping and attributes of a provider that is removed go with it.")
            .Add("OpenID Connect", old.OpenIdConnectArns, Model.OpenIdConnectArns.Where(a => a.Length > 0), "The role mapping and attributes of a provider that is removed go with it.")
            .Add("SAML", old.SamlArns, Model.SamlArns.Where(a => a.Length > 0), "The role mapping and attributes of a provider that is removed go with it.")
            .Add("Developer provider", old.DeveloperProvider, Model.DeveloperProvider, "It can never be changed again.")
            .Add("Tags", old.Tags.Select(t => $"{t.Key} = {t.Value}"), Model.Tags.Select(t => $"{t.Key} = {t.Value}"))
            .Changes;
        Form.ClearServer();
        Form.Refresh();
        StateHasChanged();
    }

    internal void Review() => Reviewing = Form.Validate();

    internal async Task Save()
    {
        if (await Send(Request) is not { } saved) return;
        Reviewing = false;
        Take(saved);
        Accept(saved);
        Toasts.Success($"Identity pool {PoolName} was saved.");
    }

    private void Accept(IdentityPool pool)
    {
        _before = pool;
        Model = IdentityPoolForm.From(pool);
        Form.UseRules(() => Request, Model.Faults);
        Changes = [];
        Form.Reset();
    }

    private static string Text(IEnumerable<UserPoolProvider> providers) =>
        string.Join(", ", providers.Select(p => $"{p.UserPoolId} {p.ClientId}{(p.ServerSideTokenCheck ? " (asked at every exchange)" : "")}"));

    // The second half of X's value is a secret.
    private static string Text(IReadOnlyDictionary<string, string> appIds) => string.Join(", ", appIds.Select(a => $"{LoginProvider.NameOf(a.Key)} {a.Value.Split(';')[0]}"));
}
