using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class GetAccessKeyLastUsedTests : IAsyncLifetime
{
    private TestCognito _cognito = null!;
    private Caller.AccessKey _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _cognito = await KeyMaker.Start();
        _ana = await _cognito.AnApiUser("ana", "Administrator");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_key_that_was_never_used_has_no_date()
    {
        var answer = await _cognito.Invoke(new GetAccessKeyLastUsedRequest { AccessKeyId = _ana.AccessKeyId });
        Assert.Equal("ana", answer.UserName);
        Assert.Equal(new AccessKeyLastUsed { LastUsedDate = null, ServiceName = "N/A", Region = "N/A" }, answer.AccessKeyLastUsed);
    }

    [Fact]
    public async Task The_last_call_counts_with_its_service_and_region()
    {
        await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 1 }, _ana);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(3));
        await _cognito.Invoke(new GetCallerIdentityRequest(), _ana with { Region = "eu-west-1" });
        var at = _cognito.Clock.GetUtcNow();
        _cognito.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(new AccessKeyLastUsed { LastUsedDate = at, ServiceName = "sts", Region = "eu-west-1" }, await LastUsed());
        Assert.Equal(await LastUsed(), (await _cognito.Invoke(new ListAccessKeysRequest { UserName = "ana" })).AccessKeyMetadata[0].AccessKeyLastUsed);
    }

    [Fact]
    public async Task A_call_that_was_refused_is_a_use_too()
    {
        var auditor = await _cognito.AnApiUser("eve", "Auditor");
        await _cognito.Refusal(new CreateUserPoolRequest { PoolName = "no" }, auditor);
        Assert.Equal("cognito-idp", (await LastUsed(auditor.AccessKeyId)).ServiceName);
    }

    [Fact]
    public async Task What_a_session_of_the_key_does_is_no_use_of_the_key()
    {
        var credentials = (await _cognito.Invoke(new GetSessionTokenRequest(), _ana)).Credentials!;
        var before = await LastUsed();
        _cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 1 }, await _cognito.As(credentials));
        Assert.Equal("sts", before.ServiceName);
        Assert.Equal(before, await LastUsed());
    }

    [Fact]
    public async Task A_use_that_another_server_writes_late_does_not_hide_a_later_one()
    {
        await using var other = _cognito.ANode();
        await other.Invoke(new GetCallerIdentityRequest(), _ana);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 1 }, _ana);
        var here = await LastUsed();
        Assert.Equal(here, (await other.Invoke(new GetAccessKeyLastUsedRequest { AccessKeyId = _ana.AccessKeyId })).AccessKeyLastUsed);
        Assert.Equal("cognito-idp", here.ServiceName);
    }

    [Theory]
    [InlineData("AKIANEVERISSUEDHERE0", ErrorCodes.NoSuchEntityException)]
    [InlineData("AKIA", ErrorCodes.ValidationException)]
    [InlineData("AKIA-NEVER-ISSUED-HERE", ErrorCodes.ValidationException)]
    [InlineData(null, ErrorCodes.ValidationException)]
    public async Task An_unknown_key_is_refused(string? id, string code) =>
        Assert.Equal(code, (await _cognito.Refusal(new GetAccessKeyLastUsedRequest { AccessKeyId = id! })).Code);

    private async Task<AccessKeyLastUsed> LastUsed(string? id = null) =>
        (await _cognito.Invoke(new GetAccessKeyLastUsedRequest { AccessKeyId = id ?? _ana.AccessKeyId })).AccessKeyLastUsed;
}
