using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A user as the API shows it.</summary>
public static class UserShape
{
    public static UserType ToShape(CognitoUser user, IReadOnlyCollection<string>? attributesToGet = null) => new()
    {
        Username = user.Username,
        Attributes = Attributes(user, attributesToGet is null ? null : attributesToGet.Contains),
        UserCreateDate = user.UserCreateDate,
        UserLastModifiedDate = user.UserLastModifiedDate,
        Enabled = user.Enabled,
        UserStatus = user.UserStatus,
        MFAOptions = MfaPreferences.Options(user),
    };

    /// <summary>Attributes in the order in which they were set, sub last, as AWS lists them.</summary>
    public static IReadOnlyList<AttributeType> Attributes(CognitoUser user, Func<string, bool>? shown = null)
    {
        var list = new List<AttributeType>(user.Attributes.Count + 1);
        foreach (var (name, value) in user.Attributes)
            if (shown is null || shown(name)) list.Add(new AttributeType { Name = name, Value = value });
        if (shown is null || shown("sub")) list.Add(new AttributeType { Name = "sub", Value = user.Sub });
        return list;
    }
}
