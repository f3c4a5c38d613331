using System.Collections.Concurrent;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Sign-ins, failed ones and sign-ups of app clients with analytics, on their way to the application that the client names. They wait in memory and leave
/// behind the calls, so that no application keeps anybody from signing in.
/// </summary>
public sealed partial class AnalyticsEvents(EngineOptions options, IOutgoingHttp http, TimeProvider clock, ILogger<AnalyticsEvents> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>PutEvents takes a hundred.</summary>
    private static readonly ForwardForm Form = new("X-Cognito-Analytics-Application", 100, PinpointEvents.Together);

    private readonly Dictionary<string, LogForwarder> _applications =
        options.AnalyticsApplications.ToDictionary(a => a.Id, a => new LogForwarder(a.Destination, Form, http, clock, log), StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, bool> _missed = new();

    /// <summary>A step of an attempt that has led somewhere: tokens, or an account.</summary>
    internal void Passed(UserPoolClient client, string eventType, CognitoUser? user, object request)
    {
        // A renewed token is nobody's sign-in; it has no attempt, and so no user.
        if (user is null || Type(eventType) is not { } type) return;
        Add(client, type, user, request, shares: client.AnalyticsConfiguration!.UserDataShared == true);
    }

    /// <summary>
    /// A sign-in that failed. Nothing of the user goes along: whoever tries a password must not see his device linked with the person whose it is.
    /// </summary>
    internal void Refused(UserPoolClient client, string eventType, CognitoException refusal, CognitoUser? user, object request)
    {
        // What could not even be read as an attempt is none.
        if (eventType != EventType.SignIn || refusal.Code == ErrorCodes.InvalidParameterException || IsRenewal(request)) return;
        Add(client, PinpointEvents.AuthFail, user, request, shares: false);
    }

    /// <summary>Hands on what waits.</summary>
    internal Task Forward(CancellationToken cancellation) => Task.WhenAll(_applications.Values.Select(a => a.Send(cancellation)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                // Also once when the server stops.
                await Forward(CancellationToken.None);
            }
            catch (Exception failure)
            {
                LogFailure(log, failure);
            }
        }
    }

    private void Add(UserPoolClient client, string type, CognitoUser? user, object request, bool shares)
    {
        // Somebody unknown, on a device that is not named: there is nobody for whom it could count.
        if ((PinpointEvents.EndpointId(request) ?? (user is null ? null : PinpointEvents.EndpointId(client, user))) is not { } endpoint) return;
        if (AnalyticsRules.ApplicationId(client.AnalyticsConfiguration!) is not { } id || !_applications.TryGetValue(id, out var application))
        {
            // The settings named it once.
            if (_missed.TryAdd(client.ClientId, true)) LogMissing(log, client.ClientId, client.UserPoolId);
            return;
        }

        application.Add(PinpointEvents.Of(endpoint, type, client, shares ? user : null, clock.GetUtcNow()));
    }

    private static string? Type(string eventType) => eventType switch { EventType.SignIn => PinpointEvents.SignIn, EventType.SignUp => PinpointEvents.SignUp, _ => null };

    private static bool IsRenewal(object request) => (request switch { InitiateAuthRequest r => r.AuthFlow, AdminInitiateAuthRequest r => r.AuthFlow, _ => null }) is AuthFlowType.RefreshToken or AuthFlowType.RefreshTokenAuth;

    [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Warning, "The analytics of app client {ClientId} of {UserPoolId} go to no application that the settings name (Analytics:Applications): they are dropped.")]
    private static partial void LogMissing(ILogger log, string clientId, string userPoolId);

    [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Error, "Analytics could not be handed on.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
