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
        var hash = HMACSHA256.HashData(keys.DeriveKey("simulated-delivery"), Encoding.UTF8.GetBytes($"{pool.Id}\n{folded}"));
        if (!email) return MessageWriter.Delivery("phone_number", $"+1555555{BitConverter.ToUInt16(hash) % 10_000:0000}");
        return MessageWriter.Delivery("email", $"{(char)('a' + (hash[0] % 26))}@{(char)('a' + (hash[1] % 26))}.example.com");
    }
}
