using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class GetCallerIdentityTests
{
    [Fact]
    public async Task Tells_everybody_who_he_is_without_any_permission()
    {
        await using var cognito = new TestCognito();
        await cognito.ARole("Nothing", "sqs:SendMessage");
        var key = await cognito.AnApiUser("ana", "Nothing");
        var who = await cognito.Invoke(new GetCallerIdentityRequest(), key);
        Assert.Equal(("arn:aws:iam::123456789012:user/ana", "123456789012", key.AccessKeyId), (who.Arn, who.Account, who.UserId));
        Assert.Equal("arn:aws:iam::123456789012:root", (await cognito.Invoke(new GetCallerIdentityRequest(), cognito.Admin)).Arn);
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(new GetCallerIdentityRequest(), cognito.Anyone)).Code);
    }
}
