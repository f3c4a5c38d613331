using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>Creates a pool, its new roles, and ties them together; what exists is remembered, and a second try goes on from there.</summary>
public sealed partial class CreateIdentityPool
{
    private readonly IdentityPoolForm _model = new();
    private readonly RoleChoice _authenticated = new();
    private readonly RoleChoice _guest = new();
    private readonly HashSet<string> _visited = [];
    private ConsoleForm? _form;
    private RoleNames? _roles;
    private string? _whyNot;
    private string? _shownStep;
    private string? _createdPoolId;
    private string? _failedAt;
    private bool _edited;
    private bool _done;

    [Parameter] public string Step { get; set; } = IdentityPoolSteps.Trust;

    private bool Dirty => _edited && !_done;

    private IReadOnlyList<WizardStep> Steps => IdentityPoolSteps.Show(_visited, Faults().Select(f => IdentityPoolSteps.Of(f.Path)).Where(_visited.Contains).ToHashSet());

    private string? WhyNotFinish => _whyNot ?? (Faults().Count > 0 ? "Correct the values listed above first." : null);

    // The steps share one form: moving between them reads nothing again.
    protected override string LoadKey => nameof(CreateIdentityPool);

    protected override async Task Load()
    {
        _whyNot = await WhyNot("cognito-identity:CreateIdentityPool");
        _roles = await RoleNames.Read(Send);
        Error = null; // who may not list roles can still make new ones
    }

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (IdentityPoolSteps.All.All(s => s.Key != Step))
        {
            Navigation.NavigateTo(ConsoleUrls.CreateIdentityPool(), replace: true);
            return;
        }

        if (_shownStep == Step) return;
        if (_shownStep is not null) _visited.Add(_shownStep);
        _shownStep = Step;
        var step = Step;
        Form.Reset();
        Form.UseRules(() => Faults().Where(f => IdentityPoolSteps.Of(f.Path) == step && (step != IdentityPoolSteps.Trust || f.Path != "cognitoIdentityProviders")));
    }

    private List<FieldError> Faults()
    {
        if (_createdPoolId is not null) return [.. RoleFaults()];
        var shape = new ShapeCheck();
        _model.ToCreate().Check(shape);
        return [.. shape.Errors.Concat(_model.Faults()).Concat(RoleFaults()).DistinctBy(f => f.Path)];
    }

    private IEnumerable<FieldError> RoleFaults() =>
        Wanted().SelectMany(w => w.Role.New
            ? (PolicyText.Fault(w.Role.Policy) ?? w.Role.Fault) is { } fault ? [new FieldError($"roles.{w.Kind}.policy", fault)] : []
            : w.Role.Existing.Length == 0 ? new[] { new FieldError($"roles.{w.Kind}.arn", "Choose a role.") }
            : w.Role.Existing.StartsWith("arn:aws", StringComparison.Ordinal) ? [] : [new($"roles.{w.Kind}.arn", "Enter the ARN of a role, such as arn:aws:iam::111122223333:role/NAME.")]);

    /// <summary>The kinds of identities that this pool has, with their roles.</summary>
    private IEnumerable<(string Kind, RoleChoice Role)> Wanted()
    {
        if (_model.HasProvider) yield return (RolePolicies.Authenticated, _authenticated);
        if (_model.Guests) yield return (RolePolicies.Guest, _guest);
    }

    // What is still to be sent, in this order: shown as commands, and sent.
    private CreateIdentityPoolRequest? NewPool => _createdPoolId is null ? _model.ToCreate() : null;

    private CreateRoleRequest? NewRole(string kind, RoleChoice role) => !role.New || role.Arn is not null ? null : new()
    {
        RoleName = role.NameFor(_model.Name, kind),
        AssumeRolePolicyDocument = RolePolicies.Trust(PoolId, kind),
        Description = $"Identity pool {_model.Name.Trim()}",
    };

    private PutRolePolicyRequest? NewPolicy(string kind, RoleChoice role) => !role.New ? null : new() { RoleName = role.NameFor(_model.Name, kind), PolicyName = "identity-pool", PolicyDocument = role.Policy };

    private SetIdentityPoolRolesRequest NewRoles => new() { IdentityPoolId = PoolId, Roles = Wanted().ToDictionary(w => w.Kind, w => ArnOf(w.Kind, w.Role)) };

    private IReadOnlyList<object?> Requests => [NewPool, .. Wanted().SelectMany(w => new object?[] { NewRole(w.Kind, w.Role), NewPolicy(w.Kind, w.Role) }), NewRoles];

    /// <summary>A word in its place while nobody knows it.</summary>
    private string PoolId => _createdPoolId ?? "IDENTITY_POOL_ID";

    /// <summary>The answer to its creation gives the ARN of a new role; before, it can be foretold.</summary>
    private string ArnOf(string kind, RoleChoice role) => !role.New ? role.Existing : role.Arn ?? $"arn:aws:iam::{Options.AccountId}:role/{role.NameFor(_model.Name, kind)}";

    private string? RoleText(RoleChoice role, string kind) =>
        Wanted().All(w => w.Role != role) ? null : role.New ? $"{role.NameFor(_model.Name, kind)} (new)" : role.Existing;

    private void Edited()
    {
        _edited = true;
        Form.ClearServer();
        Form.Refresh();
    }

    private async Task<bool> Next()
    {
        if (_form is not null) await _form.Submit();
        return false;
    }

    private void GoOn()
    {
        var index = IdentityPoolSteps.All.ToList().FindIndex(s => s.Key == Step);
        Navigation.NavigateTo(ConsoleUrls.CreateIdentityPool(IdentityPoolSteps.All[index + 1].Key));
    }

    private async Task Create()
    {
        if (Faults().Count > 0) return;
        _failedAt = null;
        if (NewPool is { } request)
        {
            if (await Send(request) is not { } pool)
            {
                _failedAt = "The identity pool";
                return;
            }

            _createdPoolId = pool.IdentityPoolId;
        }

        foreach (var (kind, role) in Wanted())
        {
            if (await MakeRole(kind, role)) continue;
            _failedAt = $"Role {role.NameFor(_model.Name, kind)}";
            return;
        }

        if (await Send(NewRoles) is null)
        {
            _failedAt = "The choice of roles";
            return;
        }

        _done = true;
        Toasts.Success($"Identity pool {_model.Name.Trim()} was created.");
        await GoTo(ConsoleUrls.IdentityPool(PoolId));
    }

    private async Task<bool> MakeRole(string kind, RoleChoice role)
    {
        if (NewRole(kind, role) is { } wanted)
        {
            if (await Send(wanted) is not { Role: { } made }) return false;
            role.Arn = made.Arn;
        }

        return NewPolicy(kind, role) is not { } policy || await Send(policy) is not null;
    }
}
