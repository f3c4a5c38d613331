using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Tests.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A pool that sends SMS, and what a gateway sees of it.</summary>
internal static class SmsPool
{
    public const string Number = "+15550001234";

    public static SmsConfigurationType Settings => new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms", ExternalId = "pool-of-ours", SnsRegion = "us-east-1" };

    public static CreateUserPoolRequest WithSms(CreateUserPoolRequest request) => request with { SmsConfiguration = Settings, AutoVerifiedAttributes = ["phone_number"] };

    public static TestCognito With(EngineOptions options, int status = 200)
    {
        var cognito = new TestCognito(options: options);
        cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(status, ""));
        return cognito;
    }

    /// <summary>A sign-up by phone, whose code is due to be sent.</summary>
    public static async Task<OutboxMessageType> AnSms(this TestCognito cognito, UserPoolType pool, string username = "kim", string number = Number, string? clientId = null)
    {
        clientId ??= (await cognito.AClient(pool)).ClientId!;
        await cognito.Invoke(SignUp(clientId, username, number));
        return await cognito.NewestMessage(pool);
    }

    public static SignUpRequest SignUp(string clientId, string username, string number = Number) =>
        new() { ClientId = clientId, Username = username, Password = TestCognito.Password, UserAttributes = [new() { Name = "phone_number", Value = number }] };

    public static async Task<OutboxMessageType> NewestMessage(this TestCognito cognito, UserPoolType pool) =>
        (await cognito.Invoke(new ListOutboxMessagesRequest { UserPoolId = pool.Id })).Messages[0];

    /// <summary>Sends what is due, and says what became of the newest message.</summary>
    public static async Task<OutboxMessageType> Deliver(this TestCognito cognito, UserPoolType pool)
    {
        await cognito.Dispatch();
        return await cognito.NewestMessage(pool);
    }
}
