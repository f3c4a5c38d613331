namespace CognitoConsole.Contracts;

/// <summary>The one way in which an operation refuses. Each door translates it once.</summary>
/// <param name="code">AWS's error code, for example <c>UserNotFoundException</c>. Constants in <see cref="ErrorCodes"/>.</param>
/// <param name="message">AWS's own text.</param>
/// <param name="status">HTTP status; 400 for every modelled client error.</param>
public sealed class CognitoException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>Which members of the request are at fault, so that a form can show each text under its input.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>The same, with one member of the request to blame.</summary>
    /// <param name="path">In lowerCamelCase.</param>
    public CognitoException At(string path) => new(Code, Message, Status) { Fields = [new FieldError(path, Message)] };
}

/// <summary>One violated rule.</summary>
/// <param name="Path">Member path in lowerCamelCase as AWS writes it: <c>policies.passwordPolicy.minimumLength</c>, <c>userAttributes.1.member.name</c>.</param>
/// <param name="Message">The rule, without the name and value of the member.</param>
public sealed record FieldError(string Path, string Message);
