using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>How a new user gets its user name: as given, or a UUID where e-mail or phone is the user name.</summary>
public static class NewUsers
{
    /// <summary>Applies the pool's sign-in options to the name that was asked for; may set e-mail or phone among the attributes.</summary>
    public static CognitoUser Make(UserPool pool, string requested, Dictionary<string, string> attributes, string status, DateTimeOffset now)
    {
        var sub = Guid.NewGuid().ToString();
        var username = sub;
        if (pool.UsernameAttributes.Count == 0) username = Plain(pool, requested);
        else attributes[AttributeOf(pool, requested)] = requested;
        return new CognitoUser
        {
            UserPoolId = pool.Id,
            Username = username,
            Sub = sub,
            UserStatus = status,
            UserCreateDate = now,
            UserLastModifiedDate = now,
            Attributes = attributes,
        };
    }

    private static string Plain(UserPool pool, string requested)
    {
        if (pool.AliasAttributes.Contains(AliasAttributeType.Email) && AttributeRules.IsEmail(requested))
            throw Errors.InvalidParameter("Username cannot be of email format, since user pool is configured for email alias.", "username");
        if (pool.AliasAttributes.Contains(AliasAttributeType.PhoneNumber) && AttributeRules.IsPhoneNumber(requested))
            throw Errors.InvalidParameter("Username cannot be of phone number format, since user pool is configured for phone number alias.", "username");
        var folded = SignInNames.Fold(pool, requested);
        return folded.Length <= Lengths.Username ? folded : throw Errors.InvalidParameter("Username is too long.", "username");
    }

    private static string AttributeOf(UserPool pool, string requested)
    {
        var email = pool.UsernameAttributes.Contains(UsernameAttributeType.Email);
        var phone = pool.UsernameAttributes.Contains(UsernameAttributeType.PhoneNumber);
        if (email && AttributeRules.IsEmail(requested)) return "email";
        if (phone && AttributeRules.IsPhoneNumber(requested)) return "phone_number";
        throw Errors.InvalidParameter(email && phone ? "Username should be either an email or a phone number." : email ? "Username should be an email." : "Username should be a phone number.", "username");
    }
}
