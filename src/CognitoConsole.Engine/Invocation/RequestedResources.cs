using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Sync;
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
        _ when context.Operation.Service == "cognito-sync" => SyncArn.Of(request, context),
        IIdentityPoolRequest { IdentityPoolId: { } id } => context.IdentityPoolArn(id),
        IIdentityRequest { IdentityId: { } id } => await PoolOf(id, context) is { } pool ? context.IdentityPoolArn(pool) : "*",
        IResourceArnRequest { ResourceArn: { } arn } => arn,
        IPolicyRequest { PolicyArn: { } arn } => arn,
        CreateRoleRequest { RoleName: { } name } create => Iam(context, $"role{create.Path ?? "/"}{name}"),
        IRoleRequest { RoleName: { } name } => (await roles.Find(name, context.Cancellation))?.Role.Arn(context.AccountId) ?? Iam(context, $"role/{name}"),
        CreatePolicyRequest { PolicyName: { } name } create => Iam(context, $"policy{create.Path ?? "/"}{name}"),
        IAccessKeyRequest or IAccessKeysRequest => await UserOf(request, context) is { } user ? Iam(context, $"user/{user}") : "*",
        CreateOpenIDConnectProviderRequest { Url: { } url } => Iam(context, $"oidc-provider/{OpenIdConnectProviders.NameOf(url)}"),
        CreateSAMLProviderRequest { Name: { } name } => Iam(context, $"saml-provider/{name}"),
        ISAMLProviderRequest { SAMLProviderArn: { } arn } => arn,
        IOpenIDConnectProviderRequest { OpenIDConnectProviderArn: { } arn } => arn,
        SimulatePrincipalPolicyRequest { PolicySourceArn: { } arn } => arn,
        _ => "*",
    };

    internal async ValueTask<PolicyContext> Keys(object request, OperationContext context)
    {
        var keys = new PolicyContext();
        RequestedTags.AddTo(keys, request);
        await AddBounds(keys, request, context);
        return keys;
    }

    /// <summary>With these, AWS's own examples bound what somebody may make of roles: which policies he attaches, and under which boundary alone.</summary>
    private async ValueTask AddBounds(PolicyContext keys, object request, OperationContext context)
    {
        if (request is AttachRolePolicyRequest { PolicyArn: { } attached }) keys[PolicyArn] = attached;
        if (request is DetachRolePolicyRequest { PolicyArn: { } detached }) keys[PolicyArn] = detached;
        var boundary = request switch
        {
            CreateRoleRequest create => create.PermissionsBoundary,
            PutRolePermissionsBoundaryRequest put => put.PermissionsBoundary,
            AttachRolePolicyRequest or DetachRolePolicyRequest or PutRolePolicyRequest or DeleteRolePolicyRequest or DeleteRolePermissionsBoundaryRequest => await BoundaryOf(((IRoleRequest)request).RoleName, context),
            _ => null,
        };
        if (boundary is not null) keys[PermissionsBoundary] = boundary;
    }

    private async ValueTask<string?> BoundaryOf(string? role, OperationContext context)
    {
        if (role is null || (await roles.Find(role, context.Cancellation))?.Role.PermissionsBoundary is not { } boundary) return null;
        await using var scope = scopes.CreateAsyncScope();
        var policy = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().ManagedPolicies.AsNoTracking().FirstOrDefaultAsync(p => p.PolicyName == boundary, context.Cancellation);
        return policy?.Arn(context.AccountId);
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
