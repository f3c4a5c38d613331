using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.Settings;

public sealed partial class OperatorDetail : ConsolePage
{
    private ConsoleForm? _form;
    private OperatorType? _person;
    private IReadOnlyList<Choice<string>> _roles = [];
    private string? _name;
    private string? _role;
    private string? _link;
    private string? _lastAdministrator;
    private string? _whyNotUpdate;
    private string? _whyNotReset;
    private string? _whyNotDelete;
    private bool _reviewing;
    private bool _resetting;
    private bool _removeFactors;
    private bool _deleting;

    [Parameter] public string OperatorId { get; set; } = "";

    private IReadOnlyList<Choice<string>> Roles =>
        _lastAdministrator is null ? _roles : [.. _roles.Select(r => r.Value == _person?.Role ? r : r with { Why = "Not for the last administrator." })];

    private IReadOnlyList<Change> Changes => _person is null
        ? []
        : new ChangeList()
            .Add("Name", _person.DisplayName, _name?.Trim())
            .Add("Role", _person.Role, _role, $"{_person.Email} is signed out everywhere and has the rights of {_role} from then on.")
            .Changes;

    private UpdateOperatorRequest Request => new()
    {
        OperatorId = OperatorId,
        DisplayName = (_person?.DisplayName ?? "") == (_name?.Trim() ?? "") ? null : _name?.Trim() ?? "",
        Role = _role == _person?.Role ? null : _role,
    };

    private DeleteOperatorRequest Deletion => new() { OperatorId = OperatorId };

    protected override async Task Load()
    {
        _whyNotUpdate = await WhyNot("cognito-console:UpdateOperator");
        _whyNotReset = await WhyNot("cognito-console:ResetOperatorPassword");
        _whyNotDelete = await WhyNot("cognito-console:DeleteOperator");
        if (await Send(new ListPoliciesRequest()) is { } policies) _roles = PolicyChoice.From(policies);
        if (await Send(new GetOperatorRequest { OperatorId = OperatorId }) is { } found) await Show(found.Operator);
        Form.UseRules(() => Request);
    }

    private async Task Show(OperatorType person)
    {
        _person = person;
        Discard();
        _lastAdministrator = OperatorState.IsWorkingAdministrator(person) && !await AnotherAdministrator()
            ? "This is the last administrator who can sign in. Make another operator an administrator first."
            : null;
    }

    /// <summary>The engine decides in the end; this says beforehand what it would say.</summary>
    private async Task<bool> AnotherAdministrator()
    {
        string? token = null;
        do
        {
            if (await Send(new ListOperatorsRequest { MaxResults = 100, NextToken = token }) is not { } page) return true;
            if (page.Operators.Any(o => o.OperatorId != OperatorId && OperatorState.IsWorkingAdministrator(o))) return true;
            token = page.NextToken;
        }
        while (token is not null);
        return false;
    }

    private void Discard()
    {
        (_name, _role) = (_person?.DisplayName, _person?.Role);
        Form.Reset();
    }

    private async Task Save()
    {
        if (await Send(Request) is not { } saved) return;
        _reviewing = false;
        await Show(saved.Operator);
        Toasts.Success($"{saved.Operator.Email} was changed.");
    }

    private async Task Reread()
    {
        _reviewing = false;
        await Reload();
    }

    private async Task SetDisabled(bool disabled)
    {
        if (await Send(new UpdateOperatorRequest { OperatorId = OperatorId, Disabled = disabled }) is not { } saved) return;
        var (name, role) = (_name, _role);
        await Show(saved.Operator);
        (_name, _role) = (name, role); // what was typed meanwhile is not lost
        Toasts.Success(disabled ? $"{saved.Operator.Email} is disabled. Open pages end within seconds." : $"{saved.Operator.Email} may sign in again.");
    }

    private async Task ResetPassword()
    {
        if (await Send(new ResetOperatorPasswordRequest { OperatorId = OperatorId, RemoveSecondFactors = _removeFactors }) is not { } reset) return;
        _link = reset.SetUpLink;
        _resetting = _removeFactors = false;
        if (await Send(new GetOperatorRequest { OperatorId = OperatorId }) is { } found) await Show(found.Operator);
    }

    private async Task<bool> Delete()
    {
        if (await Send(Deletion) is null) return false;
        Discard();
        Toasts.Success($"{_person?.Email} was deleted.");
        await GoTo(ConsoleUrls.Operators());
        return true;
    }
}
