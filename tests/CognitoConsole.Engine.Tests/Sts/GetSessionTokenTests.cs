using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class GetSessionTokenTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private Caller.AccessKey _ana = null!;

    public async ValueTask InitializeAsync()
    {
        await _cognito.Roles();
        _ana = await _cognito.AnApiUser("ana", "Administrator");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Is_the_same_user_for_a_while_but_not_in_IAM()
    {
        var credentials = (await _cognito.Invoke(new GetSessionTokenRequest { DurationSeconds = 900 }, _ana)).Credentials!;
        Assert.Equal(_cognito.Clock.GetUtcNow().AddMinutes(15), credentials.Expiration);
        var session = await _cognito.As(credentials);
        var who = await _cognito.Invoke(new GetCallerIdentityRequest(), session);
        Assert.Equal((_ana.Arn, (await _cognito.Invoke(new GetCallerIdentityRequest(), _ana)).UserId), (who.Arn, who.UserId));
        await _cognito.Invoke(new Contracts.UserPools.ListUserPoolsRequest { MaxResults = 1 }, session);
        // His policies allow it; it is the session that IAM does not take.
        Assert.Equal((ErrorCodes.AccessDeniedException, $"User: {_ana.Arn} is not authorized to perform: iam:ListRoles on resource: *"), await _cognito.Refusal(new ListRolesRequest(), session) is var roles ? (roles.Code, roles.Message) : default);
        Assert.Equal((ErrorCodes.AccessDeniedException, "Cannot call GetSessionToken with session credentials"), await _cognito.Refusal(new GetSessionTokenRequest(), session) is var r ? (r.Code, r.Message) : default);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(new GetFederationTokenRequest { Name = "bob" }, session)).Code);
    }

    [Fact]
    public async Task Ends_when_it_is_over_and_with_its_key()
    {
        var credentials = (await _cognito.Invoke(new GetSessionTokenRequest { DurationSeconds = 900 }, _ana)).Credentials!;
        var later = (await _cognito.Invoke(new GetSessionTokenRequest(), _ana)).Credentials!;
        _cognito.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((ErrorCodes.ExpiredTokenException, "The security token included in the request is expired"), await Refusal(credentials.AccessKeyId, credentials.SessionToken));
        await _cognito.As(later);
        await _cognito.Invoke(new DeleteAccessKeyRequest { AccessKeyId = _ana.AccessKeyId });
        Assert.Equal(ErrorCodes.UnrecognizedClientException, (await Refusal(later.AccessKeyId, later.SessionToken)).Code);
    }

    [Fact]
    public async Task Works_with_its_own_key_id_and_unchanged_token_only()
    {
        var (one, two) = ((await _cognito.Invoke(new GetSessionTokenRequest(), _ana)).Credentials!, (await _cognito.Invoke(new GetSessionTokenRequest(), _ana)).Credentials!);
        Assert.Equal(ErrorCodes.UnrecognizedClientException, (await Refusal(one.AccessKeyId, two.SessionToken)).Code);
        Assert.Equal(ErrorCodes.UnrecognizedClientException, (await Refusal(one.AccessKeyId, TestCognito.Altered(one.SessionToken))).Code);
    }

    [Fact]
    public async Task Is_for_holders_of_a_key()
    {
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(new GetSessionTokenRequest(), _cognito.Admin)).Code);
    }

    private async Task<(string Code, string Message)> Refusal(string accessKeyId, string token)
    {
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => _cognito.As(accessKeyId, token));
        return (refusal.Code, refusal.Message);
    }
}
