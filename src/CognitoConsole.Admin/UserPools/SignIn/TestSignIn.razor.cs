using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.UserPools;

public sealed partial class TestSignIn
{
    private static readonly Choice<bool>[] Doors = [new(false, "an app (InitiateAuth)"), new(true, "a server (AdminInitiateAuth)")];

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private IReadOnlyList<Choice<string>> _clients = [];
    private string? _clientId;
    private UserPoolClientType? _client;
    private TestFlow _flow = TestFlow.All[0];
    private bool _isServer;
    private string _username = "";
    private string _password = "";
    private string? _whyNot = "One moment: your role is being checked.";
    private TestSignInRun? _run;
    private TestDevice? _device;
    private bool _fromDevice = true;
    private readonly TestExtras _extras = new();

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Filled in already: from the page of a user or an app client.</summary>
    [SupplyParameterFromQuery(Name = "user")] private string? User { get; set; }

    [SupplyParameterFromQuery(Name = "client")] private string? Client { get; set; }

    private IReadOnlyList<Choice<TestFlow>> Flows => [.. TestFlow.All.Select(f => new Choice<TestFlow>(f, f.Title))];

    private string? FlowHelp => _client is null || _flow.IsAllowedBy(_client) ? null : "The app client does not allow this flow: the answer will be a refusal.";

    private string? WhyNotStart => _whyNot ?? (_client is null ? "Choose an app client." : _username.Trim().Length == 0 ? "Enter a user name." : _flow.NeedsPassword && _password.Length == 0 ? "Enter the password." : _extras.Fault);

    private bool Rotates => _client?.RefreshTokenRotation?.Feature == FeatureType.Enabled;

    private string? WhyNotRefresh => _run?.Tokens?.RefreshToken is null ? "There is no refresh token." : _run.MayRefresh ? null : "With rotation, the secret of the app client is sent, and your role may not see it.";


    protected override async Task Load()
    {
        await base.Load();
        _whyNot = await WhyNot("cognito-console:StartTestSignIn", PoolArn);
        if (await AppClientChoices(PoolId) is not { } clients) return;
        // The one that the address names, and no other: where it does not exist, the error says so.
        _clients = Client is { } named && clients.All(c => c.Value != named) ? [.. clients, new(named, named)] : clients;
        _username = User ?? "";
        if (_clients.Count > 0) await Choose(Client ?? _clients[0].Value);
    }

    private async Task Choose(string? clientId)
    {
        _clientId = clientId;
        _client = (await Send(new DescribeUserPoolClientRequest { UserPoolId = PoolId, ClientId = clientId! }))?.UserPoolClient;
        if (_client is not null && !_flow.IsAllowedBy(_client)) ChooseFlow(TestFlow.All.FirstOrDefault(f => f.IsAllowedBy(_client)) ?? _flow);
    }

    private void ChooseFlow(TestFlow? flow)
    {
        _flow = flow!;
        _isServer = !_flow.ByApp;
    }

    private async Task Start()
    {
        if (WhyNotStart is not null) return;
        _run = null;
        var username = _username.Trim();
        if (await Send(new StartTestSignInRequest { UserPoolId = PoolId, ClientId = _clientId!, Username = username, AuthFlow = _flow.Name }) is not { } begun) return;
        _run = new(new(PoolId, _clientId!, username, _flow.NeedsPassword ? _password : "", _flow, _isServer, begun.SecretHash, KnownDevice is not null && _fromDevice ? KnownDevice : null)
        {
            Extras = _extras with { },
            Rotates = Rotates,
            ClientSecret = _client?.ClientSecret,
        }, Call, Clock);
        await Go(_run.Start);
    }

    /// <summary>The device that was remembered on this page, for the user whose it is.</summary>
    private TestDevice? KnownDevice => _device?.Username == _username.Trim() ? _device : null;

    private async Task Remember()
    {
        await Go(_run!.Remember);
        _device = _run.Device ?? _device;
    }

    private Task AnswerPasskey(string credential) => Go(() => _run!.Answer(new Dictionary<string, string> { ["CREDENTIAL"] = credential }));

    private Task Answer()
    {
        var fields = _run!.Challenge!.Fields(_fields, _run.KnowsPassword).ToDictionary(f => f.Name, Value);
        return Go(() => _run.Answer(fields));
    }

    private Task Refresh() => Go(_run!.Refresh);

    private async Task Go(Func<Task> step)
    {
        _fields.Clear();
        await step();
        StateHasChanged();
    }

    private string Value(TestField field) => _fields.GetValueOrDefault(field.Name) ?? field.Choices?.FirstOrDefault()?.Value ?? "";

    /// <summary>As the caller whom the operation expects: an app has no credentials of its own.</summary>
    private async Task<object> Call(object request, bool asApp)
    {
        var caller = await Caller();
        return await Cognito.Invoke(request, asApp ? new Caller.Anonymous { IpAddress = caller.IpAddress, UserAgent = caller.UserAgent, IsSecure = caller.IsSecure, Region = caller.Region } : caller, Gone);
    }
}
