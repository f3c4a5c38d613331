using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminUpdateAuthEventFeedbackTests : ProtectedPool
{
    [Fact]
    public async Task Feedback_stands_with_the_event_and_can_be_changed()
    {
        await SignIn();
        var request = new AdminUpdateAuthEventFeedbackRequest { UserPoolId = Pool.Id!, Username = "ana", EventId = (await Last()).EventId!, FeedbackValue = "Invalid" };
        await Cognito.Invoke(request);
        var feedback = (await Last()).EventFeedback!;
        Assert.Equal(("Invalid", "Admin", Cognito.Clock.GetUtcNow()), (feedback.FeedbackValue, feedback.Provider, feedback.FeedbackDate));
        await Cognito.Invoke(request with { FeedbackValue = "Valid" });
        Assert.Equal("Valid", (await Last()).EventFeedback!.FeedbackValue);
    }

    [Fact]
    public async Task What_was_disowned_makes_the_next_sign_in_from_there_risky()
    {
        await AHabit();
        await SignIn(Away);
        await Cognito.Invoke(new AdminUpdateAuthEventFeedbackRequest { UserPoolId = Pool.Id!, Username = "ana", EventId = (await Last()).EventId!, FeedbackValue = "Invalid" });
        Cognito.Clock.Advance(TimeSpan.FromHours(2));
        await SignIn(Away);
        Assert.Equal(("AccountTakeover", "High"), ((await Last()).EventRisk!.RiskDecision, (await Last()).EventRisk!.RiskLevel)); // new network 25, disowned 50
    }

    [Fact]
    public async Task Another_users_event_is_not_found()
    {
        await SignIn();
        await Cognito.AUser(Pool, "ben");
        var id = (await Last()).EventId!;
        await Cognito.Refuses(new AdminUpdateAuthEventFeedbackRequest { UserPoolId = Pool.Id!, Username = "ben", EventId = id, FeedbackValue = "Invalid" }, ErrorCodes.ResourceNotFoundException, $"Authentication event {id} does not exist.");
        Assert.Null((await Last()).EventFeedback);
    }
}
