using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>Over the real guarded client and a server on loopback that speaks AssumeRoleWithWebIdentity.</summary>
public sealed class OutsideStsTests
{
    private const string Role = "arn:aws:iam::123456789012:role/Elsewhere";

    [Fact]
    public async Task The_exchange_is_made_there_with_a_token_that_its_issuers_keys_verify()
    {
        await using var sts = new LocalSts();
        await using var cognito = Engine(sts);
        var (pool, client, logins) = await cognito.AnApp();
        await cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = Role } });
        var provider = TestCognito.ProviderOf(client);
        await cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = provider, UseDefaults = true });
        var ana = await cognito.AnIdentity(pool, logins);
        var credentials = await cognito.CredentialsOf(ana, logins);
        Assert.Equal(("ASIAELSEWHERE", "there-Kj7dPq2mXw9", "there-Rt5vBn8sLz3", new DateTimeOffset(2026, 3, 3, 10, 5, 7, TimeSpan.Zero)), (credentials.AccessKeyId, credentials.SecretKey, credentials.SessionToken, credentials.Expiration!.Value));
        Assert.Equal("ASIAELSEWHERE", (await cognito.Database(db => db.IdentityEvents.SingleAsync(e => e.Kind == "Credentials"))).AccessKeyId);

        var form = sts.Forms.Single();
        Assert.Equal(("AssumeRoleWithWebIdentity", "2011-06-15", Role, "CognitoIdentityCredentials", "3600"), (form["Action"], form["Version"], form["RoleArn"], form["RoleSessionName"], form["DurationSeconds"]));
        Assert.DoesNotContain("Policy", form.Keys);
        var claims = TestCognito.Claims(form["WebIdentityToken"]);
        Assert.Equal(("http://localhost:8080/identities", ana, pool.IdentityPoolId, "authenticated"), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString(), claims.GetProperty("amr")[0].GetString()));
        Assert.Equal(client.ClientId, claims.GetProperty("https://aws.amazon.com/tags").GetProperty("principal_tags").GetProperty("client")[0].GetString());
        await DemandSignature(cognito, form["WebIdentityToken"]);

        // It is for the STS elsewhere: nothing here takes it.
        Assert.Equal(ErrorCodes.InvalidIdentityTokenException, (await cognito.Refusal(new AssumeRoleWithWebIdentityRequest { RoleArn = Role, RoleSessionName = "x1", WebIdentityToken = form["WebIdentityToken"] })).Code);
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = ana, Logins = new Dictionary<string, string> { ["cognito-identity.amazonaws.com"] = form["WebIdentityToken"] } })).Code);
    }

    [Fact]
    public async Task Guests_bring_their_limits_unless_the_STS_does_not_know_them()
    {
        foreach (var scoped in new[] { true, false })
        {
            await using var sts = new LocalSts();
            await using var cognito = Engine(sts, scoped);
            var pool = await AGuestPool(cognito);
            await cognito.CredentialsOf(await cognito.AnIdentity(pool));
            Assert.Equal(scoped, sts.Forms.Single().TryGetValue("Policy", out var policy) && policy.Contains("s3:*", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>inner words</Message></Error></ErrorResponse>", ErrorCodes.InvalidIdentityPoolConfigurationException, "Invalid identity pool configuration. Check assigned IAM roles for this pool.")]
    [InlineData(503, "", ErrorCodes.ExternalServiceException, "The STS of this identity pool answered 503.")]
    [InlineData(302, "", ErrorCodes.ExternalServiceException, "The STS of this identity pool answered 302.")]
    [InlineData(200, "<a/>", ErrorCodes.ExternalServiceException, "The STS of this identity pool: its answer cannot be read.")]
    [InlineData(200, "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", ErrorCodes.ExternalServiceException, "The STS of this identity pool: its answer cannot be read.")]
    public async Task A_refusal_there_hands_out_nothing_here(int status, string body, string code, string message)
    {
        await using var sts = new LocalSts(status, body);
        await using var cognito = Engine(sts);
        var pool = await AGuestPool(cognito);
        var guest = await cognito.AnIdentity(pool);
        var refusal = await cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = guest });
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
        Assert.Equal(0, await cognito.Database(db => db.IdentityEvents.CountAsync(e => e.Kind == "Credentials")));
    }

    [Fact]
    public async Task The_guard_of_outgoing_calls_holds_and_other_pools_stay_here()
    {
        await using var sts = new LocalSts();
        await using var guarded = Engine(sts, allowPrivate: false);
        var refusal = await guarded.Refusal(new GetCredentialsForIdentityRequest { IdentityId = await guarded.AnIdentity(await AGuestPool(guarded)) });
        Assert.Equal((ErrorCodes.ExternalServiceException, "The STS of this identity pool: The address is not an https address."), (refusal.Code, refusal.Message));

        await using var cognito = Engine(sts, pools: ["us-east-1:00000000-0000-0000-0000-000000000000"]);
        var pool = await cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await cognito.Roles(pool);
        Assert.NotEqual("ASIAELSEWHERE", (await cognito.CredentialsOf(await cognito.AnIdentity(pool))).AccessKeyId);
        Assert.Empty(sts.Forms);
    }

    private static TestCognito Engine(LocalSts sts, bool scoped = true, bool allowPrivate = true, params string[] pools)
    {
        var options = new EngineOptions { AllowPrivateTargets = allowPrivate, OutsideSts = new OutsideStsOptions(sts.Address, pools, scoped) };
        return new TestCognito(services => services.AddSingleton<IOutgoingHttp>(new GuardedHttp(options)), options);
    }

    private static async Task<IdentityPool> AGuestPool(TestCognito cognito)
    {
        var pool = await cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId, Roles = new Dictionary<string, string> { ["unauthenticated"] = Role } });
        return pool;
    }

    private static async Task DemandSignature(TestCognito cognito, string token)
    {
        var key = JsonDocument.Parse((await cognito.Invoke(new GetIdentityTokenKeySetRequest())).Document).RootElement.GetProperty("keys")[0];
        using var rsa = RSA.Create(new RSAParameters { Modulus = WebEncoders.Base64UrlDecode(key.GetProperty("n").GetString()!), Exponent = WebEncoders.Base64UrlDecode(key.GetProperty("e").GetString()!) });
        var end = token.LastIndexOf('.');
        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes(token[..end]), WebEncoders.Base64UrlDecode(token[(end + 1)..]), HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1));
    }

    private sealed class LocalSts : IAsyncDisposable
    {
        private const string Credentials = """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAELSEWHERE</AccessKeyId>
            <SecretAccessKey>there-Kj7dPq2mXw9</SecretAccessKey><SessionToken>there-Rt5vBn8sLz3</SessionToken><Expiration>2026-03-03T10:05:07Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """;

        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public LocalSts(int status = 200, string body = Credentials)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            _listener.Prefixes.Add(Address.AbsoluteUri);
            _listener.Start();
            _serving = Serve(status, body);
        }

        public Uri Address { get; }

        public List<Dictionary<string, string>> Forms { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Close();
        }

        private async Task Serve(int status, string body)
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream);
                    Forms.Add(QueryHelpers.ParseQuery(await reader.ReadToEndAsync()).ToDictionary(f => f.Key, f => f.Value.ToString()));
                    context.Response.StatusCode = status;
                    if (status == 302) context.Response.RedirectLocation = "http://127.0.0.1/";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                    context.Response.Close();
                }
                catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }
            }
        }
    }
}
