using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>An operator who loses the console loses the keys made with it.</summary>
public sealed class OwnedKeyTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private OperatorType _ben = null!;
    private string _key = null!;

    public async ValueTask InitializeAsync()
    {
        await _cognito.AnOperator();
        _ben = await _cognito.AnOperator("ben");
        _key = await Create(_cognito.As(_ben));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Disabling_the_operator_stops_the_key_at_once_and_enabling_brings_it_back()
    {
        Assert.True(await Works(_key));
        await _cognito.Invoke(new UpdateOperatorRequest { OperatorId = _ben.OperatorId, Disabled = true });
        Assert.False(await Works(_key));
        await _cognito.Invoke(new UpdateOperatorRequest { OperatorId = _ben.OperatorId, Disabled = false });
        Assert.True(await Works(_key));
    }

    [Fact]
    public async Task Another_role_stops_the_key_with_the_rights_of_the_old_one()
    {
        Assert.True(await Works(_key));
        await _cognito.Invoke(new UpdateOperatorRequest { OperatorId = _ben.OperatorId, Role = "Auditor" });
        Assert.False(await Works(_key));
    }

    [Fact]
    public async Task A_deleted_operators_key_stays_refused()
    {
        Assert.True(await Works(_key));
        await _cognito.Invoke(new DeleteOperatorRequest { OperatorId = _ben.OperatorId });
        Assert.False(await Works(_key));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await Works(_key));
    }

    [Fact]
    public async Task A_key_that_a_key_has_made_stops_with_it()
    {
        var second = await Create((await Find(_key))!.Caller);
        Assert.True(await Works(second));
        await _cognito.Invoke(new UpdateOperatorRequest { OperatorId = _ben.OperatorId, Disabled = true });
        Assert.False(await Works(second));
    }

    [Fact]
    public async Task An_operator_who_is_already_out_makes_no_key_that_works()
    {
        var caller = _cognito.As(_ben);
        await _cognito.Invoke(new UpdateOperatorRequest { OperatorId = _ben.OperatorId, Role = "Auditor" });
        Assert.False(await Works(await Create(caller)));
    }

    [Fact]
    public async Task The_list_says_whose_it_is_and_that_it_is_suspended()
    {
        var servers = await _cognito.AKey("server", "Auditor");
        await _cognito.Invoke(new UpdateOperatorRequest { OperatorId = _ben.OperatorId, Disabled = true });
        var list = (await _cognito.Invoke(new ListAccessKeysRequest())).AccessKeyMetadata;
        Assert.Equal(("ben@example.com", true, "Active"), list.Where(k => k.AccessKeyId == _key).Select(k => (k.Owner, k.Suspended, k.Status)).Single());
        Assert.Equal((null, false, "Active"), list.Where(k => k.AccessKeyId == servers.AccessKeyId).Select(k => (k.Owner, k.Suspended, k.Status)).Single());
    }

    private async Task<string> Create(Caller caller) =>
        (await _cognito.Invoke(new CreateAccessKeyRequest { UserName = "pipeline", PolicyName = "Administrator" }, caller)).AccessKey.AccessKeyId;

    private async Task<bool> Works(string key)
    {
        try
        {
            return await Find(key) is not null;
        }
        catch (CognitoException refusal) when (refusal.Code == ErrorCodes.UnrecognizedClientException)
        {
            return false;
        }
    }

    private async Task<SigningCredential?> Find(string key) => await _cognito.Services.GetRequiredService<ICredentialSource>().Find(key, null, default);
}
