using System.Text.Json;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Something that the form of a challenge asks for.</summary>
/// <param name="Name">As it is sent.</param>
internal sealed record TestField(string Name, string Label, bool IsSecret = false, IReadOnlyList<Choice<string>>? Choices = null);

/// <summary>What a sign-in waits for.</summary>
internal sealed record TestChallenge(string Name, string? Session, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<string> Available)
{
    /// <summary>A step of our own inside MFA_SETUP: the authenticator app's first code.</summary>
    public const string VerifyKey = "VERIFY_SOFTWARE_TOKEN";

    public string Text => Name switch
    {
        ChallengeNameType.PasswordVerifier => "The server has answered with its half. The console now computes the proof of the password as an app would; the password is not sent.",
        ChallengeNameType.NewPasswordRequired => "The password is a temporary one and must be replaced. What is entered here is the user's password from now on.",
        ChallengeNameType.SelectChallenge => "The app would ask the person with which factor to sign in.",
        ChallengeNameType.SelectMfaType => "The person has several second factors and chooses one.",
        ChallengeNameType.MfaSetup => "A second factor is required and the person has none. What is set up here is the user's factor from now on.",
        ChallengeNameType.CustomChallenge => "The pool's triggers ask a question; their public parameters stand in the answer above.",
        ChallengeNameType.WebAuthn => "The app would ask the browser for the person's passkey.",
        ChallengeNameType.DeviceSrpAuth => "The device that was remembered has to prove itself too, with the secret that only it has. The console begins with SRP_A, as an app would.",
        ChallengeNameType.DevicePasswordVerifier => "The server has answered with its half. The console now computes the proof of the device's secret.",
        VerifyKey => "Enter the key of the last answer into an authenticator app, and the code that it shows here.",
        _ => Parameters.GetValueOrDefault("CODE_DELIVERY_DESTINATION") is { } destination ? $"A code was sent to {destination}. With the outbox it stands there." : "A code is asked for.",
    };

    public string Button => Name switch
    {
        ChallengeNameType.PasswordVerifier => "Prove the password",
        ChallengeNameType.DeviceSrpAuth => "Begin the proof",
        ChallengeNameType.DevicePasswordVerifier => "Prove the device",
        _ => "Answer",
    };

    /// <param name="chosen">What the form says so far: one choice may ask for more.</param>
    public IReadOnlyList<TestField> Fields(IReadOnlyDictionary<string, string> chosen, bool knowsPassword) => Name switch
    {
        ChallengeNameType.PasswordVerifier => knowsPassword ? [] : [Password],
        ChallengeNameType.Password or ChallengeNameType.PasswordSrp => [Password],
        ChallengeNameType.NewPasswordRequired =>
        [
            new("NEW_PASSWORD", "New password", IsSecret: true),
            .. List("requiredAttributes").Select(a => new TestField(a, a["userAttributes.".Length..])),
        ],
        ChallengeNameType.SelectChallenge =>
        [
            new("ANSWER", "Factor", Choices: [.. Available.Select(a => new Choice<string>(a, a))]),
            .. chosen.GetValueOrDefault("ANSWER", Available.FirstOrDefault() ?? "") is ChallengeNameType.Password or ChallengeNameType.PasswordSrp ? [Password] : Array.Empty<TestField>(),
        ],
        ChallengeNameType.SelectMfaType => [new("ANSWER", "Factor", Choices: Choices("MFAS_CAN_CHOOSE"))],
        ChallengeNameType.MfaSetup =>
        [
            new("FACTOR", "Factor", Choices: Choices("MFAS_CAN_SETUP")),
            .. chosen.GetValueOrDefault("FACTOR", List("MFAS_CAN_SETUP").FirstOrDefault() ?? "") == ChallengeNameType.EmailOtp ? [new TestField("EMAIL", "Email")] : Array.Empty<TestField>(),
        ],
        ChallengeNameType.SmsMfa => [new("SMS_MFA_CODE", "Code", IsSecret: true)],
        ChallengeNameType.SmsOtp => [new("SMS_OTP_CODE", "Code", IsSecret: true)],
        ChallengeNameType.EmailOtp => [new("EMAIL_OTP_CODE", "Code", IsSecret: true)],
        ChallengeNameType.SoftwareTokenMfa => [new("SOFTWARE_TOKEN_MFA_CODE", "Code", IsSecret: true)],
        VerifyKey => [new("USER_CODE", "Code", IsSecret: true)],
        ChallengeNameType.WebAuthn => [new("CREDENTIAL", "Credential", IsSecret: true)],
        ChallengeNameType.DeviceSrpAuth or ChallengeNameType.DevicePasswordVerifier => [],
        _ => [new("ANSWER", "Answer", IsSecret: true)],
    };

    private static TestField Password { get; } = new("PASSWORD", "Password", IsSecret: true);

    private Choice<string>[] Choices(string parameter) => [.. List(parameter).Select(f => new Choice<string>(f, f))];

    /// <summary>A parameter that holds a JSON array as text.</summary>
    private string[] List(string parameter) => Parameters.TryGetValue(parameter, out var json) ? JsonSerializer.Deserialize<string[]>(json) ?? [] : [];
}
