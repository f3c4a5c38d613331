using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Leaves the outcome of a step at the hosted UI in the user's sign-in history.</summary>
public sealed class BrowserSignInEvents(AuthEvents events, ThreatProtection threats)
{
    public Task<StartBrowserSessionResponse> Record(ClientEntry entry, string? username, Func<Task<StartBrowserSessionResponse>> step) => Keep(entry, async () =>
    {
        // A step without a name follows one with a name.
        await threats.DemandAddress(entry, username ?? "");
        return await step();
    });

    /// <summary>As <see cref="Record"/>, of a sign-in through a provider: no page of ours is open, so what stands in the way goes to the client. Which addresses may come, the provider decides, as in AWS.</summary>
    internal async Task<StartBrowserSessionResponse> RecordFederated(AuthorizationRequest authorization, string provider, Func<Task<StartBrowserSessionResponse>> step)
    {
        if (!LoginProviders.Offers(authorization.Entry.Client, provider)) return Refused(authorization, ErrorCodes.InvalidRequest, AuthorizationRequests.NotOffered);
        try
        {
            return await Keep(authorization.Entry, step);
        }
        catch (FederationException refusal)
        {
            return Refused(authorization, refusal.Error, refusal.Message);
        }
        catch (CognitoException refusal) when (refusal.Status < 500)
        {
            return Refused(authorization, ErrorCodes.InvalidRequest, refusal.Message);
        }
    }

    private Task<StartBrowserSessionResponse> Keep(ClientEntry entry, Func<Task<StartBrowserSessionResponse>> step) =>
        events.Record(entry.Pool, entry.Client, EventType.SignIn, step, answer => answer.BrowserSession is null ? EventResponseType.InProgress : EventResponseType.Pass);

    private static StartBrowserSessionResponse Refused(AuthorizationRequest authorization, string error, string description) =>
        new() { Location = authorization.Location([("error", error), ("error_description", description.Trim())]) };
}
