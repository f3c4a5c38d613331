using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// WEB_AUTHN. A lock that wrong passwords have earned does not hold here: nobody guesses a passkey, and its owner gets in while somebody else tries his password.
/// </summary>
public sealed class PasskeySignIn(ChallengeSessions sessions, FirstFactorCodes people, Passkeys passkeys, RelyingParty relyingParty, SignInSteps steps, SignInProof proof, ThreatProtection threats)
{
    internal async Task<SignInStep> Start(ChoiceSignIn.Person person, string? consumed, CancellationToken cancellation)
    {
        var entry = person.Entry;
        var request = await passkeys.Request(entry.Pool, person.User, person.Name, cancellation);
        var session = ChallengeSessions.New(entry, person.Name, ChallengeNameType.WebAuthn, person.AuthTime) with { IsSimulated = person.User is null, Passkey = request.State };
        if (consumed is not null) sessions.Consume(consumed, entry);
        await sessions.Save(cancellation);
        return new SignInStep
        {
            ChallengeName = ChallengeNameType.WebAuthn,
            Session = sessions.Seal(entry, session),
            ChallengeParameters = new Dictionary<string, string> { ["CREDENTIAL_REQUEST_OPTIONS"] = request.Options },
            AvailableChallenges = [ChallengeNameType.WebAuthn],
        };
    }

    public async Task<SignInStep> Answer(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var open = await sessions.Open(entry, session, ChallengeNameType.WebAuthn, cancellation);
        FirstFactors.Demand(entry.Pool, ChallengeNameType.WebAuthn);
        if (!await relyingParty.IsKnown(entry.Pool, cancellation)) throw Errors.ChoiceNotAvailable();
        var credential = ChallengeResponses.Demand(responses, "CREDENTIAL");
        var person = await people.Person(entry, open, ChallengeResponses.Demand(responses, "USERNAME"), cancellation);
        if (person.User is not { } user || await passkeys.Assert(entry.Pool, user, credential, open.Passkey!, cancellation) is not { } method) throw Errors.IncorrectUsernameOrPassword();
        proof.Add(method);
        steps.DemandSignInState(entry.Pool, user);
        if (!PoolFactors.PasskeyCountsAsMfa(entry.Pool, user)) return await steps.AfterFirstFactor(entry, user, open.Id, cancellation);
        // Where a passkey can count as two factors, the person was verified: the handler has insisted on it. What the risk blocks stays blocked.
        proof.Add(AuthMethods.TwoInOne);
        await threats.Judge(entry, user);
        return await steps.AfterFactors(entry, user, open.Id, cancellation);
    }
}
