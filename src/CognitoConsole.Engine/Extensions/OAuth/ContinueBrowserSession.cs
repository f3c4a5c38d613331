using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class ContinueBrowserSession(CognitoDbContext db, AuthorizationRequests requests, BrowserSessions sessions, BrowserStepUp stepUp, BrowserSecondFactors secondFactors, AuthorizationGrants grants, BrowserSignInEvents events)
    : IOperation<ContinueBrowserSessionRequest, StartBrowserSessionResponse>
{
    public async Task<StartBrowserSessionResponse> Handle(ContinueBrowserSessionRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error };
        if (await sessions.Find(authorization.Entry, request.BrowserSession, context.Cancellation) is not { } session
            || !await sessions.Admits(authorization.Entry, session.AuthTime, request.BrowserSession!, context.Cancellation)) return new();
        switch (await stepUp.Gap(authorization, session, context.Cancellation))
        {
            case SessionGap.None:
                var location = await grants.Answer(authorization, session, context.Cancellation);
                await db.SaveChangesAsync(context.Cancellation);
                return new() { Location = location };
            case SessionGap.SecondFactor:
                return await events.Record(authorization.Entry, session.User.Username, () => secondFactors.StepUp(authorization, session, context.Cancellation));
            case SessionGap.Unreachable:
                return new() { Location = BrowserStepUp.Unmet(authorization) };
            default:
                return new();
        }
    }
}
