using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What ASP.NET Core Identity refuses, as every other operation refuses.</summary>
internal static class OperatorRefusal
{
    public static CognitoException From(IdentityResult result)
    {
        var codes = result.Errors.Select(e => e.Code).ToList();
        if (codes.Contains(nameof(IdentityErrorDescriber.ConcurrencyFailure))) return Errors.ConcurrentModification();
        if (codes.Any(c => c is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName))) return Errors.OperatorExists();
        var message = string.Join(" ", result.Errors.Select(e => e.Description));
        return codes.Exists(c => c.StartsWith("Password", StringComparison.Ordinal))
            ? new CognitoException(ErrorCodes.InvalidPasswordException, message) { Fields = [new FieldError("password", message)] }
            : Errors.InvalidParameter(message, "email");
    }
}
