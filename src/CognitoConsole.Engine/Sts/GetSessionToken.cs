using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;

namespace CognitoConsole.Engine.Sts;

/// <summary><see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">GetSessionToken</see>: needs no permission; what the session may do is what its user may.</summary>
internal sealed class GetSessionToken(TemporaryCredentials credentials, MfaDevices devices, TimeProvider clock) : IOperation<GetSessionTokenRequest, GetSessionTokenResponse>
{
    public async Task<GetSessionTokenResponse> Handle(GetSessionTokenRequest request, OperationContext context)
    {
        var user = UserSessions.Demand(context.Caller, nameof(GetSessionToken));
        var now = clock.GetUtcNow();
        var life = request.DurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : UserSessions.Default;
        var shown = await devices.Show(request.SerialNumber, request.TokenCode, context);
        return new() { Credentials = RoleSessions.Shape(credentials.ForUser(user, new CallerSession(now, now + life) { MfaAt = shown })) };
    }
}
