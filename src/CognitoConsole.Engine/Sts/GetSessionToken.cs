using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;

namespace CognitoConsole.Engine.Sts;

/// <summary><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">GetSessionToken</see>: needs no permission; what the session may do is what its user may.</summary>
public sealed class GetSessionToken(TemporaryCredentials credentials, TimeProvider clock) : IOperation<GetSessionTokenRequest, GetSessionTokenResponse>
{
    public Task<GetSessionTokenResponse> Handle(GetSessionTokenRequest request, OperationContext context)
    {
        if (request.SerialNumber is not null || request.TokenCode is not null) throw Errors.NotYetAvailable(nameof(request.SerialNumber));
        var user = UserSessions.Demand(context.Caller, nameof(GetSessionToken));
        var now = clock.GetUtcNow();
        var life = request.DurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : UserSessions.Default;
        return Task.FromResult(new GetSessionTokenResponse { Credentials = RoleSessions.Shape(credentials.ForUser(user, new CallerSession(now, now + life))) });
    }
}
