using CognitoConsole.Api;
using CognitoConsole.Engine;
using CognitoConsole.Server.Operators;
using CognitoConsole.Server.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CognitoConsole.Server.Hosting;

/// <summary>Once the server listens: says where, and how the first administrator gets in.</summary>
internal sealed class Announcement(IServer server, ServerSettings settings, EngineOptions engine, FirstAdministrator first) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        // Port 0 means any: only now is it known.
        if (settings.PublicUrl is null && server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } bound) engine.PublicUrl = DefaultUrl.Reachable(bound);

        var text = new List<string> { $"CognitoConsole is ready at {engine.PublicUrl}" };
        if (first.TakeToken() is { } token)
        {
            text.Add("There is no operator yet. Create the first administrator with this link (it works once):");
            text.Add($"  {engine.PublicUrl}/account/set-up?token={token}");
        }

        if (settings.Signatures == SignatureMode.Ignored) text.Add("Api:Signatures is Ignored: everybody who reaches the AWS API acts as administrator.");
        await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, text));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
