using System.Globalization;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a page has to know about an attribute to ask for it.</summary>
internal static class LoginAttributes
{
    /// <summary>What a person calls himself: in a pool whose user names are e-mail addresses the stored name is a UUID, and of whom a provider knows it is a number of theirs.</summary>
    public static string DisplayName(CognitoUser user) => user.Username != user.Sub && user.UserStatus != UserStatusType.ExternalProvider
        ? user.Username
        : user.Attributes.GetValueOrDefault("email") ?? user.Attributes.GetValueOrDefault("phone_number") ?? user.Username;

    public static LoginAttribute Of(SchemaAttributeType schema) => new(
        schema.Name!,
        schema.AttributeDataType ?? AttributeDataType.String,
        schema.Required == true,
        int.TryParse(schema.StringAttributeConstraints?.MaxLength, CultureInfo.InvariantCulture, out var length) ? length : null);
}
