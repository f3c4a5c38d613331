using System.Text.RegularExpressions;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed partial class UpdateAuthEventFeedbackTests : ProtectedPool
{
    [Fact]
    public async Task The_token_of_the_notification_speaks_about_its_event()
    {
        var request = await FromNotification();
        await Cognito.Invoke(request);
        var feedback = (await Last()).EventFeedback!;
        Assert.Equal(("Invalid", "User"), (feedback.FeedbackValue, feedback.Provider));
    }

    [Fact]
    public async Task No_other_token_does_and_nobody_learns_who_exists()
    {
        var request = await FromNotification();
        await Cognito.AUser(Pool, "ben");
        await Cognito.RefusesAsUnauthorized(request with { Username = "ben" }, "Invalid feedback token");
        await Cognito.RefusesAsUnauthorized(request with { Username = "nobody" }, "Invalid feedback token");
        await Cognito.RefusesAsUnauthorized(request with { EventId = Guid.NewGuid().ToString() }, "Invalid feedback token");
        await Cognito.RefusesAsUnauthorized(request with { FeedbackToken = TestCognito.Altered(request.FeedbackToken) }, "Invalid feedback token");
        Cognito.Clock.Advance(TimeSpan.FromDays(8));
        await Cognito.RefusesAsUnauthorized(request, "Feedback token has expired");
        Assert.Null((await Last()).EventFeedback);
    }

    private async Task<UpdateAuthEventFeedbackRequest> FromNotification()
    {
        await Configure(TestCognito.AtEveryLevel("NO_ACTION", notify: true), new()
        {
            SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            NoActionEmail = new() { Subject = "New sign-in", TextBody = "id={event-id} token={feedback-token} end" },
        });
        await AHabit();
        await SignIn(Away);
        var message = (await Cognito.Invoke(new ListOutboxMessagesRequest { UserPoolId = Pool.Id! })).Messages[0];
        var body = (await Cognito.Invoke(new GetOutboxMessageRequest { MessageId = message.MessageId })).Body!;
        var match = Written().Match(body);
        return new() { UserPoolId = Pool.Id!, Username = "ana", EventId = match.Groups[1].Value, FeedbackToken = match.Groups[2].Value, FeedbackValue = "Invalid" };
    }

    [GeneratedRegex("id=([^ ]+) token=([^ ]+) end")]
    private static partial Regex Written();
}
