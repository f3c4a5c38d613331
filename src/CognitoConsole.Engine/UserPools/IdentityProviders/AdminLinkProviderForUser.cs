using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using FluentValidation;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminLinkProviderForUser.html">AdminLinkProviderForUser</see></summary>
[DecidesAnew]
public sealed class AdminLinkProviderForUser(PoolDirectory pools, UserDirectory directory, ProviderDirectory providers, LinkedIdentities links) : IOperation<AdminLinkProviderForUserRequest, AdminLinkProviderForUserResponse>
{
    public async Task<AdminLinkProviderForUserResponse> Handle(AdminLinkProviderForUserRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await Destination(pool, request.DestinationUser, context.Cancellation);
        var (name, attribute, value) = (request.SourceUser.ProviderName!, request.SourceUser.ProviderAttributeName!, request.SourceUser.ProviderAttributeValue!);
        var provider = await providers.Find(pool.Id, name, context.Cancellation);
        if (ProviderRules.IsSocial(provider.ProviderType) && attribute != LinkedIdentities.Subject)
            throw Errors.InvalidParameter($"Invalid SourceUser: the ProviderAttributeName of {name} must be {LinkedIdentities.Subject}.", "sourceUser.providerAttributeName");
        if (attribute == LinkedIdentities.Subject && await links.Profile(pool, name, value, context.Cancellation) is { } profile && profile != user.Username)
            throw Errors.InvalidParameter("Merging is not currently supported, provide a SourceUser that has not been signed up in order to link", "sourceUser.providerAttributeValue");
        // Each sign-in through the provider writes the mapped attributes anew.
        if (pool.SchemaAttributes.FirstOrDefault(s => s.Mutable == false && s.Name != "sub" && user.Attributes.ContainsKey(s.Name!)) is { } fixedOne)
            throw Errors.InvalidParameter($"user.{fixedOne.Name}: Attribute cannot be updated.", "destinationUser");

        await links.Add(pool, user, provider, attribute, value, context.Cancellation);
        return new();
    }

    /// <summary>A user of the pool by his name; or, when a provider is named, the profile of somebody who has signed in through it. Anybody may sign up with a name like that of a profile.</summary>
    private async Task<CognitoUser> Destination(UserPool pool, ProviderUserIdentifierType destination, CancellationToken cancellation) => string.IsNullOrEmpty(destination.ProviderName) || destination.ProviderName == CognitoProvider
        ? await directory.FindForAdmin(pool, destination.ProviderAttributeValue!, cancellation)
        : await directory.FindByUsername(pool.Id, await links.Profile(pool, destination.ProviderName, destination.ProviderAttributeValue!, cancellation) ?? "", cancellation) ?? throw Errors.UserNotFound();

    private const string CognitoProvider = "Cognito";

    internal sealed class Validator : AbstractValidator<AdminLinkProviderForUserRequest>
    {
        public Validator() => this.Rules(Violations);

        private static IEnumerable<Violation> Violations(AdminLinkProviderForUserRequest request)
        {
            var source = request.SourceUser;
            if (string.IsNullOrEmpty(request.DestinationUser.ProviderAttributeValue)) yield return new("destinationUser.providerAttributeValue", "Invalid DestinationUser: ProviderAttributeValue is required.");
            if (string.IsNullOrEmpty(source.ProviderName)) yield return new("sourceUser.providerName", "Invalid SourceUser: ProviderName is required.");
            if (source.ProviderName == CognitoProvider) yield return new("sourceUser.providerName", "Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser");
            if (!LinkedIdentities.IsText(source.ProviderAttributeName, LinkedIdentity.NameLength)) yield return new("sourceUser.providerAttributeName", $"Invalid SourceUser: ProviderAttributeName is required, of at most {LinkedIdentity.NameLength} characters.");
            if (!LinkedIdentities.IsText(source.ProviderAttributeValue, LinkedIdentity.ValueLength)) yield return new("sourceUser.providerAttributeValue", $"Invalid SourceUser: ProviderAttributeValue is required, of at most {LinkedIdentity.ValueLength} characters.");
        }
    }
}
