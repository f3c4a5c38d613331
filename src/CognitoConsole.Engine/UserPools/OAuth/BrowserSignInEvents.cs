using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Leaves the outcome of a step at the hosted UI in the user's sign-in history.</summary>
public sealed class BrowserSignInEvents(AuthEvents events, ThreatProtection threats)
{
    public Task<StartBrowserSessionResponse> Record(ClientEntry entry, string? username, Func<Task<StartBrowserSessionResponse>> step) => events.Record(
        entry.Pool, entry.Client, EventType.SignIn,
        async () =>
        {
            // A step without a name follows one with a name.
            await threats.DemandAddress(entry, username ?? "");
            return await step();
        },
        answer => answer.BrowserSession is null ? EventResponseType.InProgress : EventResponseType.Pass);
}
