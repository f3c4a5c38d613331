using System.Globalization;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a page has to know about an attribute to ask for it.</summary>
internal static class LoginAttributes
{
    public static LoginAttribute Of(SchemaAttributeType schema) => new(
        schema.Name!,
        schema.AttributeDataType ?? AttributeDataType.String,
        schema.Required == true,
        int.TryParse(schema.StringAttributeConstraints?.MaxLength, CultureInfo.InvariantCulture, out var length) ? length : null);
}
