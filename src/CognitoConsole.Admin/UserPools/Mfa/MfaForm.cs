using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Second factors of a pool while they are edited: by the wizard, and by the pool's own screen afterwards.</summary>
public sealed class MfaForm
{
    public const string SmsDefault = "Your authentication code is {####}.";
    public const string SubjectDefault = "Your authentication code";
    public const string MessageDefault = "Your authentication code is {####}";

    public string Mode { get; set; } = UserPoolMfaType.Off;
    public bool Totp { get; set; } = true;
    public bool Sms { get; set; }
    public bool Email { get; set; }
    public string SmsMessage { get; set; } = "";
    public string EmailSubject { get; set; } = "";
    public string EmailMessage { get; set; } = "";

    public static MfaForm From(GetUserPoolMfaConfigResponse config) => new()
    {
        Mode = config.MfaConfiguration ?? UserPoolMfaType.Off,
        Totp = config.SoftwareTokenMfaConfiguration?.Enabled == true,
        Sms = config.SmsMfaConfiguration is not null,
        Email = config.EmailMfaConfiguration is not null,
        SmsMessage = config.SmsMfaConfiguration?.SmsAuthenticationMessage ?? "",
        EmailSubject = config.EmailMfaConfiguration?.Subject ?? "",
        EmailMessage = config.EmailMfaConfiguration?.Message ?? "",
    };

    /// <summary>All factors at once: those left out are off.</summary>
    /// <param name="sms">The pool's own SMS configuration, which SMS codes go out by.</param>
    public SetUserPoolMfaConfigRequest ToRequest(string poolId, SmsConfigurationType? sms) => Mode == UserPoolMfaType.Off
        ? new() { UserPoolId = poolId, MfaConfiguration = Mode }
        : new()
        {
            UserPoolId = poolId,
            MfaConfiguration = Mode,
            SoftwareTokenMfaConfiguration = new() { Enabled = Totp },
            SmsMfaConfiguration = Sms ? new() { SmsAuthenticationMessage = Own(SmsMessage), SmsConfiguration = sms } : null,
            EmailMfaConfiguration = Email ? new() { Subject = Own(EmailSubject), Message = Own(EmailMessage) } : null,
        };

    /// <param name="canSms">The pool has a role that may send SMS.</param>
    public IEnumerable<FieldError> Faults(bool canSms, string tier)
    {
        if (Mode == UserPoolMfaType.Off) yield break;
        if (!Totp && !Sms && !Email) yield return new("mfaFactors", "Choose at least one second factor.");
        if (Sms && !canSms) yield return new("mfaFactors", "SMS codes need a role that may send SMS messages: set it first.");
        if (Email && tier == UserPoolTierType.Lite) yield return new("mfaFactors", "Email codes are not in the Lite feature plan.");
        if (Sms && Lacks(SmsMessage)) yield return new("smsMfaConfiguration.smsAuthenticationMessage", "It must contain {####}.");
        if (Email && Lacks(EmailMessage)) yield return new("emailMfaConfiguration.message", "It must contain {####}.");
    }

    public IReadOnlyList<Change> ChangesFrom(MfaForm old) => new ChangeList()
        .Add("Multi-factor authentication", ModeText(old.Mode), ModeText(Mode), Mode switch
        {
            UserPoolMfaType.On => "Everybody sets up a second factor at the next sign-in.",
            UserPoolMfaType.Off => "A password alone signs in, also for people who have set up a second factor.",
            _ => "People who have set up a second factor are asked for it; the others are not.",
        })
        .Add("Second factors", old.FactorText(), FactorText(), "People whose only factor goes set up another one, or sign in without where MFA is optional.")
        .Add("SMS message", old.SmsMessage, SmsMessage)
        .Add("Email subject", old.EmailSubject, EmailSubject)
        .Add("Email message", old.EmailMessage, EmailMessage)
        .Changes;

    public string FactorText() => Mode == UserPoolMfaType.Off ? "" : string.Join(", ", new[] { Totp ? "Authenticator app" : null, Sms ? "SMS" : null, Email ? "Email" : null }.OfType<string>());

    public static string ModeText(string mode) => mode switch { UserPoolMfaType.On => "Required", UserPoolMfaType.Optional => "Optional", _ => "Off" };

    private static bool Lacks(string message) => message.Trim().Length > 0 && !message.Contains("{####}", StringComparison.Ordinal);

    private static string? Own(string text) => text.Trim().Length == 0 ? null : text;
}
