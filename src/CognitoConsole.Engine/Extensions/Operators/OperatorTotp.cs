using System.Globalization;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// Codes of an authenticator app as second factor. Identity's own provider lets a code work again and for five minutes; here each code works
/// once, one step (30 s) to either side.
/// </summary>
internal sealed class OperatorTotp(CognitoDbContext db, TimeProvider clock) : IUserTwoFactorTokenProvider<Operator>
{
    public const string Name = "OperatorTotp";
    private const string LastStep = "last-step";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Operator> manager, Operator user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>The app makes the codes.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Operator> manager, Operator user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Operator> manager, Operator user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key) return false;
        return Totp.Match(OperatorSecret.Decode(key), token, clock.GetUtcNow()) is { } step && await Consume(user.Id, step);
    }

    /// <summary>Only the one who moves the last step forward may use the code: atomic, on whichever node.</summary>
    private async Task<bool> Consume(string operatorId, long step)
    {
        var rows = db.UserTokens.Where(t => t.UserId == operatorId && t.LoginProvider == Name && t.Name == LastStep);
        var last = await rows.Select(t => t.Value).FirstOrDefaultAsync();
        var next = step.ToString(CultureInfo.InvariantCulture);
        if (last is null)
        {
            try
            {
                var row = db.UserTokens.Add(new IdentityUserToken<string> { UserId = operatorId, LoginProvider = Name, Name = LastStep, Value = next });
                await db.SaveChangesAsync();
                row.State = EntityState.Detached;
                return true;
            }
            catch (DbUpdateException race) when (race.IsUniqueViolation())
            {
                db.ChangeTracker.Clear();
                return false;
            }
        }

        return step > long.Parse(last, CultureInfo.InvariantCulture)
            && await rows.Where(t => t.Value == last).ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, next)) == 1;
    }
}

/// <summary>The seed of an authenticator app in base32 (RFC 4648), as Identity keeps it.</summary>
internal static class OperatorSecret
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] Decode(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        int buffer = 0, bits = 0;
        foreach (var character in text.TrimEnd('='))
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(character));
            if (value < 0) throw new FormatException("The seed is not base32.");
            buffer = ((buffer << 5) | value) & 0xFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
