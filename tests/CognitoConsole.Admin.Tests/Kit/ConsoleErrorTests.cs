using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;

namespace CognitoConsole.Admin.Tests.Kit;

/// <summary>What a person reads when a call is refused, by the kind of the refusal and by whether something was to be changed.</summary>
public sealed class ConsoleErrorTests
{
    [Theory]
    [InlineData("AccessDeniedException", "Your role does not allow this", "Ask an administrator to do it, or to change your role under Operators.", false)]
    [InlineData("ResourceNotFoundException", "Not found", "It may have been deleted, or the address is wrong. Go back to the list and open it from there.", false)]
    [InlineData("UserNotFoundException", "Not found", "It may have been deleted, or the address is wrong. Go back to the list and open it from there.", false)]
    [InlineData("NoSuchEntityException", "Not found", "It may have been deleted, or the address is wrong. Go back to the list and open it from there.", false)]
    [InlineData("InvalidParameterException", "This cannot be shown", "Correct what was asked for, in the form, the filter or the address, or go back to the list and open it from there.", false)]
    [InlineData("ValidationException", "This cannot be shown", "Correct what was asked for, in the form, the filter or the address, or go back to the list and open it from there.", false)]
    [InlineData("InvalidInputException", "This cannot be shown", "Correct what was asked for, in the form, the filter or the address, or go back to the list and open it from there.", false)]
    [InlineData("TooManyRequestsException", "Too many requests", "Wait a few seconds and try again.", true)]
    [InlineData("InternalErrorException", "It did not work this time", "Try again. If it happens again, give the request ID to whoever runs this server.", true)]
    [InlineData("ExternalServiceException", "It did not work this time", "Try again. If it happens again, give the request ID to whoever runs this server.", true)]
    [InlineData("NotYetImplementedException", "Not available yet", "This server does not have the operation yet. Nothing was stored.", false)]
    [InlineData("FeatureUnavailableInTierException", "The feature plan does not have this", "Choose a higher plan under Settings first. Nothing was stored.", false)]
    [InlineData("UserPoolTaggingException", "The request was refused", "The same request would be refused again: mend what the message names first.", false)]
    public void Of_a_read(string code, string title, string next, bool again)
    {
        var error = new ConsoleError(code, "Refused.", "req-7");
        Assert.Equal((title, next, again), (error.Title, error.NextStep, error.IsWorthReloading));
    }

    [Theory]
    [InlineData("AccessDeniedException", "Your role does not allow this", "Ask an administrator to do it, or to change your role under Operators.")]
    [InlineData("ConcurrentModificationException", "Somebody else changed this meanwhile", "Nothing was overwritten. Reload to see the current values, then make your change again.")]
    [InlineData("InvalidParameterException", "A value is not accepted", "Correct the value and try again. Nothing was stored.")]
    [InlineData("LimitExceededException", "A limit is reached", "Delete what is no longer needed, or raise the limit on the server.")]
    [InlineData("TooManyRequestsException", "Too many requests", "Wait a few seconds and try again.")]
    [InlineData("CodeDeliveryFailureException", "It did not work this time", "Try again. If it happens again, give the request ID to whoever runs this server.")]
    [InlineData("TierChangeNotAllowedException", "The feature plan does not have this", "Switch it off first, or choose a higher plan. Nothing was stored.")]
    [InlineData("UserImportInProgressException", "The request was refused", "Wait until the import has ended, or stop it.")]
    [InlineData("UsernameExistsException", "The request was refused", "The same request would be refused again: mend what the message names first.")]
    public void Of_a_change(string code, string title, string next)
    {
        var error = new ConsoleError(code, "Refused.", "req-7") { OfWrite = true };
        Assert.Equal((title, next), (error.Title, error.NextStep));
        Assert.Equal(error.IsConflict, error.IsWorthReloading); // what was typed would be lost
    }

    [Theory]
    [InlineData(1, "1 value needs correction")]
    [InlineData(2, "2 values need correction")]
    public void Wrong_values_are_counted(int count, string title)
    {
        var error = new ConsoleError("InvalidParameterException", "Refused.", "req-7") { OfWrite = true, Fields = [.. Enumerable.Range(1, count).Select(i => new FieldError($"f{i}", "Wrong."))] };
        Assert.Equal((title, "Correct the marked values and save again. Nothing was stored."), (error.Title, error.NextStep));
    }
}
