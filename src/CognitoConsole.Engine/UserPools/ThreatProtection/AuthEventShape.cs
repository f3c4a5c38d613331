using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>An event as AdminListUserAuthEvents shows it.</summary>
internal static class AuthEventShape
{
    public static AuthEventType Of(AuthEvent e) => new()
    {
        EventId = e.EventId,
        EventType = e.EventType,
        CreationDate = e.CreationDate,
        EventResponse = e.EventResponse,
        EventRisk = new() { RiskDecision = e.RiskDecision, RiskLevel = e.RiskLevel, CompromisedCredentialsDetected = e.CompromisedCredentialsDetected },
        ChallengeResponses = e.ChallengeResponses,
        EventContextData = new() { IpAddress = e.IpAddress, DeviceName = e.DeviceName },
        EventFeedback = e.FeedbackValue is null ? null : new() { FeedbackValue = e.FeedbackValue, Provider = e.FeedbackProvider!, FeedbackDate = e.FeedbackDate },
    };
}
