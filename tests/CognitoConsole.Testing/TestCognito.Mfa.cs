using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>SMS settings that a pool needs before SMS can be a factor.</summary>
    public static readonly SmsConfigurationType SmsSettings = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms", ExternalId = "x" };

    /// <summary>Says how the pool's users prove themselves a second time.</summary>
    public Task SetMfa(UserPoolType pool, string mode, bool totp = false, bool sms = false, bool email = false) => Invoke(new SetUserPoolMfaConfigRequest
    {
        UserPoolId = pool.Id!,
        MfaConfiguration = mode,
        SoftwareTokenMfaConfiguration = totp ? new() { Enabled = true } : null,
        SmsMfaConfiguration = sms ? new() { SmsConfiguration = SmsSettings } : null,
        EmailMfaConfiguration = email ? new() : null,
    });

    /// <summary>The user sets up an authenticator app and prefers it. The next step's code is good after this.</summary>
    /// <returns>The seed as the app has it.</returns>
    public async Task<string> ATotp(string accessToken, string deviceName = "phone")
    {
        var secret = (await Invoke(new AssociateSoftwareTokenRequest { AccessToken = accessToken })).SecretCode!;
        await Invoke(new VerifySoftwareTokenRequest { AccessToken = accessToken, UserCode = TotpCode(secret), FriendlyDeviceName = deviceName });
        await Invoke(new SetUserMFAPreferenceRequest { AccessToken = accessToken, SoftwareTokenMfaSettings = new() { Enabled = true, PreferredMfa = true } });
        Clock.Advance(TimeSpan.FromSeconds(30));
        return secret;
    }

    /// <summary>What an authenticator app shows now.</summary>
    public string TotpCode(string secret, int stepsAhead = 0) => Totp.Code(FromBase32(secret), Totp.StepAt(Clock.GetUtcNow()) + stepsAhead);

    /// <summary>A code that is certainly wrong.</summary>
    public string WrongTotpCode(string secret)
    {
        var right = Enumerable.Range(-1, 3).Select(i => TotpCode(secret, i)).ToList();
        return new[] { "000000", "111111", "222222", "333333" }.First(c => !right.Contains(c));
    }

    /// <summary>The answer to a challenge.</summary>
    public static RespondToAuthChallengeRequest Answer(UserPoolClientType client, string challenge, string? session, string username, params (string Name, string Value)[] responses)
    {
        var all = new Dictionary<string, string> { ["USERNAME"] = username };
        foreach (var (name, value) in responses) all[name] = value;
        return new() { ClientId = client.ClientId!, ChallengeName = challenge, Session = session, ChallengeResponses = WithHash(client, username, all) };
    }

    public static RespondToAuthChallengeRequest TotpAnswer(UserPoolClientType client, string? session, string code, string username = "ana") =>
        Answer(client, ChallengeNameType.SoftwareTokenMfa, session, username, ("SOFTWARE_TOKEN_MFA_CODE", code));

    /// <summary>Answers a second factor at the site.</summary>
    public static AnswerSecondFactorRequest SiteAnswer(UserPoolClientType client, SecondFactorRequirement asked, string answer, string? email = null) => new()
    {
        Domain = Domain,
        Parameters = Parameters(client),
        Session = asked.Session,
        Challenge = asked.Challenge,
        Answer = answer,
        Email = email,
    };

    private static byte[] FromBase32(string text)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>();
        int buffer = 0, bits = 0;
        foreach (var character in text)
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(character)) & 0xFFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
