using System.Collections.Concurrent;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Iam;

/// <summary>
/// The named policies that decide for operators and access keys: the row in the database, or the built-in text while nobody has edited it.
/// Kept for a second, so that an edit on another node counts as soon; an edit here counts at once (<see cref="Forget"/>).
/// </summary>
public sealed class ManagedPolicies(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly PolicyCache _compiled = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, NamedPolicy? Policy)> _known = new(StringComparer.Ordinal);

    /// <summary>Null when there is no policy of that name: then nothing is allowed.</summary>
    public async ValueTask<NamedPolicy?> Find(string name, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(name, out var known) && now - known.At < MaxAge) return known.Policy;
        await using var scope = scopes.CreateAsyncScope();
        var text = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().ManagedPolicies
            .Where(p => p.PolicyName == name).Select(p => p.Document).FirstOrDefaultAsync(cancellation);
        text ??= BuiltInPolicies.Names.Contains(name) ? BuiltInPolicies.Text(name) : null;
        var policy = text is null ? null : new NamedPolicy(name, _compiled.Get(text, PolicyKind.Identity)) { SourceType = "user-managed" };
        // Names come from operators and keys that exist, so this stays small.
        _known[name] = (now, policy);
        return policy;
    }

    public void Forget(string name) => _known.TryRemove(name, out _);
}
