using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class FindLoginDomain(LoginDomains domains, EngineOptions options) : IOperation<FindLoginDomainRequest, FindLoginDomainResponse>
{
    public async Task<FindLoginDomainResponse> Handle(FindLoginDomainRequest request, OperationContext context)
    {
        var domain = await domains.Find(request.Host ?? request.Domain ?? "", context.Cancellation);
        // A prefix is not a host name: only a custom domain answers under its own name.
        if (request.Host is not null && !domain.IsCustom) throw Errors.NoSuchDomain();
        return new FindLoginDomainResponse
        {
            Domain = domain.Domain,
            UserPoolId = domain.UserPoolId,
            BaseUrl = options.DomainUrl(domain.Domain, domain.IsCustom),
            SecurityPolicy = domain.CustomDomainConfig?.SecurityPolicy,
        };
    }
}
