using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.Functions;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Extensions;

/// <summary>A function ready to be called. Read-only.</summary>
/// <param name="Source">The newest of an inline function.</param>
/// <param name="Secret">In clear.</param>
public sealed record FunctionEntry(Function Function, string? Source, string? Revision, string? Secret)
{
    public int? Version => Function.Kind == FunctionKind.Inline ? Function.LatestVersion : null;

    public override string ToString() => $"FunctionEntry {{ {Function.Arn} }}";
}

/// <summary>Functions by their ARN, for everything that happens often. See <see cref="PoolDirectory"/>.</summary>
public sealed class FunctionDirectory : IKeepsCopies
{
    private const int Capacity = 1_000;
    private readonly IServiceScopeFactory _scopes;
    private readonly KeyRing _keys;
    private readonly Snapshots<FunctionEntry> _functions;

    public FunctionDirectory(IServiceScopeFactory scopes, KeyRing keys, TimeProvider clock)
    {
        (_scopes, _keys) = (scopes, keys);
        _functions = new(clock, Capacity, Load);
    }

    /// <summary>Null when no function has that ARN.</summary>
    public ValueTask<FunctionEntry?> Find(string arn, CancellationToken cancellation) => _functions.Get(arn, cancellation);

    bool IKeepsCopies.Keeps(object entity) => entity is Function;

    void IKeepsCopies.Forget(object entity)
    {
        if (entity is Function function) _functions.Forget(function.Arn);
    }

    internal static string SecretPurpose(string name) => $"function-secret/{name}";

    private async Task<FunctionEntry?> Load(string arn)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        if (await db.Functions.AsNoTracking().FirstOrDefaultAsync(f => f.Arn == arn) is not { } function) return null;
        var version = function.Kind == FunctionKind.Inline
            ? await db.FunctionVersions.AsNoTracking().FirstOrDefaultAsync(v => v.FunctionName == function.Name && v.Number == function.LatestVersion)
            : null;
        var secret = function.Secret is null ? null : System.Text.Encoding.UTF8.GetString(_keys.Unprotect(function.Secret, SecretPurpose(function.Name)));
        var revision = version is null ? null : $"{function.Name}@{version.Number}@{version.CreationDate.ToUnixTimeMilliseconds()}";
        return new FunctionEntry(function, version?.Source, revision, secret);
    }
}
