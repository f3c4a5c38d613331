using System.Buffers.Text;
using CognitoConsole.Data.Operators;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Server.Operators;

/// <summary>Passkeys of the signed-in operator.</summary>
internal sealed partial class OwnPasskeys(OwnAccount account, SignInManager<Operator> signIn, UserManager<Operator> operators, OperatorEvents events, ILogger<OwnPasskeys> log)
{
    public const int Most = 20;
    public const int MaxName = 64;

    public async Task<IReadOnlyList<UserPasskeyInfo>> List(Operator user) => [.. (await operators.GetPasskeysAsync(user)).OrderBy(p => p.CreatedAt)];

    public async Task<UserPasskeyInfo?> Find(Operator user, string id)
    {
        var bytes = Bytes(id);
        return bytes is null ? null : await operators.GetPasskeyAsync(user, bytes);
    }

    /// <summary>What the browser needs to make one; or the sentence to show.</summary>
    public async Task<(string? Options, string? Error)> Begin(Operator user, string? name, string? password)
    {
        if (await Refuse(user, name, password) is { } refusal) return (null, refusal);
        return (await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id, Name = user.Email!, DisplayName = user.DisplayName ?? user.Email! }), null);
    }

    public async Task<string?> Add(Operator user, string? name, string? password, string? credential)
    {
        if (await Refuse(user, name, password) is { } refusal) return refusal;
        if (string.IsNullOrEmpty(credential)) return "The browser has sent no passkey. It needs JavaScript for that, and https or localhost.";
        PasskeyAttestationResult made;
        try
        {
            made = await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Identity's way to say that it asked for none, or that the time is over.
            return "The passkey came too late. Try again.";
        }

        if (!made.Succeeded || made.UserEntity.Id != user.Id)
        {
            LogRefusal(log, user.Id, made.Failure?.Message ?? "It was made for somebody else.");
            return "The passkey could not be verified. Try again.";
        }

        made.Passkey.Name = name!.Trim();
        var result = await operators.AddOrUpdatePasskeyAsync(user, made.Passkey);
        if (!result.Succeeded) return OwnAccount.Sentence(result);
        await events.Add(user, "AddPasskey", made.Passkey.Name);
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "A passkey of operator {OperatorId} was refused: {Reason}")]
    private static partial void LogRefusal(ILogger log, string operatorId, string reason);

    public async Task<string?> Rename(Operator user, UserPasskeyInfo passkey, string? name)
    {
        if (Refuse(name) is { } refusal) return refusal;
        var old = passkey.Name;
        passkey.Name = name!.Trim();
        var result = await operators.AddOrUpdatePasskeyAsync(user, passkey);
        if (!result.Succeeded) return OwnAccount.Sentence(result);
        await events.Add(user, "RenamePasskey", $"{old} to {passkey.Name}");
        return null;
    }

    /// <summary>Whoever signed in with it is signed out, wherever that was.</summary>
    public async Task<string?> Remove(Operator user, UserPasskeyInfo passkey, string? password)
    {
        if (await account.Refuse(user, password) is { } refusal) return refusal;
        var result = await operators.RemovePasskeyAsync(user, passkey.CredentialId);
        if (result.Succeeded) result = await operators.UpdateSecurityStampAsync(user);
        if (!result.Succeeded) return OwnAccount.Sentence(result);
        await account.Stay(user);
        await events.Add(user, "RemovePasskey", passkey.Name);
        return null;
    }

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    private static byte[]? Bytes(string id)
    {
        try
        {
            return Base64Url.DecodeFromChars(id);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<string?> Refuse(Operator user, string? name, string? password)
    {
        if (Refuse(name) is { } unnamed) return unnamed;
        if (await account.Refuse(user, password) is { } refusal) return refusal;
        return (await operators.GetPasskeysAsync(user)).Count >= Most ? $"There are {Most} passkeys already. Remove one first." : null;
    }

    private static string? Refuse(string? name) => string.IsNullOrWhiteSpace(name) ? "Name the passkey, so that you can tell it from others."
        : name.Trim().Length > MaxName ? $"A name has at most {MaxName} characters."
        : null;
}
