using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class UserProvidersTab
{
    private const string Subject = "Cognito_Subject";
    private const string Here = "Cognito";
    private const int Most = 5;

    private ConsoleTable<LinkedIdentityType>? _table;
    private IReadOnlyList<ProviderDescription> _all = [];
    private IReadOnlyList<Choice<string>> _providers = [];
    private LinkedIdentityType? _unlinking;
    private ConsoleForm? _form;
    private string _provider = "";
    private string _claim = "";
    private string _value = "";
    private int _count;
    private int _links;
    private bool _linking;
    private bool _disabling;

    [Parameter, EditorRequired] public string PoolId { get; set; } = "";
    [Parameter, EditorRequired] public string Username { get; set; } = "";
    [Parameter] public string? Status { get; set; }
    [Parameter, EditorRequired] public Refusals May { get; set; } = Refusals.Unknown;

    /// <summary>The user's attributes, or the status, have changed.</summary>
    [Parameter] public EventCallback OnSaved { get; set; }

    private string? WhyNotLink => !Loaded ? "One moment: providers are being read." : _all.Count == 0 ? "This user pool has no identity providers." : _links >= Most ? $"A user has at most {Most} links." : null;

    private string? WhyNotDisable => Status == UserStatusType.ExternalProvider ? "It is disabled already." : null;

    private bool IsSocial => IdpKind.Of(_all.FirstOrDefault(p => p.ProviderName == _provider)?.ProviderType).IsSocial;

    protected override void OnInitialized() => Form.UseRules(LinkRequest, Faults);

    protected override async Task Load()
    {
        _all = await IdpNames.Read(PoolId, Send) ?? [];
        _providers = [.. _all.Select(p => new Choice<string>(p.ProviderName!, $"{p.ProviderName} ({IdpKind.TitleOf(p.ProviderType)})"))];
    }

    private async Task<TablePage<LinkedIdentityType>?> Page(string? token)
    {
        if (await Send(new ListLinkedIdentitiesRequest { UserPoolId = PoolId, Username = Username }) is not { } listed) return null;
        (_count, _links) = (listed.Identities.Count, listed.Identities.Count(i => !i.IsPrimary));
        StateHasChanged();
        return new(listed.Identities, null);
    }

    private static object Key(LinkedIdentityType link) => (link.ProviderName, link.AttributeName, link.AttributeValue);

    private void Start(ref bool dialog)
    {
        Error = null;
        dialog = true;
    }

    private void Link()
    {
        (_provider, _claim, _value) = (_all[0].ProviderName!, "", "");
        Form.Reset();
        Start(ref _linking);
    }

    private void Ask(LinkedIdentityType link)
    {
        Error = null;
        _unlinking = link;
    }

    private IEnumerable<FieldError> Faults()
    {
        if (_value.Length == 0) yield return new("sourceUser.providerAttributeValue", "Enter a value.");
    }

    private AdminLinkProviderForUserRequest LinkRequest() => new()
    {
        UserPoolId = PoolId,
        DestinationUser = new() { ProviderName = Here, ProviderAttributeValue = Username },
        SourceUser = new() { ProviderName = _provider, ProviderAttributeName = _claim.Length == 0 ? Subject : _claim, ProviderAttributeValue = _value },
    };

    private AdminDisableProviderForUserRequest Unlink(LinkedIdentityType link) =>
        new() { UserPoolId = PoolId, User = new() { ProviderName = link.ProviderName, ProviderAttributeName = link.AttributeName, ProviderAttributeValue = link.AttributeValue } };

    private AdminDisableProviderForUserRequest Disable() =>
        new() { UserPoolId = PoolId, User = new() { ProviderName = Here, ProviderAttributeName = Subject, ProviderAttributeValue = Username } };

    private async Task SaveLink()
    {
        if (await Send(LinkRequest()) is null) return;
        _linking = false;
        await Done($"The user is linked to {_provider}.");
    }

    private async Task SaveUnlink()
    {
        var link = _unlinking!;
        if (await Send(Unlink(link)) is null) return;
        _unlinking = null;
        await Done($"The link to {link.ProviderName} was removed.");
    }

    private async Task SaveDisable()
    {
        if (await Send(Disable()) is null) return;
        _disabling = false;
        await Done("Sign-in at this user pool is disabled for the user.");
    }

    private async Task Done(string message)
    {
        Toasts.Success(message);
        await OnSaved.InvokeAsync();
        await _table!.Reload();
    }
}
