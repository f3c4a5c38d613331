using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class UserPage
{
    private static readonly string[] DeleteConsequences =
    [
        "The account, its attributes and its group memberships are gone.",
        "The person is signed out and cannot sign in; the user name becomes free.",
    ];

    private const string SetPassword = "AdminSetUserPassword";

    private AdminGetUserResponse? _user;
    private IReadOnlyList<UserAction> _actions = [];
    private Refusals _may = Refusals.Unknown;
    private UserAction? _asked;
    private IReadOnlyList<KeyValuePair<string, string>> _metadata = [];
    private bool _settingPassword;
    private bool _deleting;
    private UserSignInTab? _signIn;

    [Parameter] public string Username { get; set; } = "";

    [Parameter] public string? Tab { get; set; }

    protected override string LoadKey => $"{PoolId}/{Username}";

    private IReadOnlyList<Crumb> Tabs =>
    [
        new("Attributes", ConsoleUrls.User(PoolId, Username)),
        new("Groups", ConsoleUrls.User(PoolId, Username, "groups")),
        new("Second factors", ConsoleUrls.User(PoolId, Username, "factors")),
        new("Devices", ConsoleUrls.User(PoolId, Username, "devices")),
        new("Linked providers", ConsoleUrls.User(PoolId, Username, "providers")),
        new("Identities", ConsoleUrls.User(PoolId, Username, "identities")),
        new("Sessions", ConsoleUrls.User(PoolId, Username, "sessions")),
        new("Sign-in history", ConsoleUrls.User(PoolId, Username, "history")),
        new("Why can't this person sign in?", ConsoleUrls.User(PoolId, Username, "sign-in")),
    ];

    /// <summary>A generated user name tells nobody who it is.</summary>
    private string Title => Pool?.UsernameAttributes is { Count: > 0 } && (Attribute("email") ?? Attribute("phone_number")) is { Length: > 0 } name ? name : Username;

    private string StatusText => Status.Text(_user!.UserStatus) + _user.UserStatus switch
    {
        UserStatusType.Unconfirmed => ": signed up, but has not entered the code yet",
        UserStatusType.ForceChangePassword => ": has a temporary password and must replace it at the next sign-in",
        UserStatusType.ResetRequired => ": must choose a new password with a code before signing in",
        UserStatusType.ExternalProvider => ": signs in with an external provider",
        _ => "",
    };

    private AdminDeleteUserRequest Deletion => new() { UserPoolId = PoolId, Username = _user!.Username };

    /// <summary>What is asked about, with the metadata that was entered for the functions on its way.</summary>
    private object? Asked => _asked?.Request switch
    {
        AdminConfirmSignUpRequest request => request with { ClientMetadata = Pairs.Sent(_metadata) },
        AdminResetUserPasswordRequest request => request with { ClientMetadata = Pairs.Sent(_metadata) },
        var request => request,
    };

    protected override async Task Load()
    {
        _user = null;
        await base.Load();
        var may = await Refusals.Of(
            WhyNotHere, "AdminConfirmSignUp", "AdminCreateUser", "AdminResetUserPassword", "AdminUserGlobalSignOut", "AdminEnableUser", "AdminDisableUser", "AdminSetUserPassword",
            "AdminDeleteUser", "AdminUpdateUserAttributes", "AdminDeleteUserAttributes", "AdminAddUserToGroup", "AdminRemoveUserFromGroup",
            "AdminSetUserMFAPreference", "AdminDeleteSoftwareToken", "AdminUpdateDeviceStatus", "AdminForgetDevice", "AdminUpdateAuthEventFeedback", "AdminLinkProviderForUser", "AdminDisableProviderForUser");
        foreach (var operation in new[] { UserSessionsTab.End, UserFactorsTab.Take, UserIdentitiesTab.List }) may = may.With(operation, await WhyNot($"cognito-console:{operation}", PoolArn));
        _may = may;
        await Refresh();
    }

    private async Task Refresh()
    {
        if (await Send(new AdminGetUserRequest { UserPoolId = PoolId, Username = Username }) is not { } user) return;
        _user = user;
        _actions = UserAction.For(PoolId, user);
    }

    private string? Attribute(string name) => UserAttributeText.Of(_user?.UserAttributes, name);

    private string? Contact(string name) => Attribute(name) is not { Length: > 0 } value ? null
        : $"{value} ({(UserAttributeText.IsTrue(_user?.UserAttributes, name + "_verified") ? "verified" : "not verified")}){Waiting(name)}";

    /// <summary>The pool keeps the original value until a code proves the new one.</summary>
    private string? Waiting(string name) => _user?.WaitingAttributes?.GetValueOrDefault(name) is { } waiting ? $", until {waiting} is verified by its code" : null;

    private void Ask(UserAction action)
    {
        Error = null;
        _metadata = [];
        _asked = action;
    }

    private void Start(ref bool dialog)
    {
        Error = null;
        dialog = true;
    }

    private async Task Do()
    {
        var action = _asked!;
        if (!await SendAll([Asked])) return;
        _asked = null;
        Toasts.Success(action.Done);
        await Changed();
    }

    private async Task Changed()
    {
        await Refresh();
        if (_signIn is not null) await _signIn.Again();
    }

    /// <summary>What the tab "Why can't this person sign in?" offers as the remedy.</summary>
    private void Act(string operation)
    {
        if (operation == SetPassword) Start(ref _settingPassword);
        else Ask(_actions.Single(a => a.Operation == operation));
    }

    private string? WhyNotAct(string operation) => _may[operation] ?? (operation == SetPassword ? null : _actions.FirstOrDefault(a => a.Operation == operation)?.Why);

    private async Task<bool> Delete()
    {
        if (await Send(Deletion) is null) return false;
        Toasts.Success($"User {_user!.Username} was deleted.");
        await GoTo(ConsoleUrls.Users(PoolId));
        return true;
    }
}
