using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetSigningCertificate.html">GetSigningCertificate</see></summary>
public sealed class GetSigningCertificate(PoolDirectory pools, SamlCertificates certificates) : IOperation<GetSigningCertificateRequest, GetSigningCertificateResponse>
{
    public async Task<GetSigningCertificateResponse> Handle(GetSigningCertificateRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        return new() { Certificate = await certificates.Of(pool, SamlCertificate.Signing, context.Cancellation) };
    }
}
