using System.Globalization;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Rules of meaning that a form can check before it is sent; the engine decides again. Shape rules come from the request itself.</summary>
public static class PoolRules
{
    public static IEnumerable<FieldError> Faults(PoolForm form) =>
        Policies(form).Concat(Verification(form)).Concat(Messages(form)).Concat(TagFaults(form)).Concat(AcrLevel.Faults(form.AcrValues, form.Tier)).Concat(Registration(form));

    /// <summary>What can be wrong only before the pool exists.</summary>
    public static IEnumerable<FieldError> CreationFaults(PoolForm form)
    {
        if (form.SignInByAttribute && form.UsernameAttributes.Count == 0)
            yield return new("usernameAttributes", "Choose email, phone number or both.");
        if (!form.SignInByAttribute && form.Aliases.Contains(AliasAttributeType.PreferredUsername) && form.Required.Contains(AliasAttributeType.PreferredUsername))
            yield return new("aliasAttributes", "Preferred user name cannot be a sign-in option and a required attribute.");
        foreach (var fault in Custom(form.CustomAttributes, "schema")) yield return fault;
    }

    /// <param name="list">The request's member that holds the attributes; they come first in it.</param>
    /// <param name="existing">Names the pool has already, with their prefix.</param>
    public static IEnumerable<FieldError> Custom(IReadOnlyList<CustomAttributeForm> attributes, string list, IReadOnlyCollection<string>? existing = null)
    {
        if (attributes.Count + (existing?.Count ?? 0) > 50) yield return new(list, "A pool has at most 50 custom attributes.");
        for (var i = 0; i < attributes.Count; i++)
        {
            var attribute = attributes[i];
            var at = string.Create(CultureInfo.InvariantCulture, $"{list}.{i + 1}.member");
            var name = attribute.Name.Trim();
            if (name.Length == 0) yield return new($"{at}.name", "A name is needed.");
            else if (StandardAttribute.All.Any(a => a.Name == name)) yield return new($"{at}.name", "That is the name of a standard attribute.");
            else if (attributes.Take(i).Any(a => a.StoredName == attribute.StoredName)) yield return new($"{at}.name", "This name is there twice.");
            else if (existing?.Contains(attribute.StoredName) == true) yield return new($"{at}.name", "The pool has this attribute already.");
            foreach (var fault in Limits(attribute, at)) yield return fault;
        }
    }

    public static IEnumerable<FieldError> Clients(IReadOnlyList<ClientForm> clients)
    {
        for (var i = 0; i < clients.Count; i++)
        {
            var client = clients[i];
            var at = string.Create(CultureInfo.InvariantCulture, $"clients.{i + 1}.member");
            var shape = new ShapeCheck();
            client.ToRequest("us-east-1_placeholder").Check(shape);
            foreach (var error in shape.Errors) yield return error with { Path = $"{at}.{error.Path}" };
            if (client.UsesSignInPage && !client.Callbacks.Any(c => c.Length > 0)) yield return new($"{at}.callbackURLs", "The chosen grant needs a callback URL.");
            if (client.Grants.Count > 0 && client.Scopes.Count == 0) yield return new($"{at}.allowedOAuthScopes", "Choose at least one scope.");
            if (client.Scopes.Any(s => s is "email" or "phone" or "profile") && !client.Scopes.Contains("openid")) yield return new($"{at}.allowedOAuthScopes", "Email, phone and profile need openid beside them.");
            var (hour, day) = (TimeSpan.FromHours(1), TimeSpan.FromDays(1));
            if (Duration.Fault(client.RefreshValidity, client.RefreshUnit, hour, 3650 * day) is { } refresh) yield return new($"{at}.refreshTokenValidity", refresh);
            if (Duration.Fault(client.AccessValidity, client.AccessUnit, hour / 12, day) is { } access) yield return new($"{at}.accessTokenValidity", access);
            if (Duration.Fault(client.IdValidity, client.IdUnit, hour / 12, day) is { } id) yield return new($"{at}.idTokenValidity", id);
        }
    }

    public static IEnumerable<FieldError> Domain(string prefix)
    {
        if (DomainName.PrefixFault(prefix) is { } fault) yield return new("domain", fault);
    }

    private static IEnumerable<FieldError> Policies(PoolForm form)
    {
        if (form.MinimumLength is null) yield return new("policies.passwordPolicy.minimumLength", "A length between 6 and 99.");
        if (form.TemporaryPasswordDays is null or < 1) yield return new("policies.passwordPolicy.temporaryPasswordValidityDays", "Between 1 and 365 days.");
        if (form.PasswordHistory is null) yield return new("policies.passwordPolicy.passwordHistorySize", "A number between 0 and 24; 0 is off.");
        if (form.PasswordHistory > 0 && form.Tier == UserPoolTierType.Lite) yield return new("policies.passwordPolicy.passwordHistorySize", "The Lite feature plan has no password history.");
    }

