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
        var isAsked = authorization.Entry.Client.ClientType == ClientTypeType.Dcr && !request.IsConfirmed;
        var mayReuse = !isAsked && !prompt.Contains("login") && !prompt.Contains("select_account");
        if (mayReuse && await sessions.Find(authorization.Entry, request.BrowserSession, context.Cancellation) is { } session && session.Provider == (authorization.Provider ?? session.Provider))
        {
            var gap = await stepUp.Gap(authorization, session, context.Cancellation);
            if (gap == SessionGap.Unreachable) return new AuthorizeResponse { Location = BrowserStepUp.Unmet(authorization) };
            if (gap == SessionGap.None && await sessions.Admits(authorization.Entry, session.AuthTime, request.BrowserSession!, context.Cancellation))
            {
                return new AuthorizeResponse { Location = await Answer(authorization, session, context.Cancellation) };
            }
        }

        if (prompt.Contains("none")) return new AuthorizeResponse { Location = authorization.Location([("error", ErrorCodes.LoginRequired)]) };
        return new AuthorizeResponse { Provider = isAsked || authorization.Provider == LoginProviders.UserPool ? null : authorization.Provider };
    }

    /// <summary>Here nobody looks at a page (an app may ask in a hidden frame): what a function of the pool refuses, the client has to hear.</summary>
    private async Task<string> Answer(AuthorizationRequest authorization, SignedInBrowser session, CancellationToken cancellation)
    {
        try
        {
            var location = await grants.Answer(authorization, session, cancellation);
            await db.SaveChangesAsync(cancellation);
            return location;
        }
        catch (CognitoException refusal) when (Errors.IsOfFunction(refusal))
        {
            db.ChangeTracker.Clear();
            return authorization.Location([("error", ErrorCodes.InvalidRequest), ("error_description", refusal.Message)]);
        }
    }
}
