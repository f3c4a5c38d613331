using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>EMAIL_OTP and SMS_OTP as the first factor: the code, and its answer. For somebody who does not exist the same, without a message.</summary>
public sealed class FirstFactorCodes(
    ChallengeSessions sessions, AuthenticationCodes codes, HiddenDelivery destinations, UserDirectory directory, Lockout lockout, UnknownAttempts unknown, SignInSteps steps, SignInProof proof)
{
    // The same challenge name is a second factor elsewhere; the sessions are not the same.
    private const string Prefix = "FIRST_";

    /// <param name="door">Of the hosted UI, whose sessions are not the API's; empty for the API.</param>
    internal async Task<SignInStep> Send(ChoiceSignIn.Person person, string challenge, string? consumed, CancellationToken cancellation, string door = "")
    {
        var entry = person.Entry;
        var attribute = FirstFactors.AttributeOf(challenge);
        var destination = destinations.Destination(entry.Pool, person.Name, person.Known, attribute);
        var session = ChallengeSessions.New(entry, person.Name, door + Prefix + challenge, person.AuthTime) with { Destination = destination };
        if (person.User is { } user)
        {
            session = session with { CodeHash = await codes.SendFirstFactor(entry, user, attribute, destination, session.Id, cancellation) };
        }
        else
        {
            session = session with { IsSimulated = true, CodeHash = AuthenticationCodes.NoCode() };
            // As many writes as a message takes.
            sessions.Consume(ChallengeSessions.NewId(), entry);
            await sessions.Save(cancellation);
            sessions.Consume(ChallengeSessions.NewId(), entry);
        }

        if (consumed is not null) sessions.Consume(consumed, entry);
        await sessions.Save(cancellation);
        var delivery = MessageWriter.Delivery(attribute, destination);
        return new SignInStep
        {
            ChallengeName = challenge,
            Session = sessions.Seal(entry, session),
            ChallengeParameters = new Dictionary<string, string>
            {
                ["CODE_DELIVERY_DELIVERY_MEDIUM"] = delivery.DeliveryMedium!,
                ["CODE_DELIVERY_DESTINATION"] = delivery.Destination!,
            },
            AvailableChallenges = [challenge],
        };
    }

    /// <summary>Whether the session belongs here, and not to a second factor of the same name.</summary>
    public bool Sent(string? session, string challenge) => sessions.IsOf(session, Prefix + challenge);

    public async Task<SignInStep> Answer(ClientEntry entry, string challenge, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var open = await Open(entry, challenge, session, cancellation);
        FirstFactors.Demand(entry.Pool, challenge);
        var code = ChallengeResponses.Demand(responses, challenge + "_CODE");
        var user = await Prove(entry, challenge, open, ChallengeResponses.Demand(responses, "USERNAME"), code, cancellation);
        return await steps.AfterFirstFactor(entry, user, open.Id, cancellation);
    }

    public Task<ChallengeSession> Open(ClientEntry entry, string challenge, string? session, CancellationToken cancellation, string door = "") => sessions.Open(entry, session, door + Prefix + challenge, cancellation);

    /// <summary>Judges the code of a session, which the caller uses up.</summary>
    /// <param name="name">Who answers, by a name of his.</param>
    public async Task<CognitoUser> Prove(ClientEntry entry, string challenge, ChallengeSession open, string name, string code, CancellationToken cancellation)
    {
        var person = await Person(entry, open, name, cancellation);
        if (person.User is null)
        {
            await unknown.Count(entry.Pool, person.Name, cancellation);
            throw Mismatch();
        }

        // What the user's state is, he learns after the code.
        var user = await lockout.Attempt(person.User, _ => codes.Matches(open, code), cancellation) ?? throw Mismatch();
        proof.Add(SignInProof.MethodOf(challenge));
        steps.DemandSignInState(entry.Pool, user);
        // The code proves the address that it went to; it may have been taken off the account since.
        var attribute = FirstFactors.AttributeOf(challenge);
        if (user.Attributes.GetValueOrDefault(attribute) != open.Destination || !FirstFactors.IsVerified(user, attribute)) throw Errors.InvalidSession();
        return user;
    }

    /// <summary>The person of a session; anybody else's name is refused in the same words, whether the person exists or not.</summary>
    internal async Task<ChoiceSignIn.Person> Person(ClientEntry entry, ChallengeSession session, string name, CancellationToken cancellation)
    {
        var folded = SignInNames.Fold(entry.Pool, name);
        // Somebody real is looked up too: the time is alike, and a user with no way in keeps his address.
        if (session.IsSimulated) return folded == session.Username ? new(entry, null, folded, session.AuthTime, await directory.Find(entry.Pool, folded, cancellation)) : throw Errors.InvalidSession();
        var user = await directory.FindByUsername(session.Pool, session.Username, cancellation) ?? throw Errors.InvalidSession();
        var isSame = name == user.Username || (await directory.Find(entry.Pool, name, cancellation))?.Username == user.Username;
        return isSame && !user.WasSignedOutSince(session.AuthTime) ? new(entry, user, user.Username, session.AuthTime, user) : throw Errors.InvalidSession();
    }

    private static Contracts.CognitoException Mismatch() => new(Contracts.ErrorCodes.CodeMismatchException, "Invalid code or auth state for the user.");
}
