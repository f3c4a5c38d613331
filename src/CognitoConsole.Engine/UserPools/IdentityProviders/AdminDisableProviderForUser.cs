using CognitoConsole.Contracts.UserPools;
using FluentValidation;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableProviderForUser.html">AdminDisableProviderForUser</see></summary>
/// <remarks>
/// Named Cognito, it ends the sign-in at the pool itself: the password goes, and the user becomes EXTERNAL_PROVIDER until an administrator sets another.
/// Any other name removes the link to that identity, and ends the user's sessions at browsers for which that provider vouches. Tokens live on.
/// </remarks>
[DecidesAnew]
public sealed class AdminDisableProviderForUser(PoolDirectory pools, UserDirectory directory, UserWriter writer, ProviderDirectory providers, LinkedIdentities links)
    : IOperation<AdminDisableProviderForUserRequest, AdminDisableProviderForUserResponse>
{
    private const string CognitoProvider = "Cognito";

    public async Task<AdminDisableProviderForUserResponse> Handle(AdminDisableProviderForUserRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var (name, attribute, value) = (request.User.ProviderName!, request.User.ProviderAttributeName, request.User.ProviderAttributeValue!);
        if (name != CognitoProvider)
        {
            await providers.Find(pool.Id, name, context.Cancellation);
            if (!await links.Remove(pool, name, string.IsNullOrEmpty(attribute) ? LinkedIdentities.Subject : attribute, value, context.Cancellation))
                throw Errors.InvalidParameter("Account isn't linked to anyone else, verify that the account has been linked", "user.providerAttributeValue");
            return new();
        }

        var user = await directory.FindForAdmin(pool, value, context.Cancellation);
        writer.Change(pool, user, u =>
        {
            u.UserStatus = UserStatusType.ExternalProvider;
            u.PasswordVerifier = null;
            u.ImportedPasswordHash = null;
        });
        if (await writer.TakenName(pool, user, isNew: false, context.Cancellation) is { } taken) throw taken;
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new();
    }

    internal sealed class Validator : AbstractValidator<AdminDisableProviderForUserRequest>
    {
        public Validator() => this.Rules(Violations);

        private static IEnumerable<Violation> Violations(AdminDisableProviderForUserRequest request)
        {
            var user = request.User;
            if (string.IsNullOrEmpty(user.ProviderName)) yield return new("user.providerName", "Invalid User: ProviderName is required.");
            if (string.IsNullOrEmpty(user.ProviderAttributeValue)) yield return new("user.providerAttributeValue", "Invalid User: ProviderAttributeValue is required.");
            if (user.ProviderName == CognitoProvider && user.ProviderAttributeName is { Length: > 0 } name && name != LinkedIdentities.Subject)
                yield return new("user.providerAttributeName", $"Invalid User: the ProviderAttributeName of Cognito must be {LinkedIdentities.Subject}.");
        }
    }
}
