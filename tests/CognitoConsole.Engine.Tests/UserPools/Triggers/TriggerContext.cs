using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A pool whose triggers are inline functions, and what they were called with.</summary>
public abstract class TriggerContext : IAsyncLifetime
{
    protected TestCognito Cognito { get; } = new(options: new EngineOptions { FunctionTimeout = TimeSpan.FromSeconds(2) });

    protected UserPoolType Pool { get; private set; } = null!;

    protected UserPoolClientType Client { get; private set; } = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => Cognito.DisposeAsync();

    /// <summary>Makes the pool.</summary>
    /// <param name="with">Names the functions; the argument makes one of a handler's body.</param>
    protected async Task Given(Func<Func<string, Task<string>>, Task<LambdaConfigType>> with, Func<CreateUserPoolRequest, CreateUserPoolRequest>? pool = null, Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? client = null)
    {
        var config = await with(body => Cognito.AFunction(body));
        Pool = await Cognito.APool(p => (pool?.Invoke(p) ?? p) with { LambdaConfig = config });
        Client = await Cognito.AClient(Pool, client);
    }

    /// <summary>The events that a trigger was called with, oldest first, and what became of the calls.</summary>
    protected async Task<IReadOnlyList<(JsonNode Event, FunctionRunType Run)>> Calls(string trigger)
    {
        var calls = (await Cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = Pool.Id!, Trigger = trigger })).Invocations;
        var result = new List<(JsonNode, FunctionRunType)>();
        foreach (var call in calls.Reverse())
        {
            var run = (await Cognito.Invoke(new GetFunctionInvocationRequest { UserPoolId = Pool.Id!, InvocationId = call.InvocationId })).Run;
            result.Add((JsonNode.Parse(run.Input)!, run));
        }

        return result;
    }

    protected async Task<JsonNode> OnlyCall(string trigger) => Assert.Single(await Calls(trigger)).Event;

    protected async Task Refuses<T>(IRequest<T> request, string code, string message)
    {
        var refusal = await Cognito.Refusal(request);
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }
}
