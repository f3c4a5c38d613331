using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListIdentityEventsTests
{
    [Fact]
    public async Task Pages_from_the_newest_and_names_role_and_key_of_credentials()
    {
        await using var cognito = new TestCognito();
        var (pool, _, logins) = await cognito.AnApp();
        await cognito.Roles(pool);
        var ana = await cognito.AnIdentity(pool, logins);
        var keys = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            keys.Insert(0, (await cognito.CredentialsOf(ana, logins)).AccessKeyId!);
            cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var request = new ListIdentityEventsRequest { IdentityPoolId = pool.IdentityPoolId, Kind = "Credentials", MaxResults = 2 };
        var first = await cognito.Invoke(request);
        var second = await cognito.Invoke(request with { NextToken = first.NextToken });
        Assert.Equal(keys, first.Events.Concat(second.Events).Select(e => e.AccessKeyId));
        Assert.Null(second.NextToken);
        // A page of other people's list is no page of this one.
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { Guests = false, NextToken = first.NextToken })).Code);
        Assert.Equal((ana, "arn:aws:iam::123456789012:role/Users"), (first.Events[0].IdentityId, first.Events[0].RoleArn));
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { Kind = "SignIn", NextToken = first.NextToken })).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(request with { Kind = "Nothing" })).Code);
    }
}
