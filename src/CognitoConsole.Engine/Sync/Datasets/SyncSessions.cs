using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// A device lists the records and writes its own within one session, whose token is sealed: it names dataset and identity and ends by itself, so that nothing
/// is kept of it.
/// </summary>
public sealed class SyncSessions(SealedToken seal, TimeProvider clock)
{
    private const string Purpose = "sync-session";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private sealed record Session(string Id, string IdentityPoolId, string IdentityId, string DatasetName);

    public string Begin(IDatasetRequest request) =>
        seal.Seal(new Session(Guid.NewGuid().ToString("N"), request.IdentityPoolId!, request.IdentityId!, request.DatasetName), Purpose, clock.GetUtcNow() + Lifetime);

    /// <exception cref="Contracts.CognitoException">InvalidParameterException: made up, of another dataset, or expired.</exception>
    public void Demand(IDatasetRequest request, string token)
    {
        var session = seal.Open<Session>(token, Purpose, clock.GetUtcNow(), out _);
        if (session is null || session.IdentityPoolId != request.IdentityPoolId || session.IdentityId != request.IdentityId || session.DatasetName != request.DatasetName)
            throw Errors.InvalidSyncSession();
    }
}
