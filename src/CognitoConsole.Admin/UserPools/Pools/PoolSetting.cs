using System.Globalization;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>
/// One setting as people read it. The wizard's review, the list of changes before saving and the conflict dialog are all made from this list.
/// </summary>
/// <param name="Member">The member of <see cref="PoolForm"/>.</param>
/// <param name="Step">The wizard's step that holds it.</param>
/// <param name="Text">Its value in words; empty for none.</param>
public sealed record PoolSetting(string Member, string Step, string Name, Func<PoolForm, string> Text)
{
    /// <summary>Can never be changed after creation.</summary>
    public bool Locked { get; init; }

    /// <summary>What a change means for people and apps.</summary>
    public Func<PoolForm, string?> Consequence { get; init; } = _ => null;

    public static IReadOnlyList<PoolSetting> All { get; } =
    [
        new(nameof(PoolForm.PoolName), WizardSteps.Name, "Pool name", f => f.PoolName),
        new(nameof(PoolForm.Tier), WizardSteps.Name, "Feature plan", f => Status.Text(f.Tier))
        {
            Consequence = f => f.Tier == UserPoolTierType.Lite ? "Password history and other features above the Lite plan are refused from now on." : null,
        },
        new(nameof(PoolForm.DeletionProtection), WizardSteps.Name, "Deletion protection", f => OnOff(f.DeletionProtection))
        {
            Consequence = f => f.DeletionProtection ? null : "The pool with all its users can be deleted.",
        },

        new(nameof(PoolForm.UsernameAttributes), WizardSteps.Attributes, "Sign-in options", SignInOptions) { Locked = true },
        new(nameof(PoolForm.CaseSensitive), WizardSteps.Attributes, "Case sensitivity", f => f.CaseSensitive ? "Case-sensitive" : "Case-insensitive") { Locked = true },
        new(nameof(PoolForm.Required), WizardSteps.Attributes, "Required attributes", f => StandardAttribute.Titles(f.Required)) { Locked = true },
        new(nameof(PoolForm.CustomAttributes), WizardSteps.Attributes, "Custom attributes", f => string.Join(", ", f.CustomAttributes.Select(Custom))) { Locked = true },

        new(nameof(PoolForm.MinimumLength), WizardSteps.Policies, "Minimum password length", f => Number(f.MinimumLength)) { Consequence = _ => NewPasswordsOnly },
        new(nameof(PoolForm.RequireNumbers), WizardSteps.Policies, "Require numbers", f => OnOff(f.RequireNumbers)) { Consequence = _ => NewPasswordsOnly },
        new(nameof(PoolForm.RequireSymbols), WizardSteps.Policies, "Require special characters", f => OnOff(f.RequireSymbols)) { Consequence = _ => NewPasswordsOnly },
        new(nameof(PoolForm.RequireUppercase), WizardSteps.Policies, "Require uppercase letters", f => OnOff(f.RequireUppercase)) { Consequence = _ => NewPasswordsOnly },
        new(nameof(PoolForm.RequireLowercase), WizardSteps.Policies, "Require lowercase letters", f => OnOff(f.RequireLowercase)) { Consequence = _ => NewPasswordsOnly },
        new(nameof(PoolForm.PasswordHistory), WizardSteps.Policies, "Password history", f => f.PasswordHistory is null or 0 ? "Off" : $"Last {Number(f.PasswordHistory)}"),
        new(nameof(PoolForm.TemporaryPasswordDays), WizardSteps.Policies, "Temporary passwords expire after", f => Days(f.TemporaryPasswordDays))
        {
            Consequence = _ => "Counts for invitations that are open already, too.",
        },
        new(nameof(PoolForm.AdminCreateOnly), WizardSteps.Policies, "Self sign-up", f => f.AdminCreateOnly ? "Only administrators create users" : "People may sign themselves up")
        {
            Consequence = f => f.AdminCreateOnly ? "SignUp is refused and the sign-in page loses its sign-up link." : "Anyone who reaches the sign-in page can make an account.",
        },

        new(nameof(PoolForm.Recovery), WizardSteps.Mfa, "Account recovery", f => RecoveryOrder.Text(f.Recovery))
        {
            Consequence = f => f.Recovery == RecoveryOrder.AdminOnly ? "Forgot password is refused; administrators reset passwords." : null,
        },
        new(nameof(PoolForm.Verify), WizardSteps.Mfa, "Attributes to verify", f => StandardAttribute.Titles(f.Verify))
        {
            Consequence = f => f.Verify.Count == 0 ? "New users get no code: an administrator confirms them, and nobody can recover a password." : null,
        },
        new(nameof(PoolForm.KeepOriginal), WizardSteps.Mfa, "Keep the original value until the new one is verified", f => StandardAttribute.Titles(f.KeepOriginal)),
        new(nameof(PoolForm.SmsRoleArn), WizardSteps.Mfa, "IAM role for SMS", f => f.SmsRoleArn)
        {
            Consequence = f => f.SmsRoleArn.Length == 0 ? "No codes can be sent to phone numbers." : null,
        },
        new(nameof(PoolForm.SmsExternalId), WizardSteps.Mfa, "External ID of the SMS role", f => f.SmsExternalId),
        new(nameof(PoolForm.SmsByEums), WizardSteps.Mfa, "AWS service for SMS", f => f.SmsRoleArn.Length == 0 ? "" : f.SmsByEums ? "AWS End User Messaging" : "Amazon SNS"),
        new(nameof(PoolForm.SmsOrigination), WizardSteps.Mfa, "Origination identity of SMS", f => OfEums(f, f.SmsOrigination)),
        new(nameof(PoolForm.SmsConfigurationSet), WizardSteps.Mfa, "Configuration set for SMS", f => OfEums(f, f.SmsConfigurationSet)),
        new(nameof(PoolForm.SmsRegion), WizardSteps.Mfa, "Region for SMS", f => OfEums(f, f.SmsRegion)),
        new(nameof(PoolForm.SmsEntity), WizardSteps.Mfa, "Entity ID for SMS to India", f => OfEums(f, f.SmsEntity)),
        new(nameof(PoolForm.SmsTemplate), WizardSteps.Mfa, "Template ID for SMS to India", f => OfEums(f, f.SmsTemplate)),

        new(nameof(PoolForm.FirstFactors), WizardSteps.Mfa, "First factors", f => string.Join(", ", f.FirstFactors.Select(FirstFactor).Prepend("Password"))),

        new(nameof(PoolForm.Devices), WizardSteps.Devices, "Remember devices", f => f.Devices)
        {
            Consequence = f => f.Devices == DeviceTracking.No ? "Devices that were remembered count no longer." : null,
        },
        new(nameof(PoolForm.DeviceSkipsMfa), WizardSteps.Devices, "A remembered device stands in for the second factor", f => f.Devices == DeviceTracking.No ? "" : OnOff(f.DeviceSkipsMfa)),

        new(nameof(PoolForm.AcrValues), WizardSteps.None, "Names of the levels", f => string.Join(", ", AcrLevel.Names(f.AcrValues)))
        {
            Consequence = _ => "Tokens carry the new names from now on; apps that ask for an old one, or look for it, know the level no longer.",
        },

        new(nameof(PoolForm.From), WizardSteps.Messages, "FROM address", f => f.From),
        new(nameof(PoolForm.ReplyTo), WizardSteps.Messages, "REPLY-TO address", f => f.ReplyTo),
        new(nameof(PoolForm.ConfigurationSet), WizardSteps.Messages, "SES configuration set", f => f.ConfigurationSet),
        new(nameof(PoolForm.SourceArn), WizardSteps.Messages, "SES identity", f => f.SourceArn),
        new(nameof(PoolForm.VerifyByLink), WizardSteps.Messages, "Verification by", f => f.VerifyByLink ? "Link" : "Code")
        {
            Consequence = f => f.VerifyByLink ? "Links lead to the pool's domain; without a domain they cannot be sent." : null,
        },
        new(nameof(PoolForm.CodeSubject), WizardSteps.Messages, "Code email: subject", f => f.CodeSubject),
        new(nameof(PoolForm.CodeMessage), WizardSteps.Messages, "Code email: message", f => f.CodeMessage),
        new(nameof(PoolForm.LinkSubject), WizardSteps.Messages, "Link email: subject", f => f.LinkSubject),
        new(nameof(PoolForm.LinkMessage), WizardSteps.Messages, "Link email: message", f => f.LinkMessage),
        new(nameof(PoolForm.SmsMessage), WizardSteps.Messages, "Code SMS", f => f.SmsMessage),
        new(nameof(PoolForm.InviteSubject), WizardSteps.Messages, "Invitation email: subject", f => f.InviteSubject),
        new(nameof(PoolForm.InviteMessage), WizardSteps.Messages, "Invitation email: message", f => f.InviteMessage),
        new(nameof(PoolForm.InviteSms), WizardSteps.Messages, "Invitation SMS", f => f.InviteSms),

        new(nameof(PoolForm.Triggers), WizardSteps.Triggers, "Triggers", TriggerMapping.Text)
        {
            Consequence = _ => "The functions decide from now on: one that fails stops what it is asked about.",
        },
        new(nameof(PoolForm.TokenVersion), WizardSteps.Triggers, "Event version of the pre token generation trigger", f => TriggerKind.VersionText(f.TokenVersion)),
        new(nameof(PoolForm.SenderKey), WizardSteps.Triggers, "Key of the custom senders", f => f.SenderKey),
        new(nameof(PoolForm.Tags), WizardSteps.Tags, "Tags", f => string.Join(", ", f.Tags.Where(t => t.Key.Length > 0).Select(t => t.Value.Length == 0 ? t.Key : $"{t.Key} = {t.Value}"))),

        new(nameof(PoolForm.UpdatedIssuer), WizardSteps.None, "Token issuer", f => f.UpdatedIssuer ? "Updated" : "Original")
        {
            Consequence = _ => "New tokens name the other issuer at once. Apps and APIs that expect the old one refuse them until their configuration names the new one.",
        },
        new(nameof(PoolForm.KmsKeyArn), WizardSteps.None, "Encryption key", f => f.KmsKeyArn.Length == 0 ? "The server's own" : f.KmsKeyArn)
        {
            Consequence = f => f.KmsKeyArn.Length == 0 ? "The pool no longer needs the key of its own." : "Without this key's file nobody signs in to the pool, and its secrets cannot be read again. Keep a copy where the server's backups are not.",
        },
        new(nameof(PoolForm.Registration), WizardSteps.None, "Dynamic client registration", f => OnOff(f.Registration))
        {
            Consequence = f => f.Registration ? "Apps can make app clients of this user pool at its domain." : "No app registers from now on. App clients that registered earlier keep working until they are deleted.",
        },
        new(nameof(PoolForm.OpenRegistration), WizardSteps.None, "Open registration", f => OnOff(f.OpenRegistration))
        {
            Consequence = f => f.OpenRegistration && f.Registration ? "Anybody who reaches the domain can register an app." : null,
        },
        new(nameof(PoolForm.RegistrationGrants), WizardSteps.None, "Grant types with a token", f => string.Join(", ", f.RegistrationGrants.Order(StringComparer.Ordinal))),
        new(nameof(PoolForm.OpenRegistrationGrants), WizardSteps.None, "Grant types of open registration", f => string.Join(", ", f.OpenRegistrationGrants.Order(StringComparer.Ordinal))),
        new(nameof(PoolForm.RegistrationScopes), WizardSteps.None, "Scopes of registered apps", f => string.Join(", ", f.RegistrationScopes.Order(StringComparer.Ordinal))),
    ];

