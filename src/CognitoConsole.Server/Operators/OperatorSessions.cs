using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Data;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CognitoConsole.Server.Operators;

/// <summary>
/// Is this cookie still good? Asked by every request and, every two seconds, by every open page; answered by one query per operator, at most two
/// seconds old, so that an operator disabled on any node is out within five.
/// </summary>
internal sealed class OperatorSessions(IServiceScopeFactory scopes, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    /// <summary>How long a cookie lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    public const string SessionClaim = "cognito:session";
    private const string EndedSession = "EndedSession";
    private readonly ConcurrentDictionary<string, Lazy<Task<State?>>> _known = new(StringComparer.Ordinal);

    public async Task<bool> IsCurrent(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(OperatorClaims.Id) is not { } id) return false;
        return await Find(id) is { Disabled: false } state
            && ConstantTime.Equals(user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType), state.SecurityStamp)
            && user.FindFirstValue(OperatorClaims.Role) == state.Role
            && !state.Ended.Contains(user.FindFirstValue(SessionClaim) ?? "");
    }

    /// <summary>After a sign-out: neither another open page nor a copy of the cookie goes on.</summary>
    public async Task End(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(OperatorClaims.Id) is not { } id || user.FindFirstValue(SessionClaim) is not { } session) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var ended = db.UserTokens.Where(t => t.UserId == id && t.LoginProvider == EndedSession);
        var expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString("D12", CultureInfo.InvariantCulture);
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString("D12", CultureInfo.InvariantCulture);
        await ended.Where(t => string.Compare(t.Value, now) < 0).ExecuteDeleteAsync();
        if (!await ended.AnyAsync(t => t.Name == session))
        {
            db.UserTokens.Add(new IdentityUserToken<string> { UserId = id, LoginProvider = EndedSession, Name = session, Value = expires });
            await db.SaveChangesAsync();
        }

        Forget(id);
    }

    /// <summary>After a change made here, so that it counts at once.</summary>
    public void Forget(string operatorId) => _known.TryRemove(operatorId, out _);

    private async Task<State?> Find(string id)
    {
        while (true)
        {
            var entry = _known.GetOrAdd(id, key => new Lazy<Task<State?>>(() => Read(key)));
            try
            {
                var state = await entry.Value;
                if (state is not null && clock.GetUtcNow() - state.At < MaxAge) return state;
                // Too old, or nobody (then nothing is kept, so that invented ids cannot fill the memory).
                _known.TryRemove(new KeyValuePair<string, Lazy<Task<State?>>>(id, entry));
                if (state is null) return null;
            }
            catch
            {
                _known.TryRemove(new KeyValuePair<string, Lazy<Task<State?>>>(id, entry));
                throw;
            }
        }
    }

    private async Task<State?> Read(string id)
    {
        // The time before the query: an answer is as old as its question.
        var at = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var ended = await db.UserTokens.Where(t => t.UserId == id && t.LoginProvider == EndedSession).Select(t => t.Name).ToListAsync();
        return await db.Users.AsNoTracking()
            .Where(o => o.Id == id)
            .Select(o => new State(at, o.SecurityStamp!, o.Role, o.Disabled, ended))
            .FirstOrDefaultAsync();
    }

    private sealed record State(DateTimeOffset At, string SecurityStamp, string Role, bool Disabled, List<string> Ended);
}
