using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class ThreatProtectionPage
{
    private const string NotifyPath = "accountTakeoverRiskConfiguration.notifyConfiguration.";

    private static readonly IReadOnlyList<Choice<string>> Modes =
    [
        new(AdvancedSecurityModeType.Off, "No enforcement", "Nothing is written and nothing judged."),
        new(AdvancedSecurityModeType.Audit, "Audit only", "Attempts are written down and judged; nothing is stopped. A good beginning: users' habits must be known before they can be departed from."),
        new(AdvancedSecurityModeType.Enforced, "Full function", "What is set below is done."),
    ];

    private static readonly IReadOnlyList<Choice<string>> CustomModes =
    [
        new(AdvancedSecurityModeType.Off, "Custom authentication is not judged", "Sign-ins by functions are neither written down nor stopped."),
        new(AdvancedSecurityModeType.Audit, "Audit custom authentication", "Written down and judged; nothing is stopped."),
        new(AdvancedSecurityModeType.Enforced, "Enforce in custom authentication", "Risk levels and address exceptions count here as well."),
    ];

    private static readonly IReadOnlyList<Choice<bool>> Blocking = [new(false, "Allow, and note it in the sign-in history"), new(true, "Block: refuse it, and at sign-in demand a reset")];

    private Refusals _may = Refusals.Unknown;
    private IReadOnlyList<Choice<string>> _clients = [];
    private IReadOnlyList<Change> _changes = [];
    private RiskForm? _before;
    private RiskForm? _mine;
    private string? _clientId = "";
    private bool _reviewing;

    private string? ClientId => string.IsNullOrEmpty(_clientId) ? null : _clientId;

    /// <summary>What saving sends first: without a mode there is nothing to configure. Null where the modes stay.</summary>
    private UpdateUserPoolRequest? Mode => _before!.Mode != _mine!.Mode || _before.CustomMode != _mine.CustomMode ? _mine.ToPool(Pool!) : null;

    /// <summary>And then, when something changes that is in the risk configuration.</summary>
    private SetRiskConfigurationRequest? Risk =>
        _mine!.IsOn && RiskForm.Changes(_before! with { Mode = _mine.Mode, CustomMode = _mine.CustomMode }, _mine).Count > 0 ? _mine.ToRisk(PoolId, ClientId) : null;

    protected override async Task Load()
    {
        _reviewing = false;
        if (!await LoadPool()) return;
        _may = await Refusals.Of(WhyNotHere, "UpdateUserPool", "SetRiskConfiguration");
        if (await AppClientChoices(PoolId) is not { } clients) return;
        _clients = [new("", "All app clients (the user pool's settings)"), .. clients];
        await Read();
    }

    private async Task Read()
    {
        RiskConfigurationType? risk = null;
        if (RiskForm.Of(Pool!, null).IsOn)
        {
            if (await Send(new DescribeRiskConfigurationRequest { UserPoolId = PoolId, ClientId = ClientId }) is not { } answer) return;
            risk = answer.RiskConfiguration;
        }

        _before = RiskForm.Of(Pool!, risk);
        Discard();
    }

    private async Task Choose(string? clientId)
    {
        _clientId = clientId;
        await Read();
    }

    private void Edit(Action<RiskForm> change)
    {
        change(_mine!);
        Edited();
    }

    private void Edited()
    {
        _changes = RiskForm.Changes(_before!, _mine!);
        Form.Refresh();
    }

    private void Discard()
    {
        _mine = _before!.Copy();
        Edited();
    }

    private void Review()
    {
        Error = null;
        _reviewing = true;
    }

    private async Task Save()
    {
        if (Mode is { } mode)
        {
            if (await Send(mode) is null) return;
            (_before!.Mode, _before.CustomMode) = (_mine!.Mode, _mine.CustomMode);
            if (!await LoadPool()) return;
        }

        if (Risk is { } risk && await Send(risk) is null) return;
        _reviewing = false;
        Toasts.Success("Threat protection was saved.");
        await Read();
    }
}
