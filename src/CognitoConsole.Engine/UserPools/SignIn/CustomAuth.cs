using System.Text.Json.Serialization;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// CUSTOM_AUTH: three functions lead the sign-in. The first decides what comes next, the second makes a challenge, the third judges its answer.
/// A proof of the password may come first. Somebody who does not exist is led the same way, and never to tokens.
/// </summary>
public sealed class CustomAuth(
    UserDirectory directory, SrpSignIn srp, SignInSteps steps, ChallengeSessions sessions, SealedToken seal, PreAuthenticationTrigger preAuthentication,
    DefineAuthChallengeTrigger define, CreateAuthChallengeTrigger create, VerifyAuthChallengeResponseTrigger verify, AuthAttempt attempt, SignInProof proof, TimeProvider clock)
{
    private const string SrpA = "SRP_A";
    private const string Purpose = "custom-auth";
    private static readonly string[] Names = [ChallengeNameType.CustomChallenge, ChallengeNameType.PasswordVerifier, SrpA];

    /// <summary>The functions decide when to give up; this ends a sign-in whose functions never do.</summary>
    private const int MostRounds = 10;

    /// <summary>A session that is longer comes back refused: the model allows clients no more.</summary>
    private const int LongestSession = 2048;

    /// <param name="Step">The challenge that the session answers.</param>
    /// <param name="Username">Of nobody when <paramref name="IsReal"/> is false.</param>
    private sealed record State(string Id, string Pool, string Client, string Username, string Name, [property: JsonConverter(typeof(JsonBit))] bool IsReal, string Step, DateTimeOffset AuthTime)
    {
        /// <summary>Each as name, 1 or 0, and metadata: short, because all of them travel in the session.</summary>
        public required IReadOnlyList<string> Done { get; init; }

        [JsonIgnore]
        public IReadOnlyList<ChallengeResult> Results => [.. Done.Select(d => new ChallengeResult(Names[d[0] - '0'], d[1] == '1', d.Length > 2 ? d[2..] : null))];

        public State With(ChallengeResult result) => this with { Done = [.. Done, $"{Array.IndexOf(Names, result.ChallengeName)}{(result.Passed ? 1 : 0)}{result.Metadata}"] };

        /// <summary>What only the server knows of the challenge.</summary>
        public IReadOnlyDictionary<string, string> Private { get; init; } = new Dictionary<string, string>();
        public string? Metadata { get; init; }

        /// <summary>The authentication event of the sign-in.</summary>
        public string? EventId { get; init; }
    }

    public async Task<SignInStep> Start(ClientEntry entry, string name, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        if (TriggerSlots.Find(entry.Pool.LambdaConfig, TriggerSlots.DefineAuthChallenge) is null) throw Errors.InvalidParameter("Custom auth lambda trigger is not configured for the user pool.");
        var user = await directory.Find(entry.Pool, name, cancellation);
        if (user is null && !UserExistence.IsHidden(entry.Client)) throw Errors.UserNotFound();
        var state = new State("", entry.Pool.Id, entry.Client.ClientId, user?.Username ?? name, name, user is not null, "", clock.GetUtcNow()) { Done = [] };
        if (!parameters.TryGetValue(SrpA, out var srpA))
        {
            await preAuthentication.Run(entry, name, user);
            return await Next(entry, user, state, consumed: null, cancellation);
        }

        // SrpSignIn asks the pre-authentication function itself.
        var challenge = await srp.Start(entry, name, srpA, cancellation);
        state = state.With(new ChallengeResult(SrpA, Passed: true, Metadata: null));
        var next = await Define(entry, user, state);
        if (next is not { IssueTokens: false, ChallengeName: ChallengeNameType.PasswordVerifier }) throw next.ChallengeName is null ? Errors.IncorrectUsernameOrPassword() : Errors.InvalidLambdaResponse();
        return challenge with { Session = Seal(entry, state, ChallengeNameType.PasswordVerifier) };
    }

    /// <summary>True for a session that a custom sign-in gave out.</summary>
    public bool Leads(string? session) => seal.Open<State>(session, Purpose, clock.GetUtcNow(), out _) is not null;

    /// <summary>True when this session is one of a custom sign-in that waits for the password's proof.</summary>
    public bool AwaitsPassword(string? session) =>
        session is not null && seal.Open<State>(session, Purpose, clock.GetUtcNow(), out _)?.Step == ChallengeNameType.PasswordVerifier;

    public async Task<SignInStep> AnswerPassword(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var state = await Open(entry, session, ChallengeNameType.PasswordVerifier, cancellation);
        var (user, block) = await srp.Prove(entry, responses, cancellation, isCustom: true);
        if (user.Username != state.Username) throw Errors.InvalidSession();
        // The block and the session are two halves of one step: both are used up.
        sessions.Consume(block, entry);
        return await Continue(entry, user, state, new ChallengeResult(ChallengeNameType.PasswordVerifier, Passed: true, Metadata: null), cancellation);
    }

    public async Task<SignInStep> Answer(ClientEntry entry, string? session, IReadOnlyDictionary<string, string> responses, CancellationToken cancellation)
    {
        var name = ChallengeResponses.Demand(responses, "USERNAME");
        var answer = ChallengeResponses.Demand(responses, "ANSWER");
        var state = await Open(entry, session, ChallengeNameType.CustomChallenge, cancellation);
        var user = state.IsReal ? await directory.FindByUsername(state.Pool, state.Username, cancellation) ?? throw Errors.InvalidSession() : null;
        if (name != state.Username && name != state.Name && (await directory.Find(entry.Pool, name, cancellation))?.Username != user?.Username) throw Errors.InvalidSession();
        if (user is not null && (user.PasswordSetAt > state.AuthTime || user.WasSignedOutSince(state.AuthTime))) throw Errors.InvalidSession();

        // Used up before the answer is judged: many answers at once to one challenge would be many guesses.
        sessions.Consume(state.Id, entry);
        await sessions.Save(cancellation);
        var isRight = await verify.Run(entry, state.Username, user, state.Private, answer) ?? throw NotConfigured();
        if (user is not null) attempt.Judged(user, isRight);
        return await Continue(entry, user, state with { Id = "" }, new ChallengeResult(ChallengeNameType.CustomChallenge, isRight, state.Metadata), cancellation);
    }

    private Task<SignInStep> Continue(ClientEntry entry, CognitoUser? user, State state, ChallengeResult result, CancellationToken cancellation) =>
        Next(entry, user, state.With(result), state.Id.Length == 0 ? null : state.Id, cancellation);

    private async Task<SignInStep> Next(ClientEntry entry, CognitoUser? user, State state, string? consumed, CancellationToken cancellation)
    {
        if (state.Done.Count >= MostRounds) throw Errors.IncorrectUsernameOrPassword();
        var next = await Define(entry, user, state);
        // What functions ask has no name in amr, and no level.
        if (next.IssueTokens && state.Results.Any(r => r is { ChallengeName: ChallengeNameType.PasswordVerifier, Passed: true })) proof.Add(AuthMethods.Password);
        if (next.IssueTokens) return user is null ? throw Errors.IncorrectUsernameOrPassword() : await steps.AfterPassword(entry, user, consumed, cancellation);
        switch (next.ChallengeName)
        {
            case null:
                throw Errors.IncorrectUsernameOrPassword();
            case ChallengeNameType.CustomChallenge:
                break;
            default:
                // The rest are steps that a client begins, or that follow by themselves: there is nothing to send for them here.
                throw Errors.InvalidLambdaResponse();
        }

        var challenge = await create.Run(entry, state.Username, user, state.Results) ?? throw NotConfigured();
        if (consumed is not null)
        {
            sessions.Consume(consumed, entry);
            await sessions.Save(cancellation);
        }

        return new SignInStep
        {
            ChallengeName = ChallengeNameType.CustomChallenge,
            Session = Seal(entry, state with { Private = challenge.Private, Metadata = challenge.Metadata }, ChallengeNameType.CustomChallenge),
            ChallengeParameters = new Dictionary<string, string>(challenge.Public) { ["USERNAME"] = state.Username },
        };
    }

    private async Task<NextChallenge> Define(ClientEntry entry, CognitoUser? user, State state) => await define.Run(entry, state.Username, user, state.Results) ?? throw NotConfigured();

    private string Seal(ClientEntry entry, State state, string step)
    {
        state = state with { Id = ChallengeSessions.NewId(), Step = step, EventId = ThreatMode.IsOn(entry.Pool, isCustom: true) ? attempt.EventId : null };
        var session = seal.Seal(state, Purpose, clock.GetUtcNow() + ChallengeSessions.Lifetime(entry), hidesLength: true);
        return session.Length <= LongestSession ? session : throw Errors.InvalidLambdaResponse("Unrecognizable lambda output: what the challenges keep for later is too much");
    }

    private async Task<State> Open(ClientEntry entry, string? session, string step, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(session)) throw Errors.InvalidParameter("Missing required parameter Session");
        var state = seal.Open<State>(session, Purpose, clock.GetUtcNow(), out var expired);
        if (expired) throw Errors.NotAuthorized("Invalid session for the user, session is expired.");
        if (state is null || state.Step != step || state.Pool != entry.Pool.Id || state.Client != entry.Client.ClientId) throw Errors.InvalidSession();
        ClientFlows.Demand(entry, AuthFlowType.CustomAuth);
        await sessions.DemandUnused(state.Id, cancellation);
        attempt.Continue(state.EventId, AuthFlowType.CustomAuth);
        return state;
    }

    private static Contracts.CognitoException NotConfigured() => Errors.InvalidParameter("Custom auth lambda trigger is not configured for the user pool.");
}
