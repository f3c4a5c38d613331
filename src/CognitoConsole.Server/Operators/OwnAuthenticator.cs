using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Server.Operators;

/// <summary>Turning the authenticator app on and off. Until a code has proved that the app knows the secret, the form carries it, sealed, and nothing is stored.</summary>
internal sealed class OwnAuthenticator(OwnAccount account, UserManager<Operator> operators, IUserStore<Operator> store, OperatorEvents events, SealedToken seal, TimeProvider clock)
{
    private const int RecoveryCodes = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <param name="Secret">Base32, as typed into an app.</param>
    /// <param name="Sealed">For the form.</param>
    /// <param name="Address">What the QR code says.</param>
    public sealed record Enrollment(string Secret, string Sealed, string Address);

    public Enrollment Begin(Operator user) => Show(user, Totp.NewSecret());

    /// <summary>The same secret again, after a wrong code; a new one when the form is too old.</summary>
    public Enrollment Continue(Operator user, string? sealedSecret) => Show(user, Open(user, sealedSecret) ?? Totp.NewSecret());

    /// <summary>The recovery codes, which nobody can read again; or the sentence to show.</summary>
    public async Task<(IReadOnlyList<string> RecoveryCodes, string? Error)> TurnOn(Operator user, string? sealedSecret, string? code, string? password)
    {
        if (Open(user, sealedSecret) is not { } secret) return ([], "This page was open for too long. Scan the new code.");
        if (await account.Refuse(user, password) is { } refusal) return ([], refusal);
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (Totp.Match(secret, digits, clock.GetUtcNow()) is null) return ([], "This code is wrong. Check that the clock of your device is right.");

        await ((IUserAuthenticatorKeyStore<Operator>)store).SetAuthenticatorKeyAsync(user, Totp.SecretCode(secret), CancellationToken.None);
        var result = await operators.SetTwoFactorEnabledAsync(user, true);
        if (!result.Succeeded) return ([], OwnAccount.Sentence(result));
        // The code that turned it on must not sign in as well.
        await operators.VerifyTwoFactorTokenAsync(user, operators.Options.Tokens.AuthenticatorTokenProvider, digits);
        var codes = await operators.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await account.Stay(user);
        await events.Add(user, "TurnOnAuthenticator");
        return ([.. codes!], null);
    }

    public async Task<string?> TurnOff(Operator user, string? password)
    {
        if (await account.Refuse(user, password) is { } refusal) return refusal;
        // Resetting the key forgets the old one; the new one is unknown to everybody.
        await operators.ResetAuthenticatorKeyAsync(user);
        await operators.GenerateNewTwoFactorRecoveryCodesAsync(user, 0);
        var result = await operators.SetTwoFactorEnabledAsync(user, false);
        if (!result.Succeeded) return OwnAccount.Sentence(result);
        await account.Stay(user);
        await events.Add(user, "TurnOffAuthenticator");
        return null;
    }

    public async Task<(IReadOnlyList<string> RecoveryCodes, string? Error)> RenewRecoveryCodes(Operator user, string? password)
    {
        if (await account.Refuse(user, password) is { } refusal) return ([], refusal);
        var codes = await operators.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await events.Add(user, "RenewRecoveryCodes");
        return ([.. codes!], null);
    }

    private Enrollment Show(Operator user, byte[] secret)
    {
        var text = Totp.SecretCode(secret);
        var sealedSecret = seal.Seal(new Pending(secret), Purpose(user), clock.GetUtcNow() + Lifetime);
        return new Enrollment(text, sealedSecret, $"otpauth://totp/CognitoConsole:{Uri.EscapeDataString(user.Email!)}?secret={text}&issuer=CognitoConsole");
    }

    private byte[]? Open(Operator user, string? sealedSecret) => seal.Open<Pending>(sealedSecret, Purpose(user), clock.GetUtcNow(), out _)?.Secret;

    private static string Purpose(Operator user) => $"operator-totp/{user.Id}";

    private sealed record Pending(byte[] Secret);
}
