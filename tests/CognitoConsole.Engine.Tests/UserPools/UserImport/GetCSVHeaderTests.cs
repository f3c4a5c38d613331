using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetCSVHeaderTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Names_every_attribute_and_the_two_columns_of_the_service()
    {
        await _cognito.Invoke(new AddCustomAttributesRequest { UserPoolId = _pool.Id!, CustomAttributes = [new() { Name = "team", AttributeDataType = "String" }] });
        var answer = await _cognito.Invoke(new GetCSVHeaderRequest { UserPoolId = _pool.Id! });
        Assert.Equal(_pool.Id, answer.UserPoolId);
        Assert.Equal(
            "name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,email,email_verified,gender,birthdate,zoneinfo,locale," +
            "phone_number,phone_number_verified,address,updated_at,custom:team,cognito:mfa_enabled,cognito:username",
            string.Join(",", answer.CSVHeader!));
    }

    [Fact]
    public async Task Refuses_a_pool_that_is_not_there() =>
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new GetCSVHeaderRequest { UserPoolId = "us-east-1_Nothing00" })).Code);
}
