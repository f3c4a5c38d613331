using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CognitoConsole.Server.Operators;

/// <summary>An open page outlives its cookie: it asks again and again whether its operator may still be here.</summary>
internal sealed class OperatorAuthenticationState(ILoggerFactory logs, OperatorSessions sessions) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => OperatorSessions.MaxAge;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        sessions.IsCurrent(authenticationState.User);
}
