using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-dynamic-client-registration.html">dynamic client registration</see>.</summary>
public sealed class RegisterClient(LoginDomains domains, PoolDirectory pools, AccessTokens tokens, RegisteredSettings metadata, RegistrationCaps caps, NewClients clients)
    : IOperation<RegisterClientRequest, RegisterClientResponse>
{
    public async Task<RegisterClientResponse> Handle(RegisterClientRequest request, OperationContext context)
    {
        var domain = await domains.Find(request.Domain, context.Cancellation);
        var pool = await pools.Pool(domain.UserPoolId, context.Cancellation);
        if (!ClientRegistration.IsOn(pool)) throw Errors.RegistrationOff();
        var isOpen = request.AccessToken is null;
        if (isOpen && pool.DcrConfiguration!.OpenDcrEnabled != true) throw Errors.InitialAccessTokenMissing();
        if (!isOpen) await DemandToken(request.AccessToken!, pool, context.Cancellation);

        var settings = await metadata.Read(request.Metadata, pool, ClientRegistration.Flows(pool.DcrConfiguration!, isOpen), context.Cancellation);
        if (isOpen && !caps.TryTake(pool.Id, context.Caller.IpAddress)) throw Errors.TooManyRequests();
        var secret = RegisteredSettings.AuthMethod(request.Metadata) == RegisteredSettings.Public ? null : CodeGenerator.ClientSecret();
        var client = await Add(settings, pool, secret, context.Cancellation);
        return RegisteredSettings.Answer(client, request.Metadata, secret);
    }

    private async Task DemandToken(string token, UserPool pool, CancellationToken cancellation)
    {
        try
        {
            var holder = await tokens.DemandClient(token, ClientRegistration.Scope, cancellation);
            if (holder.Pool.Id != pool.Id) throw Errors.InvalidInitialAccessToken();
        }
        catch (CognitoException unknown) when (unknown.Status < 500)
        {
            throw Errors.InvalidInitialAccessToken();
        }
    }

    private async Task<UserPoolClient> Add(UpdateUserPoolClientRequest settings, UserPool pool, string? secret, CancellationToken cancellation)
    {
        try
        {
            return await clients.Add(settings, pool, ClientTypeType.Dcr, secret is null ? null : new ClientSecret(secret, WasBrought: false), cancellation);
        }
        catch (CognitoException full) when (full.Code == ErrorCodes.LimitExceededException)
        {
            throw Errors.RegistrationFull();
        }
    }
}
