using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">the authorize endpoint</see>.</summary>
public sealed class Authorize(CognitoDbContext db, AuthorizationRequests requests, BrowserSessions sessions, BrowserStepUp stepUp, AuthorizationGrants grants) : IOperation<AuthorizeRequest, AuthorizeResponse>
{
    public async Task<AuthorizeResponse> Handle(AuthorizeRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new AuthorizeResponse { Location = error };

        var prompt = AuthorizationRequests.Prompt(request.Parameters);
        // An app that registered itself gets nobody by a mere link: the person sees who asks, and goes on or does not.
        var mayReuse = !prompt.Contains("login") && !prompt.Contains("select_account") && (request.IsConfirmed || authorization.Entry.Client.ClientType != ClientTypeType.Dcr);
        if (mayReuse && await sessions.Find(authorization.Entry.Pool, request.BrowserSession, context.Cancellation) is { } session)
        {
            var gap = await stepUp.Gap(authorization, session, context.Cancellation);
            if (gap == SessionGap.Unreachable) return new AuthorizeResponse { Location = BrowserStepUp.Unmet(authorization) };
            if (gap == SessionGap.None && await sessions.Admits(authorization.Entry, session.AuthTime, request.BrowserSession!, context.Cancellation))
            {
                var location = await grants.Answer(authorization, session, context.Cancellation);
                await db.SaveChangesAsync(context.Cancellation);
                return new AuthorizeResponse { Location = location };
            }
        }

        return new AuthorizeResponse { Location = prompt.Contains("none") ? authorization.Location([("error", ErrorCodes.LoginRequired)]) : null };
    }
}
