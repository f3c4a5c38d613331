using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What the sign-in pages of an app client have to know.</summary>
internal static class LoginPageFacts
{
    public static LoginFacts Of(UserPool pool, string clientName, LoginBranding branding) => new()
    {
        UserPoolName = pool.Name,
        ClientName = clientName,
        SignInNames = pool.UsernameAttributes.Count > 0 ? pool.UsernameAttributes : ["username", .. pool.AliasAttributes],
        UsernameAttributes = pool.UsernameAttributes,
        AllowsSignUp = pool.AdminCreateUserConfig.AllowAdminCreateUserOnly != true,
        AllowsPasswordRecovery = pool.AccountRecoverySetting?.RecoveryMechanisms is not { Count: > 0 } mechanisms || mechanisms.Any(m => m.Name != RecoveryOptionNameType.AdminOnly),
        ConfirmsByLink = MessageTemplates.UsesLink(pool),
        SignUpAttributes = SignUpAttributes(pool),
        PasswordPolicy = pool.Policies.PasswordPolicy ?? new PasswordPolicyType(),
        Branding = branding,
    };

    private static List<LoginAttribute> SignUpAttributes(UserPool pool)
    {
        var attributes = pool.SchemaAttributes
            .Where(s => s.Required == true && s.Name != "sub" && !pool.UsernameAttributes.Contains(s.Name!))
            .Select(s => LoginAttributes.Of(s))
            .ToList();
        // Without an address to verify, nobody could confirm the new account.
        var verified = pool.AutoVerifiedAttributes;
        if (verified.Count > 0 && !verified.Any(v => pool.UsernameAttributes.Contains(v) || attributes.Any(a => a.Name == v)))
            attributes.Insert(0, LoginAttributes.Of(pool.SchemaAttributes.First(s => s.Name == verified[0])) with { Required = true });
        return attributes;
    }
}
