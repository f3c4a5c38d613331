using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Extensions;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Server.Operators;

/// <summary>
/// What operators change about their own way in. Who sits before an open page is not yet its operator: each change asks for the password again, and a
/// wrong one counts towards the lockout. A change ends the operator's other sessions.
/// </summary>
internal sealed class OwnAccount(SignInManager<Operator> signIn, UserManager<Operator> operators, OperatorEvents events, OperatorSessions sessions)
{
    public const string Locked = "Too many wrong passwords. Try again in 15 minutes.";

    public Task<Operator?> Find() => operators.GetUserAsync(signIn.Context.User);

    /// <summary>Null when it is the operator's password, else the sentence to show.</summary>
    public async Task<string?> Refuse(Operator user, string? password)
    {
        // Reset by an administrator, and in by a passkey.
        if (user.PasswordHash is null) return "You have no password now. Set one with the link that an administrator has made for you.";
        if (string.IsNullOrEmpty(password)) return "Enter your password.";
        if (password.Length > OperatorIdentity.MaximumPasswordLength) return "This is not your password.";
        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.Succeeded) return null;
        await events.Add(user, "ConfirmPasswordFailed", result.IsLockedOut ? "locked" : null);
        return result.IsLockedOut ? Locked : "This is not your password.";
    }

    public async Task<string?> ChangePassword(Operator user, string? current, string? next)
    {
        if (await Refuse(user, current) is { } refusal) return refusal;
        if (current == next) return "The new password is the one you have.";
        var result = await operators.ChangePasswordAsync(user, current!, next ?? "");
        if (!result.Succeeded) return Sentence(result);
        await Stay(user);
        await events.Add(user, "ChangeOwnPassword");
        return null;
    }

    /// <summary>Every cookie and every open page of the operator, this one too.</summary>
    public async Task SignOutEverywhere(Operator user)
    {
        await operators.UpdateSecurityStampAsync(user);
        sessions.Forget(user.Id);
        await signIn.SignOutAsync();
        await events.Add(user, "SignOutEverywhere");
    }

    /// <summary>After a change of the security stamp: the other sessions have ended, this one goes on.</summary>
    public async Task Stay(Operator user)
    {
        sessions.Forget(user.Id);
        await signIn.RefreshSignInAsync(user);
    }

    public static string Sentence(IdentityResult result) => string.Join(" ", result.Errors.Select(e => e.Description));
}
