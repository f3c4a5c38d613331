using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a user could sign in with: ConfiguredUserAuthFactors.</summary>
public sealed class UserAuthFactors(SoftwareTokens tokens, Passkeys passkeys)
{
    public async Task<IReadOnlyList<string>> Of(CognitoUser user, CancellationToken cancellation)
    {
        var factors = new List<string>();
        if (Passwords.HasPassword(user)) factors.Add(AuthFactorType.Password);
        if (IsVerified("email")) factors.Add(AuthFactorType.EmailOtp);
        if (IsVerified("phone_number")) factors.Add(AuthFactorType.SmsOtp);
        if (await passkeys.Any(user, cancellation)) factors.Add(AuthFactorType.WebAuthn);
        if (await tokens.IsVerified(user, cancellation)) factors.Add(AuthFactorType.SoftwareToken);
        return factors;

        bool IsVerified(string attribute) => user.Attributes.ContainsKey(attribute) && user.Attributes.GetValueOrDefault(attribute + "_verified") == "true";
    }
}
