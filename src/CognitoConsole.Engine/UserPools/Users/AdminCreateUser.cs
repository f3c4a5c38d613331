using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html">AdminCreateUser</see></summary>
public sealed class AdminCreateUser(PoolDirectory pools, UserDirectory directory, UserWriter writer, Passwords passwords, UserMessages messages, PreSignUpTrigger preSignUp, TimeProvider clock)
    : IOperation<AdminCreateUserRequest, AdminCreateUserResponse>
{
    public async Task<AdminCreateUserResponse> Handle(AdminCreateUserRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = request.MessageAction == MessageActionType.Resend
            ? await Renew(pool, request.Username, context.Cancellation)
            : await Create(pool, request, context.Cancellation);
        var password = user.UserStatus == UserStatusType.Confirmed ? null : string.IsNullOrEmpty(request.TemporaryPassword) ? Generate(pool) : request.TemporaryPassword;
        if (password is not null) await passwords.Set(pool, user, password, context.Cancellation);
        if (request.MessageAction != MessageActionType.Suppress) await Invite(pool, user, request, password);
        await writer.Save(pool, user, isNew: request.MessageAction != MessageActionType.Resend, context.Cancellation);
        return new AdminCreateUserResponse { User = UserShape.ToShape(user) };
    }

    private async Task<CognitoUser> Create(UserPool pool, AdminCreateUserRequest request, CancellationToken cancellation)
    {
        var attributes = AttributeRules.ToDictionary(request.UserAttributes);
        var user = NewUsers.Make(pool, request.Username, attributes, UserStatusType.ForceChangePassword, clock.GetUtcNow());
        // Administrators may leave required attributes to the first sign-in, which asks for them.
        AttributeRules.Check(pool, attributes, existing: null, requireAll: false);
        user.Attributes = attributes.Where(a => a.Value.Length > 0).ToDictionary();
        // Nothing waits for a first sign-in of whoever signs in with a code: there is no password to replace.
        if (string.IsNullOrEmpty(request.TemporaryPassword) && FirstFactors.CanDoWithoutPassword(pool, user)) user.UserStatus = UserStatusType.Confirmed;
        if (request.ForceAliasCreation != true && await writer.TakenName(pool, user, isNew: true, cancellation) is { } taken)
            throw taken.Message == "User already exists" ? Errors.UsernameTaken("User account already exists") : taken;
        // The function may refuse; what else it answers is for sign-ups.
        await preSignUp.Run(pool, clientId: null, PreSignUpTrigger.AdminCreateUser, user.Username, attributes, request.ValidationData);
        writer.Add(pool, user);
        if (request.ForceAliasCreation == true) await writer.TakeAliases(pool, user, directory, cancellation);
        return user;
    }

    /// <summary>RESEND: a new temporary password, and its validity starts again.</summary>
    private async Task<CognitoUser> Renew(UserPool pool, string name, CancellationToken cancellation)
    {
        var user = await directory.FindForAdmin(pool, name, cancellation);
        if (user.UserStatus != UserStatusType.ForceChangePassword) throw Errors.UnsupportedUserState($"Resend not possible. {user.Username} status is not FORCE_CHANGE_PASSWORD");
        writer.Change(pool, user, _ => { });
        return user;
    }

    /// <summary>By the media that were asked for (SMS when none was), as far as the user can be reached by them.</summary>
    private async Task Invite(UserPool pool, CognitoUser user, AdminCreateUserRequest request, string? password)
    {
        var shown = pool.UsernameAttributes.Count > 0 ? request.Username : user.Username;
        foreach (var medium in (request.DesiredDeliveryMediums ?? [MessageWriter.Sms]).Distinct())
            if (user.Attributes.TryGetValue(medium == MessageWriter.Email ? "email" : "phone_number", out var destination))
                await messages.Send(pool, clientId: null, user, UserMessage.Invitation(pool, medium, destination, shown, password));
    }

    private static string Generate(UserPool pool)
    {
        var policy = pool.Policies.PasswordPolicy ?? new PasswordPolicyType();
        return CodeGenerator.TemporaryPassword(policy.MinimumLength ?? 8, policy.RequireLowercase == true, policy.RequireUppercase == true, policy.RequireNumbers == true, policy.RequireSymbols == true);
    }
}
