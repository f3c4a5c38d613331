using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Extensions;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Server.Operators;

/// <summary>The steps of a sign-in, each with its trace in the audit log.</summary>
internal sealed class OperatorSignInFlow(SignInManager<Operator> signIn, UserManager<Operator> operators, IPasswordHasher<Operator> hasher, OperatorEvents events, OperatorSessions sessions, TimeProvider clock)
{
    private static string? _someHash;

    public async Task<SignInResult> Password(string? email, string? password)
    {
        if (string.IsNullOrWhiteSpace(email) || string.IsNullOrEmpty(password) || email.Length > 256 || password.Length > OperatorIdentity.MaximumPasswordLength) return SignInResult.Failed;
        var user = await operators.FindByEmailAsync(email.Trim());
        if (user?.PasswordHash is null)
        {
            TakeAsLong(password);
            return SignInResult.Failed;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.IsNotAllowed || (result.IsLockedOut && user.AccessFailedCount == 0)) TakeAsLong(password);
        await Trace(user, result, "password");
        return result;
    }

    public async Task<bool> AwaitsSecondFactor() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    public async Task<SignInResult> AppCode(string? code)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (user is null) return SignInResult.Failed;
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false);
        await Trace(user, result, "authenticator app");
        return result;
    }

    public async Task<SignInResult> RecoveryCode(string? code)
    {
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (user is null) return SignInResult.Failed;
        if (await operators.IsLockedOutAsync(user)) return SignInResult.LockedOut;
        var result = await signIn.TwoFactorRecoveryCodeSignInAsync((code ?? "").Trim().ToUpperInvariant());
        // Identity does not count these; the same counter must stand before every way in.
        if (result == SignInResult.Failed) await operators.AccessFailedAsync(user);
        await Trace(user, result, "recovery code");
        return result;
    }

    /// <summary>
    /// A passkey is possession and, since it demands the person's verification, a second factor in one. A lockout after wrong passwords does not stand
    /// before it: it would let anybody lock an operator out.
    /// </summary>
    public async Task<SignInResult> Passkey(string? credential)
    {
        if (string.IsNullOrEmpty(credential) || await Assert(credential) is not { Succeeded: true } shown) return SignInResult.Failed;
        var user = shown.User;
        var result = await signIn.CanSignInAsync(user) ? SignInResult.Success : SignInResult.NotAllowed;
        if (result.Succeeded)
        {
            // With its new counter, by which a copy would be noticed.
            await operators.AddOrUpdatePasskeyAsync(user, shown.Passkey);
            await signIn.SignInAsync(user, isPersistent: false);
        }

        await Trace(user, result, "passkey");
        return result;
    }

    private async Task<PasskeyAssertionResult<Operator>?> Assert(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Identity's way to say that it asked for none, or that the time is over.
            return null;
        }
    }

    /// <summary>With a set-up link. Null when done, else what is wrong with the password.</summary>
    public async Task<string?> SetFirstPassword(Operator user, string password)
    {
        var result = await operators.AddPasswordAsync(user, password);
        if (!result.Succeeded) return string.Join(" ", result.Errors.Select(e => e.Description));
        sessions.Forget(user.Id);
        await events.Add(user, "SetPassword");
        return null;
    }

    private async Task Trace(Operator user, SignInResult result, string means)
    {
        if (result.RequiresTwoFactor) return;
        if (result.Succeeded)
        {
            user.LastSignInDate = clock.GetUtcNow();
            await operators.UpdateAsync(user);
            await events.Add(user, "SignIn", means);
        }
        else
        {
            await events.Add(user, "SignInFailed", result.IsLockedOut ? $"{means}, locked" : result.IsNotAllowed ? $"{means}, disabled" : means);
        }
    }

    /// <summary>An unknown address must not be told from a wrong password by the time it takes.</summary>
    private void TakeAsLong(string password)
    {
        var someone = new Operator { Role = "", CreationDate = default };
        _someHash ??= hasher.HashPassword(someone, "a password of nobody");
        hasher.VerifyHashedPassword(someone, _someHash, password);
    }
}
