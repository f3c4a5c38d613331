using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Server.Start;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Server.Operators;

/// <summary>
/// How the first person gets in: from the settings, or by a link that the start prints. The link is good for one administrator and ends when any
/// operator exists; only its hash is kept, and only in memory, so the next start prints another.
/// </summary>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes, ICognito cognito, EngineOptions options, TimeProvider clock)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[]? _hash;
    private string? _unannounced;

    public async Task Prepare((string Email, string Password)? bootstrap)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
            await BuiltInPolicyRows.AddMissing(db, clock);
            if (await db.Users.AnyAsync()) return;
        }

        if (bootstrap is { } first)
        {
            try
            {
                await Create(first.Email, first.Password, displayName: null);
            }
            catch (CognitoException refusal)
            {
                throw new StartException($"Operators:Bootstrap: {refusal.Message}", refusal);
            }

            return;
        }

        _unannounced = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _hash = Hash(_unannounced);
    }

    /// <summary>The link's token, once, to be shown.</summary>
    public string? TakeToken() => Interlocked.Exchange(ref _unannounced, null);

    public async Task<bool> IsValid(string? token)
    {
        if (_hash is not { } hash || token is null || token.Length > 128 || !CryptographicOperations.FixedTimeEquals(Hash(token), hash)) return false;
        await using var scope = scopes.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().Users.AnyAsync();
    }

    /// <summary>False: the token is used up, or none of ours.</summary>
    /// <exception cref="CognitoException">Email address or password are refused; the link stays good.</exception>
    public async Task<bool> TryCreate(string? token, string email, string password, string? displayName)
    {
        await _turn.WaitAsync();
        try
        {
            if (!await IsValid(token)) return false;
            await Create(email, password, displayName);
            _hash = null;
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task Create(string email, string password, string? displayName) => cognito.Invoke(
        new CreateOperatorRequest { Email = email, Password = password, DisplayName = displayName, Role = BuiltInPolicies.Administrator },
        new Caller.Root(options.AccountId));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