    private static IEnumerable<FieldError> Verification(PoolForm form)
    {
        if (form.FirstFactors.Contains(AuthFactorType.SmsOtp) && form.SmsRoleArn.Length == 0)
            yield return new("policies.signInPolicy", "Codes by SMS need a role that may send SMS messages.");
        if (form.FirstFactors.Count > 0 && form.Tier == UserPoolTierType.Lite) yield return new("policies.signInPolicy", "The Lite feature plan knows only the password.");
        if (form.Verify.Contains(VerifiedAttributeType.PhoneNumber) && form.SmsRoleArn.Length == 0)
            yield return new(form.SmsByEums ? "smsConfiguration.eumsSms.callerArn" : "smsConfiguration.snsCallerArn", "Verifying phone numbers needs a role that may send SMS messages.");
    }

    private static IEnumerable<FieldError> Messages(PoolForm form)
    {
        const string Code = "{####}", User = "{username}";
        string[] invitation = MayLackPassword(form.FirstFactors) ? [User] : [User, Code];
        foreach (var (path, text, needed) in new[]
                 {
                     ("verificationMessageTemplate.emailMessage", form.CodeMessage, new[] { Code }), ("verificationMessageTemplate.smsMessage", form.SmsMessage, [Code]),
                     ("adminCreateUserConfig.inviteMessageTemplate.emailMessage", form.InviteMessage, invitation),
                     ("adminCreateUserConfig.inviteMessageTemplate.SMSMessage", form.InviteSms, invitation),
                 })
        {
            if (text.Trim().Length > 0 && needed.Where(n => !text.Contains(n, StringComparison.Ordinal)).ToList() is { Count: > 0 } missing)
                yield return new(path, $"It must contain {string.Join(" and ", missing)}.");
        }

        if (form.LinkMessage.Trim().Length > 0 && !HasLink(form.LinkMessage))
            yield return new("verificationMessageTemplate.emailMessageByLink", "It must contain {##text of the link##}.");
    }

    private static IEnumerable<FieldError> Registration(PoolForm form)
    {
        if (!form.Registration) yield break;
        if (form.Tier == UserPoolTierType.Lite) yield return new("dcrConfiguration.enableStatus", "The Lite feature plan has no dynamic client registration.");
        if (form.RegistrationGrants.Count == 0 && !(form.OpenRegistration && form.OpenRegistrationGrants.Count > 0)) yield return new("dcrConfiguration.authenticatedGrantTypes", "Choose a grant type: without one, no app can register.");
        if (form.OpenRegistration && form.OpenRegistrationGrants.Count == 0) yield return new("dcrConfiguration.openDcrGrantTypes", "Choose a grant type, or switch open registration off.");
    }

    /// <summary>Users can be made without a password: they sign in with a code.</summary>
    internal static bool MayLackPassword(IEnumerable<string>? factors) => factors?.Any(f => f is AuthFactorType.EmailOtp or AuthFactorType.SmsOtp) == true;

    /// <summary>Settings of the form that the Lite feature plan does not have.</summary>
    internal static IEnumerable<string> AboveLite(PoolForm form)
    {
        if (form.FirstFactors.Count > 0) yield return "choice-based sign-in";
        if (form.PasswordHistory > 0) yield return "password history";
        if (AcrLevel.Configuration(form.AcrValues) is not null) yield return "names of authentication levels";
        if (form.Registration) yield return "dynamic client registration";
        if (form.TokenVersion != PreTokenGenerationLambdaVersionType.V1_0) yield return "access token customization";
    }

    internal static bool HasLink(string message)
    {
        var open = message.IndexOf("{##", StringComparison.Ordinal);
        return open >= 0 && message.IndexOf("##}", open + 3, StringComparison.Ordinal) > open;
    }

    private static IEnumerable<FieldError> TagFaults(PoolForm form) =>
        form.Tags.Select((_, i) => TagRow.Fault(form.Tags, i)).OfType<string>().Distinct().Select(fault => new FieldError("userPoolTags", fault));

    private static IEnumerable<FieldError> Limits(CustomAttributeForm attribute, string at)
    {
        if (!attribute.HasLimits) yield break;
        var text = attribute.Type == AttributeDataType.String;
        var path = text ? $"{at}.stringAttributeConstraints" : $"{at}.numberAttributeConstraints";
        var (min, max) = (Number(attribute.Min, text), Number(attribute.Max, text));
        if (attribute.Min.Length > 0 && min is null) yield return new(path, text ? "The shortest length is a whole number from 0 to 2048." : "The smallest value is not a number.");
        if (attribute.Max.Length > 0 && max is null) yield return new(path, text ? "The greatest length is a whole number from 0 to 2048." : "The greatest value is not a number.");
        if (min > max) yield return new(path, "The minimum is greater than the maximum.");
    }

    private static decimal? Number(string text, bool length) =>
        decimal.TryParse(text.Trim(), length ? NumberStyles.None : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && (!length || number <= 2048)
            ? number
            : null;
}
