using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>EMAIL_OTP and SMS_OTP as the first factor at the hosted UI: as in USER_AUTH, with sessions of their own.</summary>
public sealed class BrowserCodes(UserDirectory directory, ChoiceSignIn choice, FirstFactorCodes codes, BrowserSecondFactors secondFactors, ChallengeSessions challenges, PreAuthenticationTrigger preAuthentication)
{
    private const string Door = SecondFactors.HostedUI;

    /// <summary>What the pages offer: client and pool allow it.</summary>
    public static IReadOnlyList<string> Offered(ClientEntry entry) =>
        ClientFlows.Allows(entry, AuthFlowType.UserAuth) ? [.. StartCodeSignInRequest.Factors.Where(f => FirstFactors.Allows(entry.Pool, f))] : [];

    /// <summary>Sends the code. Somebody who does not exist is told what USER_AUTH tells him: where it offers him a code, that one is on its way.</summary>
    public async Task<StartCodeSignInResponse> Start(ClientEntry entry, string factor, string name, CancellationToken cancellation)
    {
        DemandOffered(entry, factor);
        var user = await directory.Find(entry.Pool, name, cancellation);
        if (user is null && !UserExistence.IsHidden(entry.Client)) throw Errors.UserNotFound();
        var (person, choices) = await choice.Offer(entry, user, name, cancellation);
        if (!choices.Contains(factor)) throw Errors.NotAuthorized("This account cannot sign in with such a code. Sign in another way.");
        await preAuthentication.Run(entry, name, person.User);
        var step = await codes.Send(person, factor, consumed: null, cancellation, Door);
        return new() { Session = step.Session, Destination = step.ChallengeParameters["CODE_DELIVERY_DESTINATION"] };
    }

    public async Task<StartBrowserSessionResponse> Answer(AuthorizationRequest authorization, AnswerCodeSignInRequest request, CancellationToken cancellation)
    {
        var entry = authorization.Entry;
        DemandOffered(entry, request.Factor);
        var open = await codes.Open(entry, request.Factor, request.Session, cancellation, Door);
        var user = await codes.Prove(entry, request.Factor, open, open.Username, request.Code, cancellation);
        challenges.Consume(open.Id, entry);
        return await secondFactors.After(authorization, user, new(request.BrowserSession, request.BrowserDevice), cancellation);
    }

    private static void DemandOffered(ClientEntry entry, string factor)
    {
        if (!Offered(entry).Contains(factor)) throw Errors.InvalidRequest("Signing in with such a code is not available here");
    }
}
