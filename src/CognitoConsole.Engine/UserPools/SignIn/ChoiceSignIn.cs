using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// USER_AUTH: the user chooses how to begin. Somebody who does not exist is offered as much as somebody who does, where the client hides who exists.
/// </summary>
public sealed class ChoiceSignIn(
    UserDirectory directory, ChallengeSessions sessions, SessionUsers users, FirstFactors factors, FirstFactorCodes codes, PasswordSignIn password, SrpSignIn srp, Passkeys passkeys, RelyingParty relyingParty, PasskeySignIn passkey,
    SignInSteps steps, StepUp stepUp, SignInProof proof, PreAuthenticationTrigger preAuthentication, UserMigration migration, TimeProvider clock)
{
    /// <summary>Who is signing in, as far as the server knows; a user that is null is simulated.</summary>
    /// <param name="Name">The user name, or for a simulated user the name that was given, folded.</param>
    /// <param name="Known">The user of that name, also where he has no way in and is treated as nobody.</param>
    internal sealed record Person(ClientEntry Entry, CognitoUser? User, string Name, DateTimeOffset AuthTime, CognitoUser? Known);

    public async Task<SignInStep> Start(ClientEntry entry, string name, IReadOnlyDictionary<string, string> parameters, string? session, CancellationToken cancellation)
    {
        if (session is not null) return await AfterSignUp(entry, name, parameters, session, cancellation);
        var user = await directory.Find(entry.Pool, name, cancellation) ?? await FromElsewhere(entry, name, parameters, cancellation);
        if (user is null && !UserExistence.IsHidden(entry.Client)) throw Errors.UserNotFound();
        var levels = await stepUp.Read(entry, user, parameters, cancellation);
        var (person, choices) = await Offer(entry, user, name, cancellation);
        if (levels is not null) choices = await stepUp.Settle(person, levels, choices, cancellation);
        var preferred = parameters.GetValueOrDefault("PREFERRED_CHALLENGE");
        // Where one proof is missing, there is nothing to choose.
        if (proof.Methods != AuthMethods.None && choices is [var missing]) preferred = missing;
        if (preferred is null || !choices.Contains(preferred))
            return Step(person, ChallengeNameType.SelectChallenge, choices);
        return await Begin(person, name, preferred, parameters, null, cancellation);
    }

    /// <summary>SELECT_CHALLENGE: the choice, with what belongs to it where the client sends both at once.</summary>
    public async Task<SignInStep> Select(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var (person, open, name) = await Open(entry, session, ChallengeNameType.SelectChallenge, responses, cancellation);
        var answer = ChallengeResponses.Demand(responses, "ANSWER");
        var choices = await Choices(entry.Pool, person.User, person.Name, cancellation);
        choices = await stepUp.Narrow(person, choices, cancellation);
        if (!choices.Contains(answer)) throw Errors.ChoiceNotAvailable();
        return await Begin(person, name, answer, responses, open.Id, cancellation);
    }

    /// <summary>PASSWORD, where it was preferred and did not come at once.</summary>
    public async Task<SignInStep> Password(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var (person, open, name) = await Open(entry, session, ChallengeNameType.Password, responses, cancellation);
        FirstFactors.Demand(entry.Pool, ChallengeNameType.Password);
        return await Prove(person, name, ChallengeResponses.Demand(responses, "PASSWORD"), open.Id, cancellation);
    }

    /// <summary>PASSWORD_SRP, where it was preferred and SRP_A did not come at once.</summary>
    public async Task<SignInStep> PasswordSrp(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var (_, open, name) = await Open(entry, session, ChallengeNameType.PasswordSrp, responses, cancellation);
        FirstFactors.Demand(entry.Pool, ChallengeNameType.PasswordSrp);
        return await StartSrp(entry, name, ChallengeResponses.Demand(responses, "SRP_A"), open.Id, cancellation);
    }

    /// <summary>How the person may begin. A user with no way in is told as little as one who does not exist.</summary>
    internal async Task<(Person Person, IReadOnlyList<string> Choices)> Offer(ClientEntry entry, CognitoUser? known, string name, CancellationToken cancellation)
    {
        var folded = SignInNames.Fold(entry.Pool, name);
        var choices = known is null ? [] : await Choices(entry.Pool, known, name, cancellation);
        var user = choices.Count == 0 ? null : known;
        if (user is null) choices = await Choices(entry.Pool, null, folded, cancellation);
        return (new Person(entry, user, user?.Username ?? folded, proof.Since ?? clock.GetUtcNow(), known), choices);
    }

    /// <param name="user">Null for somebody who is simulated.</param>
    private async Task<IReadOnlyList<string>> Choices(UserPool pool, CognitoUser? user, string name, CancellationToken cancellation)
    {
        var choices = user is null ? factors.Simulated(pool, name) : FirstFactors.Of(pool, user, FirstFactors.Allows(pool, AuthFactorType.WebAuthn) && await passkeys.Any(user, cancellation));
        return choices.Contains(ChallengeNameType.WebAuthn) && !await relyingParty.IsKnown(pool, cancellation) ? [.. choices.Where(c => c != ChallengeNameType.WebAuthn)] : choices;
    }

    private async Task<SignInStep> Begin(Person person, string name, string choice, IReadOnlyDictionary<string, string> given, string? consumed, CancellationToken cancellation)
    {
        if (await stepUp.IsSecond(person, choice, cancellation))
        {
            await preAuthentication.Run(person.Entry, name, person.User);
            return await stepUp.Begin(person, person.User!, choice, consumed, cancellation);
        }

        switch (choice)
        {
            case ChallengeNameType.Password when given.GetValueOrDefault("PASSWORD") is { Length: > 0 } typed:
                return await Prove(person, name, typed, consumed, cancellation);
            case ChallengeNameType.PasswordSrp when given.GetValueOrDefault("SRP_A") is { Length: > 0 } srpA:
                return await StartSrp(person.Entry, name, srpA, consumed, cancellation);
            case ChallengeNameType.Password or ChallengeNameType.PasswordSrp:
                await Use(person.Entry, consumed, cancellation);
                return Step(person, choice, [choice]);
            case ChallengeNameType.WebAuthn:
                await preAuthentication.Run(person.Entry, name, person.User);
                return await passkey.Start(person, consumed, cancellation);
            default:
                await preAuthentication.Run(person.Entry, name, person.User);
                return await codes.Send(person, choice, consumed, cancellation);
        }
    }

    /// <summary>Who brings his password with the choice of it can come over from another directory as in the flows that know nothing else.</summary>
    private async Task<CognitoUser?> FromElsewhere(ClientEntry entry, string name, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation) =>
        parameters.GetValueOrDefault("PREFERRED_CHALLENGE") == ChallengeNameType.Password && parameters.GetValueOrDefault("PASSWORD") is { Length: > 0 } typed && FirstFactors.Allows(entry.Pool, AuthFactorType.Password)
            ? await migration.ByPassword(entry, name, typed, cancellation) ?? await migration.Meanwhile(entry, name, cancellation)
            : null;

    private async Task<SignInStep> Prove(Person person, string name, string typed, string? consumed, CancellationToken cancellation)
    {
        var user = await password.Prove(person.Entry, name, typed, cancellation);
        return await steps.AfterPassword(person.Entry, user, consumed, cancellation);
    }

    private async Task<SignInStep> StartSrp(ClientEntry entry, string name, string srpA, string? consumed, CancellationToken cancellation)
    {
        var step = await srp.Start(entry, name, srpA, cancellation);
        await Use(entry, consumed, cancellation);
        return step;
    }

    /// <summary>The first sign-in after a sign-up that this client has just seen confirmed.</summary>
    private async Task<SignInStep> AfterSignUp(ClientEntry entry, string name, IReadOnlyDictionary<string, string> parameters, string session, CancellationToken cancellation)
    {
        // AWS does not say what both together mean.
        if (parameters.ContainsKey("TARGET_ACR_VALUES")) throw Errors.InvalidParameter("TARGET_ACR_VALUES cannot be used with the session of a sign-up.", "authParameters");
        var open = await sessions.Open(entry, session, SignUpSessions.Confirmed, cancellation);
        var user = await users.Demand(entry, open, name, cancellation);
        await preAuthentication.Run(entry, name, user);
        return await steps.AfterFirstFactor(entry, user, open.Id, cancellation);
    }

    private SignInStep Step(Person person, string challenge, IReadOnlyList<string> choices) => new()
    {
        ChallengeName = challenge,
        Session = sessions.Seal(person.Entry, ChallengeSessions.New(person.Entry, person.Name, challenge, person.AuthTime) with { IsSimulated = person.User is null }),
        AvailableChallenges = choices,
    };

    /// <summary>The person of the session, and the name by which the answer calls him.</summary>
    private async Task<(Person Person, ChallengeSession Session, string Name)> Open(ClientEntry entry, string? session, string step, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var open = await sessions.Open(entry, session, step, cancellation);
        var name = ChallengeResponses.Demand(responses, "USERNAME");
        return (await codes.Person(entry, open, name, cancellation), open, name);
    }

    private async Task Use(ClientEntry entry, string? consumed, CancellationToken cancellation)
    {
        if (consumed is null) return;
        sessions.Consume(consumed, entry);
        await sessions.Save(cancellation);
    }
}
