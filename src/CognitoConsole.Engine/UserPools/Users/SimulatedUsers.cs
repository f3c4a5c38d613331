using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Somebody who does not exist, as he would be: the same each time for a name, and with what people of the pool have. What is derived from him goes
/// through the code that real users go through, so that all answers about him fit together.
/// </summary>
public sealed class SimulatedUsers(KeyRing keys)
{
    /// <param name="User">A confirmed user with a password.</param>
    /// <param name="NeedsPassword">False where he has none if he can sign in without.</param>
    public sealed record Nobody(CognitoUser User, bool NeedsPassword, bool HasTotp, bool HasPasskey);

    public Nobody Of(UserPool pool, string name)
    {
        var folded = SignInNames.Fold(pool, name);
        var hash = HMACSHA256.HashData(keys.DeriveKey("simulated-delivery"), Encoding.UTF8.GetBytes($"{pool.Id}\n{folded}"));
        bool Chance(int index, int of, int outOf) => hash[index] % outOf < of;
        bool IsOf(UserKinds kind, int index, int of, int outOf) => pool.UserKinds.HasFlag(kind) && Chance(index, of, outOf);
        var attributes = new Dictionary<string, string>();
        var (hasEmail, hasPhone) = (Verifies(pool, "email") || pool.AutoVerifiedAttributes.Count == 0, Verifies(pool, "phone_number"));
        // Where the pool takes either, some people have given one of them only.
        if (hasEmail && hasPhone) (hasEmail, hasPhone) = (Chance(8, 3, 4) || Requires(pool, "email"), !Chance(8, 1, 4) || Requires(pool, "phone_number"));
        else hasPhone |= FirstFactors.Allows(pool, AuthFactorType.SmsOtp) && Chance(8, 1, 2);
        if (hasEmail || Requires(pool, "email") || AttributeRules.IsEmail(folded))
            Add("email", AttributeRules.IsEmail(folded) ? folded : $"{(char)('a' + (hash[0] % 26))}@{(char)('a' + (hash[1] % 26))}.example.com", Chance(9, 3, 4));
        if (hasPhone || Requires(pool, "phone_number") || AttributeRules.IsPhoneNumber(folded))
            Add("phone_number", AttributeRules.IsPhoneNumber(folded) ? folded : $"+1555555{BitConverter.ToUInt16(hash) % 10_000:0000}", Chance(10, 3, 4));
        var isImported = IsOf(UserKinds.WithImportedHash, 14, 1, 2);
        var user = new CognitoUser
        {
            UserPoolId = pool.Id,
            Username = folded,
            Sub = "",
            UserStatus = UserStatusType.Confirmed,
            UserCreateDate = default,
            UserLastModifiedDate = default,
            Attributes = attributes,
            PasswordVerifier = isImported ? null : [],
            ImportedPasswordHash = isImported ? [] : null,
            MfaSettings = RelyingParty.CountsAsMfa(pool) ? [PoolFactors.Passkey] : [],
        };
        return new(user, NeedsPassword: !IsOf(UserKinds.WithoutPassword, 11, 1, 4), HasTotp: Chance(12, 1, 2), HasPasskey: IsOf(UserKinds.WithPasskey, 13, 1, 2));

        void Add(string attribute, string value, bool isVerified)
        {
            // A name that is an alias is verified: it would not be a name otherwise.
            attributes[attribute] = value;
            if (isVerified || (value == folded && pool.AliasAttributes.Contains(attribute))) attributes[attribute + "_verified"] = "true";
        }
    }

    private static bool Verifies(UserPool pool, string attribute) => pool.AutoVerifiedAttributes.Contains(attribute);

    private static bool Requires(UserPool pool, string attribute) => pool.SchemaAttributes.Any(s => s.Name == attribute && s.Required == true);
}
