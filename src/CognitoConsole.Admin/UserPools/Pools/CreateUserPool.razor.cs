using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The wizard of AWS's classic console. Each step is an address; what was typed outlives the connection in a draft.</summary>
public sealed partial class CreateUserPool
{
    private ConsoleForm? _form;
    private DateTimeOffset? _restored;
    private string? _whyNot;
    private IReadOnlyList<FunctionType> _functions = [];
    private string? _shownStep;

    [Parameter] public string Step { get; set; } = WizardSteps.Name;

    private IReadOnlyList<WizardStep> Steps => WizardSteps.Show(Draft.Visited, AllFaults().Concat(Refusal?.Fields ?? []).Select(f => WizardSteps.Of(f.Path)).Where(Draft.Visited.Contains).ToHashSet());

    /// <summary>Why this step takes no more input.</summary>
    private string? Closed => Draft.CreatedPoolId is not null && Step != WizardSteps.AppClients ? "The pool exists already." : null;

    private string? WhyNotFinish => _whyNot ?? (AllFaults().Count > 0 ? "Correct the values listed above first." : null);

    // The steps share one draft: moving between them reads nothing again.
    protected override string LoadKey => nameof(CreateUserPool);

    protected override async Task Load()
    {
        await Restore();
        _whyNot = await WhyNot("cognito-idp:CreateUserPool");
        if (await WhyNot("cognito-console:ListFunctions") is null) _functions = await EveryFunction() ?? [];
    }

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (WizardSteps.All.All(s => s.Key != Step))
        {
            Navigation.NavigateTo(ConsoleUrls.CreateUserPool(), replace: true);
            return;
        }

        if (_shownStep == Step) return;
        if (_shownStep is not null) Draft.Visited.Add(_shownStep);
        _shownStep = Step;
        var step = Step;
        Form.Reset();
        Form.UseRules(() => AllFaults().Where(f => WizardSteps.Of(f.Path) == step));
        Form.SetServer([.. (Refusal?.Fields ?? []).Where(f => WizardSteps.Of(f.Path) == step)]);
    }

    private List<FieldError> AllFaults()
    {
        if (Draft.CreatedPoolId is not null) return [.. PoolRules.Clients(Draft.Clients), .. PoolRules.Domain(Draft.Domain)];
        var shape = new ShapeCheck();
        PoolMapping.Create(Draft.Pool).Check(shape);
        return
        [
            .. shape.Errors.Concat(PoolRules.Faults(Draft.Pool)).Concat(PoolRules.CreationFaults(Draft.Pool))
                .Concat(Draft.Mfa.Faults(Draft.Pool.SmsRoleArn.Length > 0, Draft.Pool.Tier))
                .Concat(PoolRules.Clients(Draft.Clients)).Concat(PoolRules.Domain(Draft.Domain)).DistinctBy(f => f.Path),
        ];
    }

    private void Edited()
    {
        Refusal = null;
        Form.ClearServer();
        Form.Refresh();
    }

    private void SetTags(IReadOnlyList<TagRow> rows)
    {
        Draft.Pool.Tags = [.. rows];
        Edited();
    }

    private void SetDomain(string prefix)
    {
        Draft.Domain = prefix;
        Edited();
    }

    /// <summary>Submits the step's form, which goes on when nothing is wrong.</summary>
    private async Task<bool> Next()
    {
        if (_form is not null) await _form.Submit();
        return false;
    }

    private void GoOn()
    {
        var index = WizardSteps.All.ToList().FindIndex(s => s.Key == Step);
        Navigation.NavigateTo(ConsoleUrls.CreateUserPool(WizardSteps.All[index + 1].Key));
    }

    private async Task Create()
    {
        if (AllFaults().Count > 0) return;
        var complete = await CreateAll();
        if (!complete)
        {
            await Keep();
            return;
        }

        var created = Draft.CreatedPoolId!;
        await Forget();
        Toasts.Success($"User pool {Draft.Pool.PoolName} was created.");
        await GoTo(ConsoleUrls.UserPool(created));
    }
}