    /// <summary>What saving would change, with what it means.</summary>
    public static IReadOnlyList<Change> Changes(PoolForm old, PoolForm @new)
    {
        var changes = new ChangeList();
        foreach (var setting in All) changes.Add(setting.Name, setting.Text(old), setting.Text(@new), setting.Consequence(@new));
        return changes.Changes;
    }

    public static string SignInOptions(PoolForm form) => form.SignInByAttribute
        ? StandardAttribute.Titles(form.UsernameAttributes) + " as the user name"
        : form.Aliases.Count == 0 ? "User name" : "User name, " + StandardAttribute.Titles(form.Aliases);

    private const string NewPasswordsOnly = "Counts for new passwords; existing ones keep working.";

    private static string Custom(CustomAttributeForm attribute)
    {
        var limits = attribute.HasLimits && (attribute.Min.Length > 0 || attribute.Max.Length > 0) ? $", {(attribute.Min.Length > 0 ? attribute.Min : "…")}–{(attribute.Max.Length > 0 ? attribute.Max : "…")}" : "";
        return $"{attribute.Name} ({attribute.Type}{limits}{(attribute.Mutable ? "" : ", immutable")}{(attribute.DeveloperOnly ? ", developer-only" : "")})";
    }

    internal static string FirstFactor(string factor) => factor switch { AuthFactorType.Password => "Password", AuthFactorType.EmailOtp => "Code by email", AuthFactorType.SmsOtp => "Code by SMS", AuthFactorType.WebAuthn => "Passkey", AuthFactorType.SoftwareToken => "Authenticator app", _ => factor };

    private static string OfEums(PoolForm form, string text) => form.SmsByEums && form.SmsRoleArn.Length > 0 ? text : "";

    private static string OnOff(bool on) => on ? "On" : "Off";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Days(int? days) => days is { } d ? Duration.Text(TimeSpan.FromDays(d)) : "";
}
