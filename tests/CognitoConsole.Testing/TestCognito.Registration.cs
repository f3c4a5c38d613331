using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public const string RegisterScope = "aws.cognito/dcr/register";

    /// <summary>Opens dynamic client registration, also without a token, at the pool, and gives it <see cref="Domain"/> if it has none.</summary>
    public async Task Registers(UserPoolType pool, Func<DcrConfigurationType, DcrConfigurationType>? with = null)
    {
        var settings = new DcrConfigurationType { EnableStatus = StatusType.Enabled, OpenDcrEnabled = true };
        await Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, DcrConfiguration = with?.Invoke(settings) ?? settings });
        if ((await Pools.DomainsOf(pool.Id!)).Count == 0) await ADomain(pool);
    }

    public Task<RegisterClientResponse> Register(ClientRegistrationMetadata metadata, string? token = null) => Invoke(Registration(metadata, token));

    public static RegisterClientRequest Registration(ClientRegistrationMetadata metadata, string? token = null) => new() { Domain = Domain, Metadata = metadata, AccessToken = token };

    /// <summary>A token with which clients may be registered, of a machine.</summary>
    public async Task<(UserPoolClientType Client, string Token)> ARegistrar(UserPoolType pool, string domain = Domain)
    {
        var client = await AClient(pool, c => c with { GenerateSecret = true, AllowedOAuthFlows = [OAuthFlowType.ClientCredentials], AllowedOAuthScopes = [RegisterScope], AllowedOAuthFlowsUserPoolClient = true });
        return (client, (await Invoke(new RedeemClientCredentialsRequest { Domain = domain, Client = new ClientCredentials(client.ClientId, client.ClientSecret) })).AccessToken);
    }
}
