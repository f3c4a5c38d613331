using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

/// <summary>AWS's errors with AWS's texts. One place, so that the same refusal reads the same everywhere.</summary>
public static partial class Errors
{
    public static CognitoException NotYetImplemented(string operation) =>
        new(ErrorCodes.NotYetImplementedException, $"{operation} is not implemented yet.", 501);

    public static CognitoException AccessDenied(string principal, string action, string resource, bool explicitly) =>
        new(ErrorCodes.AccessDeniedException, $"User: {principal} is not authorized to perform: {action} on resource: {resource} " +
            (explicitly ? "with an explicit deny in an identity-based policy" : $"because no identity-based policy allows the {action} action"));

    /// <summary>Where no identity-based policy decided: AWS gives no reason then.</summary>
    public static CognitoException AccessDenied(string principal, string action, string resource) =>
        new(ErrorCodes.AccessDeniedException, $"User: {principal} is not authorized to perform: {action} on resource: {resource}");

    public static CognitoException MissingAuthenticationToken() => new(ErrorCodes.MissingAuthenticationTokenException, "Missing Authentication Token");

    public static CognitoException InvalidParameter(string message) => new(ErrorCodes.InvalidParameterException, message);

    /// <param name="path">Member at fault in lowerCamelCase, for forms.</param>
    public static CognitoException InvalidParameter(string message, string path) =>
        new CognitoException(ErrorCodes.InvalidParameterException, message).At(path);

    public static CognitoException NotAuthorized(string message) => new(ErrorCodes.NotAuthorizedException, message);

    public static CognitoException ResourceNotFound(string message) => new(ErrorCodes.ResourceNotFoundException, message);

    public static CognitoException ConcurrentModification() =>
        new(ErrorCodes.ConcurrentModificationException, "The resource was changed by somebody else in the meantime. Read it again and repeat the change.");

    public static CognitoException LimitExceeded(string message) => new(ErrorCodes.LimitExceededException, message);

    public static CognitoException InvalidPagingToken() => InvalidParameter("Invalid pagination token.");
}
