using System.Net;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Api.Tests;

/// <summary>The door with the engine's own keys behind it.</summary>
public sealed class AccessKeyDoorTests
{
    [Fact]
    public async Task A_key_opens_the_door_until_it_is_switched_off()
    {
        await using var cognito = new TestCognito(services => services.AddSingleton(KeyRing.InMemory()));
        await cognito.Database(async db =>
        {
            db.ManagedPolicies.Add(new ManagedPolicy { PolicyName = "Testers", Document = """{"Version":"2012-10-17","Statement":[]}""", UpdateDate = cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var key = (await cognito.Invoke(new CreateAccessKeyRequest { UserName = "ana", PolicyName = "Testers" })).AccessKey;
        await using var server = await AwsServer.Start(source: cognito.Services.GetRequiredService<ICredentialSource>());
        server.Engine.Answer = (_, _) => new ListUserPoolsResponse { UserPools = [] };

        Assert.Equal(HttpStatusCode.OK, (await Call(key.SecretAccessKey)).StatusCode);
        Assert.Equal(new Caller.AccessKey(key.AccessKeyId, "ana", "Testers", "123456789012").Arn, Assert.Single(server.Engine.Calls).Caller.Arn);
        Assert.Equal(false, server.Engine.Calls[0].Caller.IsSecure); // plain HTTP, whatever a header that nobody vouches for says
        Assert.Contains("InvalidSignatureException", await (await Call(AwsServer.Secret)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await cognito.Invoke(new UpdateAccessKeyRequest { AccessKeyId = key.AccessKeyId, Status = AccessKeyStatus.Inactive });
        Assert.Contains("UnrecognizedClientException", await (await Call(key.SecretAccessKey)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await cognito.Invoke(new DeleteAccessKeyRequest { AccessKeyId = key.AccessKeyId });
        Assert.Contains("UnrecognizedClientException", await (await Call(key.SecretAccessKey)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(server.Engine.Calls);

        Task<HttpResponseMessage> Call(string secret) => server.Client.SendAsync(Signer.Sign(
            server.Json("AWSCognitoIdentityProviderService.ListUserPools", """{"MaxResults":5}"""), server.Address, "cognito-idp", keyId: key.AccessKeyId, secret: secret));
    }
}
