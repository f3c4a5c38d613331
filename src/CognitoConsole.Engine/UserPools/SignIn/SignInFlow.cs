using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Starts and continues a sign-in for the four AWS operations. See the state machine in SignIn.md beside this file.</summary>
public sealed class SignInFlow(
    PasswordSignIn password, SrpSignIn srp, SignInSteps steps, NewPasswordChallenge newPassword, SecondFactorAnswers secondFactors, DeviceSignIn devices, DeviceClaim device, ChoiceSignIn choice,
    CustomAuth custom, FirstFactorCodes codes, PasskeySignIn passkey, RefreshTokens refreshTokens, TokenIssuer issuer, AuthEvents events, ThreatProtection threats, ChallengeSessions sessions, AuthAttempt attempt)
{
    public Task<SignInStep> Start(ClientEntry entry, string flow, IReadOnlyDictionary<string, string>? parameters, string? session, CancellationToken cancellation)
    {
        attempt.Begin(flow);
        return Record(entry, flow is AuthFlowType.RefreshTokenAuth or AuthFlowType.RefreshToken ? null : parameters, () => Begin(entry, flow, parameters, session, cancellation));
    }

    public Task<SignInStep> Continue(ClientEntry entry, string challenge, string? session, IReadOnlyDictionary<string, string>? responses, CancellationToken cancellation)
    {
        if (ThreatMode.IsOn(entry.Pool) && IsCustom(challenge, session)) attempt.Begin(AuthFlowType.CustomAuth);
        return Record(entry, responses, () => Answer(entry, challenge, session, responses, cancellation));
    }

    /// <summary>Which mode of threat protection counts has to be known before the session is looked into any further.</summary>
    private bool IsCustom(string challenge, string? session) => custom.Leads(session) || sessions.IsOfCustom(session, challenge)
        || (challenge == ChallengeNameType.MfaSetup && sessions.IsOfCustom(session, MfaSetup.Verified));

    /// <summary>Leaves the step's outcome in the user's sign-in history.</summary>
    private Task<SignInStep> Record(ClientEntry entry, IReadOnlyDictionary<string, string>? parameters, Func<Task<SignInStep>> step) => events.Record(
        entry.Pool, entry.Client, EventType.SignIn,
        async () =>
        {
            if (parameters?.GetValueOrDefault("USERNAME") is { Length: > 0 } name) await threats.DemandAddress(entry, name);
            return await step();
        },
        answer => answer.AuthenticationResult is null ? EventResponseType.InProgress : EventResponseType.Pass);

    private async Task<SignInStep> Begin(ClientEntry entry, string flow, IReadOnlyDictionary<string, string>? parameters, string? session, CancellationToken cancellation)
    {
        device.Read(parameters);
        switch (flow)
        {
            case AuthFlowType.UserPasswordAuth or AuthFlowType.AdminUserPasswordAuth or AuthFlowType.AdminNoSrpAuth:
                var name = Username(entry, parameters);
                ClientFlows.Demand(entry, flow);
                var user = await password.Prove(entry, name, ChallengeResponses.Demand(parameters, "PASSWORD"), cancellation);
                return await steps.AfterPassword(entry, user, null, cancellation);
            case AuthFlowType.UserSrpAuth:
                var srpName = Username(entry, parameters);
                ClientFlows.Demand(entry, flow);
                return await srp.Start(entry, srpName, ChallengeResponses.Demand(parameters, "SRP_A"), cancellation);
            case AuthFlowType.RefreshTokenAuth or AuthFlowType.RefreshToken:
                return await Refresh(entry, parameters, cancellation);
            case AuthFlowType.CustomAuth:
                var customName = Username(entry, parameters);
                ClientFlows.Demand(entry, flow);
                return await custom.Start(entry, customName, parameters!, cancellation);
            case AuthFlowType.UserAuth:
                var chooser = Username(entry, parameters);
                ClientFlows.Demand(entry, flow);
                return await choice.Start(entry, chooser, parameters!, session, cancellation);
            default:
                throw Errors.NotYetImplemented(flow);
        }
    }

    private async Task<SignInStep> Answer(ClientEntry entry, string challenge, string? session, IReadOnlyDictionary<string, string>? responses, CancellationToken cancellation)
    {
        ClientAuthentication.DemandSecretHash(entry, ChallengeResponses.Demand(responses, "USERNAME"), responses.GetValueOrDefault("SECRET_HASH"));
        device.Read(responses);
        switch (challenge)
        {
            case ChallengeNameType.CustomChallenge:
                return await custom.Answer(entry, session, responses, cancellation);
            case ChallengeNameType.PasswordVerifier when custom.AwaitsPassword(session):
                return await custom.AnswerPassword(entry, session, responses, cancellation);
            case ChallengeNameType.PasswordVerifier:
                var (user, sessionId) = await srp.Prove(entry, responses, cancellation);
                return await steps.AfterPassword(entry, user, sessionId, cancellation);
            case ChallengeNameType.NewPasswordRequired:
                return await newPassword.Answer(entry, session, responses, cancellation);
            case ChallengeNameType.SelectChallenge:
                return await choice.Select(entry, session, responses, cancellation);
            case ChallengeNameType.Password:
                return await choice.Password(entry, session, responses, cancellation);
            case ChallengeNameType.PasswordSrp:
                return await choice.PasswordSrp(entry, session, responses, cancellation);
            case ChallengeNameType.WebAuthn:
                return await passkey.Answer(entry, session, responses, cancellation);
            case ChallengeNameType.SmsOtp:
            case ChallengeNameType.EmailOtp when codes.Sent(session, challenge):
                return await codes.Answer(entry, challenge, session, responses, cancellation);
            case ChallengeNameType.SmsMfa or ChallengeNameType.SoftwareTokenMfa or ChallengeNameType.EmailOtp or ChallengeNameType.SelectMfaType or ChallengeNameType.MfaSetup:
                var passed = await secondFactors.Answer(entry, challenge, session, responses, SecondFactors.Api, cancellation);
                return passed.Next ?? await steps.AfterFactors(entry, passed.User!, passed.SessionId, cancellation);
            case ChallengeNameType.DeviceSrpAuth:
                return await devices.Start(entry, session, responses, cancellation);
            case ChallengeNameType.DevicePasswordVerifier:
                var (owner, proven, used) = await devices.Prove(entry, session, responses, cancellation);
                return await steps.Complete(entry, owner, used, cancellation, proven);
            default:
                throw Errors.InvalidParameter($"The challenge {challenge} cannot be answered here.", "challengeName");
        }
    }

    private async Task<SignInStep> Refresh(ClientEntry entry, IReadOnlyDictionary<string, string>? parameters, CancellationToken cancellation)
    {
        var token = ChallengeResponses.Demand(parameters, "REFRESH_TOKEN");
        ClientFlows.Demand(entry, AuthFlowType.RefreshTokenAuth);
        var secretHash = parameters.GetValueOrDefault("SECRET_HASH");
        var (tokens, rotated) = await refreshTokens.Redeem(token, entry.Client.ClientId, user => DemandSecretForRefresh(entry, user, secretHash), grant => issuer.Issue(grant with { Source = TokenSource.RefreshTokens }, cancellation), cancellation);
        return new SignInStep
        {
            AuthenticationResult = new AuthenticationResultType { AccessToken = tokens.AccessToken, IdToken = tokens.IdToken, RefreshToken = rotated, ExpiresIn = tokens.ExpiresIn, TokenType = "Bearer" },
        };
    }

    /// <summary>Clients hash over whichever of the user's names they know: user name, sub, or a sign-in name.</summary>
    private static void DemandSecretForRefresh(ClientEntry entry, CognitoUser user, string? secretHash)
    {
        if (entry.Secrets.Count > 0 && !string.IsNullOrEmpty(secretHash))
            foreach (var name in SignInNames.Of(entry.Pool, user).Select(n => n.Name).Append(user.Sub).Distinct())
                if (entry.Secrets.Any(secret => Security.SecretHash.Matches(secretHash, secret, name, entry.Client.ClientId))) return;
        ClientAuthentication.DemandSecretHash(entry, user.Username, secretHash);
    }

    private static string Username(ClientEntry entry, IReadOnlyDictionary<string, string>? parameters)
    {
        var name = ChallengeResponses.Demand(parameters, "USERNAME");
        ClientAuthentication.DemandSecretHash(entry, name, parameters.GetValueOrDefault("SECRET_HASH"));
        return name;
    }
}
