using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    /// <summary>The app client offers these and no other providers.</summary>
    public async Task Offer(UserPoolClientType client, params string[] providers)
    {
        var now = (await Invoke(new DescribeUserPoolClientRequest { UserPoolId = client.UserPoolId!, ClientId = client.ClientId! })).UserPoolClient!;
        await Invoke(new UpdateUserPoolClientRequest
        {
            UserPoolId = now.UserPoolId!,
            ClientId = now.ClientId!,
            ClientName = now.ClientName,
            ExplicitAuthFlows = now.ExplicitAuthFlows,
            WriteAttributes = now.WriteAttributes,
            CallbackURLs = now.CallbackURLs,
            LogoutURLs = now.LogoutURLs,
            AllowedOAuthFlows = now.AllowedOAuthFlows,
            AllowedOAuthScopes = now.AllowedOAuthScopes,
            AllowedOAuthFlowsUserPoolClient = now.AllowedOAuthFlowsUserPoolClient,
            SupportedIdentityProviders = providers,
        });
    }

    /// <summary>Somebody as a first sign-in through the provider leaves him behind, without a provider being asked.</summary>
    /// <returns>The user name.</returns>
    public async Task<string> AFederatedUser(UserPoolType pool, IdentityProviderType provider, string subject = "00u1")
    {
        var name = (await AUser(pool, $"{provider.ProviderName}_{subject}", email: $"{subject}@example.com")).Username!;
        await Invoke(new AdminDisableProviderForUserRequest { UserPoolId = pool.Id!, User = new() { ProviderName = "Cognito", ProviderAttributeValue = name } });
        await Database(async db =>
        {
            db.LinkedIdentities.Add(new LinkedIdentity
            {
                UserPoolId = pool.Id!,
                ProviderName = provider.ProviderName!,
                ProviderType = provider.ProviderType!,
                AttributeName = "Cognito_Subject",
                AttributeValue = subject,
                Username = name,
                CreationDate = Clock.GetUtcNow(),
                IsPrimary = true,
            });
            return await db.SaveChangesAsync();
        });
        return name;
    }
}
