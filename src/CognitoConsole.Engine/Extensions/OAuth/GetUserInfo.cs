using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html">the userInfo endpoint</see>.</summary>
public sealed class GetUserInfo(LoginDomains domains, AccessTokens tokens) : IOperation<GetUserInfoRequest, GetUserInfoResponse>
{
    public async Task<GetUserInfoResponse> Handle(GetUserInfoRequest request, OperationContext context)
    {
        var domain = await domains.Find(request.Domain, context.Cancellation);
        var signedIn = await SignedIn(request.AccessToken, context.Cancellation);
        if (signedIn.Entry.Pool.Id != domain.UserPoolId) throw Errors.InvalidToken();
        var user = signedIn.User;
        var scope = string.Join(' ', signedIn.Scope);
        var claims = new Dictionary<string, string> { ["sub"] = user.Sub };
        foreach (var (name, value) in user.Attributes)
            if (AttributeRules.MayRead(signedIn.Entry.Client, name) && OAuthScopes.Covers(scope, name)) claims[name] = value;
        claims["username"] = user.Username;
        return new GetUserInfoResponse(claims);
    }

    private async Task<SignedInUser> SignedIn(string accessToken, CancellationToken cancellation)
    {
        try
        {
            return await tokens.Demand(accessToken, cancellation, "openid");
        }
        catch (CognitoException unknown) when (unknown.Status < 500)
        {
            throw Errors.InvalidToken();
        }
    }
}
