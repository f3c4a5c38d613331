namespace CognitoConsole.Contracts;

/// <summary>Codes of errors that stand before any operation and are in no service's model. The modelled ones are generated.</summary>
public static partial class ErrorCodes
{
    public const string NotYetImplementedException = nameof(NotYetImplementedException);
    public const string MissingAuthenticationTokenException = nameof(MissingAuthenticationTokenException);
    public const string UnrecognizedClientException = nameof(UnrecognizedClientException);
    public const string InvalidSignatureException = nameof(InvalidSignatureException);
    public const string IncompleteSignatureException = nameof(IncompleteSignatureException);
    public const string UnknownOperationException = nameof(UnknownOperationException);
    public const string SerializationException = nameof(SerializationException);
    public const string ValidationException = nameof(ValidationException);
    public const string RequestEntityTooLargeException = nameof(RequestEntityTooLargeException);
    public const string NoSuchEntityException = nameof(NoSuchEntityException);
    public const string EntityAlreadyExistsException = nameof(EntityAlreadyExistsException);
    public const string DeleteConflictException = nameof(DeleteConflictException);
    public const string InvalidInputException = nameof(InvalidInputException);
}
