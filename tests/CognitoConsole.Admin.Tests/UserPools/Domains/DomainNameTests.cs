using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

/// <summary>What the console says of a domain in advance is what the engine says of it.</summary>
public sealed class DomainNameTests : RoutedContext
{
    [Theory]
    [InlineData("auth.example.com", true)]
    [InlineData("auth.xn--e1afmkfd.xn--p1ai", true)]
    [InlineData("auth.7eleven.com", true)]
    [InlineData("localhost", false)]
    [InlineData("a..example.com", false)]
    [InlineData("a-.example.com", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("auth.example.com.", false)]
    public async Task Custom(string domain, bool taken)
    {
        var pool = await Cognito.APool();
        var refusal = await Refusal(new CreateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = domain, CustomDomainConfig = new() { CertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1" } });
        var relyingParty = await Refusal(new SetUserPoolMfaConfigRequest { UserPoolId = pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = domain } });
        Assert.Equal((taken, taken), (DomainName.CustomFault(domain) is null, refusal is null));
        Assert.Equal(relyingParty is null, !new PasskeyForm { RelyingParty = domain }.Faults(isRequired: false, isFirstFactor: false).Any());
    }

    [Theory]
    [InlineData("example-shop", true)]
    [InlineData("my-aws-shop", false)]
    [InlineData("awsome", true)]
    [InlineData("x-cognito", false)]
    public async Task Prefix(string prefix, bool taken)
    {
        var pool = await Cognito.APool();
        Assert.Equal((taken, taken), (DomainName.PrefixFault(prefix) is null, await Refusal(new CreateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = prefix }) is null));
    }

    private async Task<string?> Refusal<TResponse>(IRequest<TResponse> request)
    {
        try
        {
            await Cognito.Invoke(request);
            return null;
        }
        catch (CognitoException refusal)
        {
            return refusal.Message;
        }
    }
}
