using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Where a code would have gone, for somebody who does not exist: stable for a name, so that asking twice tells nothing.</summary>
public sealed class SimulatedDelivery(KeyRing keys)
{
    public CodeDeliveryDetailsType For(UserPool pool, string name)
    {
        var folded = SignInNames.Fold(pool, name);
        var email = pool.AutoVerifiedAttributes.Count == 0 || pool.AutoVerifiedAttributes.Contains("email");
        var phone = pool.AutoVerifiedAttributes.Contains("phone_number");
        if ((phone || !email) && AttributeRules.IsPhoneNumber(folded)) return MessageWriter.Delivery("phone_number", folded);
        if (email && AttributeRules.IsEmail(folded)) return MessageWriter.Delivery("email", folded);
        return For(pool, folded, email ? "email" : "phone_number");
    }

    /// <summary>As <see cref="For(UserPool, string)"/>, by that attribute.</summary>
    public CodeDeliveryDetailsType For(UserPool pool, string folded, string attribute)
    {
        if (attribute == "phone_number" && AttributeRules.IsPhoneNumber(folded)) return MessageWriter.Delivery(attribute, folded);
        if (attribute == "email" && AttributeRules.IsEmail(folded)) return MessageWriter.Delivery(attribute, folded);
        var hash = HMACSHA256.HashData(keys.DeriveKey("simulated-delivery"), Encoding.UTF8.GetBytes($"{pool.Id}\n{folded}"));
        return attribute == "phone_number"
            ? MessageWriter.Delivery(attribute, $"+1555555{BitConverter.ToUInt16(hash) % 10_000:0000}")
            : MessageWriter.Delivery(attribute, $"{(char)('a' + (hash[0] % 26))}@{(char)('a' + (hash[1] % 26))}.example.com");
    }
}
