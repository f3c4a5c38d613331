using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp</see></summary>
public sealed class SignUp(
    PoolDirectory pools, UserDirectory directory, UserWriter writer, Passwords passwords, VerificationMessages messages, SignUpSessions sessions, AuthEvents events, AuthAttempt attempt, ThreatProtection threats,
    PreSignUpTrigger preSignUp, PostConfirmationTrigger postConfirmation, ActiveUsers active, TimeProvider clock)
    : IOperation<SignUpRequest, SignUpResponse>
{
    public async Task<SignUpResponse> Handle(SignUpRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        ClientAuthentication.DemandSecretHash(entry, request.Username, request.SecretHash);
        return await events.Record(entry.Pool, entry.Client, EventType.SignUp, () => Create(entry, request, context), _ => EventResponseType.Pass);
    }

    private async Task<SignUpResponse> Create(ClientEntry entry, SignUpRequest request, OperationContext context)
    {
        await threats.DemandAddress(entry, name: null);
        if (entry.Pool.AdminCreateUserConfig.AllowAdminCreateUserOnly == true) throw Errors.NotAuthorized("SignUp is not permitted for this user pool");
        var attributes = AttributeRules.ToDictionary(request.UserAttributes);
        if (string.IsNullOrEmpty(request.Password) && !FirstFactors.CanComeToCodes(entry.Pool, request.Username, attributes)) throw Errors.InvalidParameter("Missing required parameter Password", "password");
        AttributeRules.CheckWritable(entry.Client, entry.Pool, attributes.Keys);
        if (attributes.ContainsKey("preferred_username") && entry.Pool.AliasAttributes.Contains(AliasAttributeType.PreferredUsername))
            throw Errors.InvalidParameter("User Account cannot be created with preferred_username as it is configured as an alias and the user is not confirmed yet.", "userAttributes");
        var user = NewUsers.Make(entry.Pool, request.Username, attributes, UserStatusType.Unconfirmed, clock.GetUtcNow());
        AttributeRules.Check(entry.Pool, attributes, existing: null, requireAll: true);
        user.Attributes = attributes.Where(a => a.Value.Length > 0).Concat(Unverified(attributes)).ToDictionary();

        if (!string.IsNullOrEmpty(request.Password))
        {
            PasswordRules.Demand(entry.Pool, request.Password);
            await threats.DemandSafe(entry, request.Password, EventFilterType.SignUp);
        }

        if (await writer.TakenName(entry.Pool, user, isNew: true, context.Cancellation) is { } taken) throw taken;
        var answer = await preSignUp.Run(entry.Pool, entry.Client.ClientId, PreSignUpTrigger.SignUp, user.Username, attributes, request.ValidationData);
        answer.ApplyTo(user);
        active.AddNew(user);
        writer.Add(entry.Pool, user);
        if (answer.TakesAliases) await writer.TakeAliases(entry.Pool, user, directory, context.Cancellation);
        if (!string.IsNullOrEmpty(request.Password)) await passwords.Set(entry.Pool, user, request.Password, context.Cancellation);
        var delivery = answer.AutoConfirm ? null : await messages.SendSignUp(entry, user, isNew: true, context.Cancellation);
        await writer.Save(entry.Pool, user, isNew: true, context.Cancellation);
        attempt.About(user);
        if (answer.AutoConfirm) await postConfirmation.Run(entry.Pool, entry.Client.ClientId, PostConfirmationTrigger.ConfirmSignUp, user);
        return new SignUpResponse { UserConfirmed = answer.AutoConfirm, UserSub = user.Sub, CodeDeliveryDetails = delivery, Session = answer.AutoConfirm ? null : sessions.Start(entry, user) };
    }

    private static IEnumerable<KeyValuePair<string, string>> Unverified(Dictionary<string, string> attributes) =>
        from name in new[] { "email", "phone_number" } where attributes.GetValueOrDefault(name) is { Length: > 0 } select KeyValuePair.Create(name + "_verified", "false");
}
