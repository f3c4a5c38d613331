using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>A sender that remembers, and fails as told.</summary>
internal sealed class MemorySender : IMessageSender
{
    private readonly Lock _gate = new();

    public List<OutgoingMessage> Sent { get; } = [];

    public Exception? Failure { get; set; }

    /// <summary>Happens in the middle of a sending.</summary>
    public Action? WhileSending { get; set; }

    public bool Delivers(string medium) => medium == "EMAIL";

    public Task Send(OutgoingMessage message, CancellationToken cancellation)
    {
        if (Failure is not null) throw Failure;
        WhileSending?.Invoke();
        cancellation.ThrowIfCancellationRequested();
        lock (_gate) Sent.Add(message);
        return Task.CompletedTask;
    }
}

internal static class OutboxTestData
{
    public static TestCognito With(MemorySender sender) => new(services => services.AddSingleton<IMessageSender>(sender));

    public static CreateUserPoolRequest Verifying(CreateUserPoolRequest request) => request with { AutoVerifiedAttributes = [VerifiedAttributeType.Email] };

    public static OutboxDispatcher Dispatcher(this TestCognito cognito) => cognito.Services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single();

    public static Task<int> Dispatch(this TestCognito cognito) => cognito.Dispatcher().DispatchDue(TestContext.Current.CancellationToken);

    /// <summary>A sign-up, with the message that it causes.</summary>
    public static async Task<OutboxMessageType> AMessage(this TestCognito cognito, UserPoolType pool, string username = "kim")
    {
        var client = await cognito.AClient(pool);
        await cognito.SignUp(client, username);
        return (await cognito.Invoke(new ListOutboxMessagesRequest { UserPoolId = pool.Id, Username = username })).Messages[0];
    }
}
