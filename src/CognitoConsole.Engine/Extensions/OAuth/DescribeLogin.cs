using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class DescribeLogin(AuthorizationRequests requests, BrowserSessions sessions) : IOperation<DescribeLoginRequest, DescribeLoginResponse>
{
    public async Task<DescribeLoginResponse> Handle(DescribeLoginRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new DescribeLoginResponse { ErrorLocation = error };
        var pool = authorization.Entry.Pool;
        var session = await sessions.Find(pool, request.BrowserSession, context.Cancellation);
        return new DescribeLoginResponse
        {
            Page = new LoginFacts
            {
                UserPoolName = pool.Name,
                ClientName = authorization.Entry.Client.ClientName,
                SignInNames = pool.UsernameAttributes.Count > 0 ? pool.UsernameAttributes : ["username", .. pool.AliasAttributes],
                UsernameAttributes = pool.UsernameAttributes,
                AllowsSignUp = pool.AdminCreateUserConfig.AllowAdminCreateUserOnly != true,
                AllowsPasswordRecovery = pool.AccountRecoverySetting?.RecoveryMechanisms is not { Count: > 0 } mechanisms || mechanisms.Any(m => m.Name != RecoveryOptionNameType.AdminOnly),
                SignUpAttributes = SignUpAttributes(pool),
                PasswordPolicy = pool.Policies.PasswordPolicy ?? new PasswordPolicyType(),
                SignedInUsername = session is { } found ? LoginAttributes.DisplayName(found.User) : null,
            },
        };
    }

    private static List<LoginAttribute> SignUpAttributes(UserPool pool)
    {
        var attributes = pool.SchemaAttributes
            .Where(s => s.Required == true && s.Name != "sub" && !pool.UsernameAttributes.Contains(s.Name!))
            .Select(s => LoginAttributes.Of(s))
            .ToList();
        // Without an address to verify, nobody could confirm the new account.
        var verified = pool.AutoVerifiedAttributes;
        if (verified.Count > 0 && !verified.Any(v => pool.UsernameAttributes.Contains(v) || attributes.Any(a => a.Name == v)))
            attributes.Insert(0, LoginAttributes.Of(pool.SchemaAttributes.First(s => s.Name == verified[0])) with { Required = true });
        return attributes;
    }
}
