using System.Globalization;
using CognitoConsole.Contracts;

namespace CognitoConsole.Admin.Kit;

/// <summary>A refusal as a person reads it: what happened, what to do now, and the id to quote.</summary>
public sealed record ConsoleError(string Code, string Message, string RequestId)
{
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>Of what was sent.</summary>
    public FormErrors? Form { get; init; }

    /// <summary>Its fields say all of it, on the page (null) or in this dialog: there it is not said again.</summary>
    public bool IsSaidByFields(object? dialog) => OfWrite && (IsInvalid || IsTaken) && Form?.Says(Fields, dialog) == true;

    public bool IsNotFound => Code is ErrorCodes.ResourceNotFoundException or ErrorCodes.UserNotFoundException or ErrorCodes.NoSuchEntityException;

    /// <summary>A value is wrong. Of a call that only reads it came from the address or a filter, and nothing was being saved.</summary>
    private bool IsInvalid => Code is ErrorCodes.InvalidParameterException or ErrorCodes.ValidationException or ErrorCodes.InvalidInputException or ErrorCodes.InvalidPasswordException;

    /// <summary>The name belongs to something else, or the address to somebody else.</summary>
    private bool IsTaken => Code is ErrorCodes.UsernameExistsException or ErrorCodes.AliasExistsException or ErrorCodes.GroupExistsException or ErrorCodes.DuplicateProviderException or ErrorCodes.EntityAlreadyExistsException or ErrorCodes.TermsExistsException;

    public bool IsForbidden => Code is ErrorCodes.AccessDeniedException;

    /// <summary>Somebody else changed the object between reading and saving.</summary>
    public bool IsConflict => Code is ErrorCodes.ConcurrentModificationException;

    /// <summary>The refused call would have changed something. What was typed for it is still there, and would be lost by loading again.</summary>
    public bool OfWrite { get; init; }

    /// <summary>The same request may be answered later, without anybody mending anything.</summary>
    public bool IsPassing => Code is ErrorCodes.TooManyRequestsException or ErrorCodes.InternalErrorException or ErrorCodes.InternalServerException or ErrorCodes.ExternalServiceException
        or ErrorCodes.IDPCommunicationErrorException or ErrorCodes.LambdaThrottledException or ErrorCodes.UnexpectedLambdaException or ErrorCodes.CodeDeliveryFailureException;

    /// <summary>Loading again is the way on: after a conflict, and where reading failed for a reason that passes.</summary>
    public bool IsWorthReloading => IsConflict || (IsPassing && !OfWrite);

    public static ConsoleError From(CognitoException refusal, string requestId) => new(refusal.Code, refusal.Message, requestId) { Fields = refusal.Fields };

    /// <summary>The heading, in words instead of a code.</summary>
    public string Title => Code switch
    {
        _ when IsNotFound => "Not found",
        _ when IsForbidden => "Your role does not allow this",
        _ when IsConflict => "Somebody else changed this meanwhile",
        _ when IsInvalid && !OfWrite => "This cannot be shown",
        _ when IsInvalid && Fields.Count > 0 => string.Create(CultureInfo.InvariantCulture, $"{Fields.Count} {(Fields.Count == 1 ? "value needs" : "values need")} correction"),
        _ when IsInvalid => "A value is not accepted",
        ErrorCodes.LimitExceededException => "A limit is reached",
        ErrorCodes.TooManyRequestsException => "Too many requests",
        ErrorCodes.NotYetImplementedException => "Not available yet",
        ErrorCodes.TierChangeNotAllowedException or ErrorCodes.FeatureUnavailableInTierException => "The feature plan does not have this",
        _ when IsPassing => "It did not work this time",
        _ => "The request was refused",
    };

    public string NextStep => Code switch
    {
        _ when IsNotFound => "It may have been deleted, or the address is wrong. Go back to the list and open it from there.",
        _ when IsForbidden => "Ask an administrator to do it, or to change your role under Operators.",
        _ when IsConflict => "Nothing was overwritten. Reload to see the current values, then make your change again.",
        _ when IsInvalid && !OfWrite => "Correct what was asked for, in the form, the filter or the address, or go back to the list and open it from there.",
        _ when IsInvalid && Fields.Count > 0 => "Correct the marked values and save again. Nothing was stored.",
        _ when IsInvalid => "Correct the value and try again. Nothing was stored.",
        ErrorCodes.LimitExceededException => "Delete what is no longer needed, or raise the limit on the server.",
        ErrorCodes.TooManyRequestsException => "Wait a few seconds and try again.",
        ErrorCodes.NotYetImplementedException => "This server does not have the operation yet. Nothing was stored.",
        ErrorCodes.TierChangeNotAllowedException => "Switch it off first, or choose a higher plan. Nothing was stored.",
        ErrorCodes.FeatureUnavailableInTierException => "Choose a higher plan under Settings first. Nothing was stored.",
        ErrorCodes.UserImportInProgressException => "Wait until the import has ended, or stop it.",
        _ when IsPassing => "Try again. If it happens again, give the request ID to whoever runs this server.",
        _ => "The same request would be refused again: mend what the message names first.",
    };
}
