using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine;

/// <summary>What a request is about, as policies name it: the ARN that their Resource is held against, and the condition keys that it answers.</summary>
public sealed class RequestedResources(RoleDirectory roles, IServiceScopeFactory scopes)
{
    private const string PolicyArn = "iam:PolicyARN";
    private const string PermissionsBoundary = "iam:PermissionsBoundary";

    internal async ValueTask<string> Of(object request, OperationContext context) => request switch
    {
        IUserPoolRequest { UserPoolId: { } id } => context.UserPoolArn(id),
        IIdentityPoolRequest { IdentityPoolId: { } id } => context.IdentityPoolArn(id),
        IIdentityRequest { IdentityId: { } id } => await PoolOf(id, context) is { } pool ? context.IdentityPoolArn(pool) : "*",
        IResourceArnRequest { ResourceArn: { } arn } => arn,
        IPolicyRequest { PolicyArn: { } arn } => arn,
        CreateRoleRequest { RoleName: { } name } create => Iam(context, $"role{create.Path ?? "/"}{name}"),
        IRoleRequest { RoleName: { } name } => (await roles.Find(name, context.Cancellation))?.Role.Arn(context.AccountId) ?? Iam(context, $"role/{name}"),
        CreatePolicyRequest { PolicyName: { } name } create => Iam(context, $"policy{create.Path ?? "/"}{name}"),
        IAccessKeyRequest or IAccessKeysRequest => await UserOf(request, context) is { } user ? Iam(context, $"user/{user}") : "*",
        CreateOpenIDConnectProviderRequest { Url: { } url } => Iam(context, $"oidc-provider/{OpenIdConnectProviders.NameOf(url)}"),
        IOpenIDConnectProviderRequest { OpenIDConnectProviderArn: { } arn } => arn,
        SimulatePrincipalPolicyRequest { PolicySourceArn: { } arn } => arn,
        _ => "*",
    };

    /// <summary>With these, AWS's own examples bound what somebody may make of roles: which policies he attaches, and under which boundary alone.</summary>
    internal async ValueTask<PolicyContext?> Keys(object request, OperationContext context) => request switch
    {
        CreateRoleRequest { PermissionsBoundary: { } boundary } => new() { { PermissionsBoundary, boundary } },
        PutRolePermissionsBoundaryRequest { PermissionsBoundary: { } boundary } => new() { { PermissionsBoundary, boundary } },
        AttachRolePolicyRequest { RoleName: { } role, PolicyArn: { } policy } => await OfRole(role, policy, context),
        DetachRolePolicyRequest { RoleName: { } role, PolicyArn: { } policy } => await OfRole(role, policy, context),
        PutRolePolicyRequest { RoleName: { } role } => await OfRole(role, null, context),
        DeleteRolePolicyRequest { RoleName: { } role } => await OfRole(role, null, context),
        DeleteRolePermissionsBoundaryRequest { RoleName: { } role } => await OfRole(role, null, context),
        _ => null,
    };

    private async ValueTask<PolicyContext> OfRole(string name, string? policyArn, OperationContext context)
    {
        var keys = new PolicyContext();
        if (policyArn is not null) keys[PolicyArn] = policyArn;
        if ((await roles.Find(name, context.Cancellation))?.Role.PermissionsBoundary is not { } boundary) return keys;
        await using var scope = scopes.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().ManagedPolicies.AsNoTracking().FirstOrDefaultAsync(p => p.PolicyName == boundary, context.Cancellation);
        if (stored is not null) keys[PermissionsBoundary] = stored.Arn(context.AccountId);
        return keys;
    }

    private static string Iam(OperationContext context, string resource) => $"arn:aws:iam::{context.AccountId}:{resource}";

    /// <summary>Whose keys they are. Nobody's in particular: the list of all, and a key that there is not.</summary>
    private async ValueTask<string?> UserOf(object request, OperationContext context)
    {
        if ((request as IAccessKeysRequest)?.UserName is { } given) return given;
        if (request is IAccessKeysRequest && context.Caller is Caller.AccessKey own) return own.UserName;
        if (request is CreateAccessKeyRequest) return (context.Caller as Caller.Operator)?.Email;
        if (request is not IAccessKeyRequest { AccessKeyId: { } id }) return null;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().AccessKeys.Where(k => k.AccessKeyId == id).Select(k => k.UserName).FirstOrDefaultAsync(context.Cancellation);
    }

    /// <summary>Identity ids are unique over all pools, and policies speak of pools.</summary>
    private async ValueTask<string?> PoolOf(string identityId, OperationContext context)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().Identities
            .Where(i => i.IdentityId == identityId).Select(i => i.IdentityPoolId).FirstOrDefaultAsync(context.Cancellation);
    }
}
