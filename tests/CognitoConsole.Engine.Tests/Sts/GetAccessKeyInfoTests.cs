using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class GetAccessKeyInfoTests
{
    [Fact]
    public async Task Names_the_account_of_keys_of_this_server()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        var key = await cognito.AnApiUser("ana", "Auditor");
        Assert.Equal("123456789012", (await cognito.Invoke(new GetAccessKeyInfoRequest { AccessKeyId = key.AccessKeyId })).Account);
        var session = (await cognito.Invoke(new GetSessionTokenRequest(), key)).Credentials!;
        Assert.Equal("123456789012", (await cognito.Invoke(new GetAccessKeyInfoRequest { AccessKeyId = session.AccessKeyId })).Account);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(new GetAccessKeyInfoRequest { AccessKeyId = "AKIAAAAAAAAAAAAAAAAA" })).Code);
    }
}
