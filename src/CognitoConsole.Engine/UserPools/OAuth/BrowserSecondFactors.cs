using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The second factor at the hosted UI: the same challenges as at the API, with sessions of its own.</summary>
public sealed class BrowserSecondFactors(SecondFactors factors, SecondFactorAnswers answers, ChallengeSessions sessions, SessionUsers users, MfaSetup setup, BrowserSignIn browser,
    BrowserSessions browsers, BrowserDevices devices, BrowserStepUp stepUp, SignInProof proof, ThreatProtection threats)
{
    private const string Door = SecondFactors.HostedUI;

    /// <summary>What follows a proven first factor: a second one, unless this browser is a remembered device that stands in for it; or the end.</summary>
    /// <param name="isTwo">The first factor was a passkey that counts as two.</param>
    public async Task<StartBrowserSessionResponse> After(AuthorizationRequest authorization, CognitoUser user, BrowserCookies cookies, CancellationToken cancellation, bool isTwo = false)
    {
        var entry = authorization.Entry;
        if (!await stepUp.Demand(authorization, user, cancellation)) return new StartBrowserSessionResponse { Location = BrowserStepUp.Unmet(authorization) };
        var device = await devices.Find(entry.Pool, user, cookies.Device, cancellation);
        if (proof.IsEnough() && (isTwo || (device is not null && Devices.SuppressesMfa(entry.Pool, device))))
        {
            // The device (or the passkey) outweighs a second factor that the risk would ask for; what is blocked stays blocked.
            await threats.Judge(entry, user);
            return await browser.Complete(authorization, user, cookies, device, passedMfa: true, cancellation);
        }

        if (!proof.IsEnough() && (await factors.Missing(entry.Pool, user, cancellation)).Count == 0)
            throw Errors.NotAuthorized(proof.Methods.HasFlag(AuthMethods.Password) ? "The app asks for more than your password. Use your passkey."
                : (proof.Methods & (AuthMethods.Email | AuthMethods.Sms)) != AuthMethods.None ? "The app asks for more than a code. Sign in another way." : "The app asks for more than your passkey. Use your password.");
        return await factors.Ask(entry, user, Door, null, cancellation) is { } step
            ? new StartBrowserSessionResponse { SecondFactor = Requirement(step, user) }
            : await browser.Complete(authorization, user, cookies, device, passedMfa: false, cancellation);
    }

    public async Task<StartBrowserSessionResponse> Answer(AuthorizationRequest authorization, AnswerSecondFactorRequest request, CancellationToken cancellation)
    {
        var entry = authorization.Entry;
        CognitoUser user;
        switch (request.Challenge)
        {
            case ChallengeNameType.MfaSetup when request.Answer == PoolFactors.Totp:
                return await OfferTotp(entry, request.Session, cancellation);
            case SecondFactorRequirement.TotpSetup:
                var open = await sessions.Open(entry, request.Session, Door + MfaSetup.Offered, cancellation);
                user = await users.Demand(entry, open, name: null, cancellation);
                await setup.Finish(entry, user, open, request.Answer, deviceName: null, cancellation);
                break;
            default:
                var answer = await answers.Answer(entry, request.Challenge, request.Session, Responses(request), Door, cancellation);
                if (answer.Next is { } next) return new StartBrowserSessionResponse { SecondFactor = Requirement(next, null) };
                user = answer.User!;
                sessions.Consume(answer.SessionId!, entry);
                break;
        }

        await DemandCredited(entry, user, request.BrowserSession, cancellation);
        var device = await devices.Find(entry.Pool, user, request.BrowserDevice, cancellation);
        return await browser.Complete(authorization, user, new(request.BrowserSession, request.BrowserDevice), device, passedMfa: true, cancellation);
    }

    /// <summary>One more factor for a browser that is signed in.</summary>
    public async Task<StartBrowserSessionResponse> StepUp(AuthorizationRequest authorization, SignedInBrowser session, CancellationToken cancellation)
    {
        await stepUp.Continue(authorization, session, cancellation);
        await threats.Judge(authorization.Entry, session.User);
        return new StartBrowserSessionResponse { SecondFactor = Requirement(await factors.AskMissing(authorization.Entry, session.User, Door, null, cancellation), session.User) };
    }

    /// <summary>The session whose proofs count is still there: nobody has ended it meanwhile.</summary>
    private async Task DemandCredited(ClientEntry entry, CognitoUser user, string? browserSession, CancellationToken cancellation)
    {
        if (proof.Since is not null && (await browsers.Find(entry, browserSession, cancellation))?.User.Username != user.Username) throw Errors.InvalidSession();
    }

    /// <summary>The seed waits in the session; drawing the page again asks for the same one.</summary>
    private async Task<StartBrowserSessionResponse> OfferTotp(ClientEntry entry, string session, CancellationToken cancellation)
    {
        var open = await sessions.Open(entry, session, Door + ChallengeNameType.MfaSetup, cancellation);
        var user = await users.Demand(entry, open, name: null, cancellation);
        if (!PoolFactors.HasTotp(entry.Pool)) throw Errors.SoftwareTokenNotEnabled();
        await setup.DemandNothingSetUp(entry.Pool, user, cancellation);
        sessions.Consume(open.Id, entry);
        await sessions.Save(cancellation);
        var seed = Totp.NewSecret();
        var secret = Totp.SecretCode(seed);
        var issuer = Uri.EscapeDataString(entry.Client.ClientName);
        return new StartBrowserSessionResponse
        {
            SecondFactor = new SecondFactorRequirement
            {
                Challenge = SecondFactorRequirement.TotpSetup,
                Session = sessions.Seal(entry, ChallengeSessions.New(entry, user.Username, Door + MfaSetup.Offered, open.AuthTime) with { Seed = seed }),
                SetupSecret = secret,
                SetupUri = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(LoginAttributes.DisplayName(user))}?secret={secret}&issuer={issuer}",
            },
        };
    }

    private static SecondFactorRequirement Requirement(SignInStep step, CognitoUser? user) => new()
    {
        Challenge = step.ChallengeName!,
        Session = step.Session!,
        Destination = step.ChallengeParameters.GetValueOrDefault("CODE_DELIVERY_DESTINATION"),
        DeviceName = step.ChallengeParameters.GetValueOrDefault("FRIENDLY_DEVICE_NAME"),
        Choices = (step.ChallengeParameters.GetValueOrDefault("MFAS_CAN_CHOOSE") ?? step.ChallengeParameters.GetValueOrDefault("MFAS_CAN_SETUP")) is { } list
            ? JsonSerializer.Deserialize<string[]>(list)!
            : [],
        HasEmail = user?.Attributes.ContainsKey("email") == true,
    };

    private static Dictionary<string, string> Responses(AnswerSecondFactorRequest request)
    {
        var responses = new Dictionary<string, string>();
        switch (request.Challenge)
        {
            case ChallengeNameType.SoftwareTokenMfa:
                responses["SOFTWARE_TOKEN_MFA_CODE"] = request.Answer;
                break;
            case ChallengeNameType.SmsMfa:
                responses["SMS_MFA_CODE"] = request.Answer;
                break;
            case ChallengeNameType.EmailOtp:
                responses["EMAIL_OTP_CODE"] = request.Answer;
                break;
            case ChallengeNameType.SelectMfaType:
                responses["ANSWER"] = request.Answer;
                break;
            case ChallengeNameType.MfaSetup:
                responses["EMAIL"] = request.Email ?? "";
                break;
        }

        return responses;
    }
}
