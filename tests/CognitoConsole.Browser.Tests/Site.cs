using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace CognitoConsole.Browser.Tests;

/// <summary>A server with some life in it: pools, an app client, a domain, users, groups, messages. Its API takes every caller for an administrator.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Email = "ana@example.com", Password = "Correct-Horse-9-Battery", UserPassword = "Sunny-Meadow-42";

    private readonly Chromium _chromium = new();
    private readonly HttpClient _http = new();
    private ServerProcess? _server;
    private string? _signedIn;

    public string Url => _server!.Url;

    public string PoolId { get; private set; } = "";

    /// <summary>Web shop: with secret, code grant and return address.</summary>
    public string ClientId { get; private set; } = "";

    public string IdentityPoolId { get; private set; } = "";

    public string Pool => $"/user-pools/{PoolId}";

    /// <summary>Query of a sign-in page of the pool.</summary>
    public string LoginQuery => LoginQueryOf(ClientId);

    public static string LoginQueryOf(string clientId) => $"?client_id={clientId}&response_type=code&scope=openid+email&redirect_uri=https%3A%2F%2Fshop.example.com%2Fcallback";

    public async ValueTask InitializeAsync()
    {
        await _chromium.Start();
        _server = await ServerProcess.Start(
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Api__Signatures", "Ignored"), ("Outgoing__AllowPrivate", "true"), ("Operators__Bootstrap__Email", Email), ("Operators__Bootstrap__Password", Password));
        (PoolId, ClientId) = await APool("Customers", "example-shop");
        await Aws("CreateResourceServer", new { UserPoolId = PoolId, Identifier = "https://api.example.com", Name = "Orders API", Scopes = new[] { new { ScopeName = "orders.read", ScopeDescription = "Read orders" } } });
        await Aws("CreateGroup", new { UserPoolId = PoolId, GroupName = "editors", Description = "May edit the catalogue", Precedence = 10 });
        foreach (var name in new[] { "amelia", "noah", "yuki" }) await AUser(PoolId, name);
        await Aws("CreateIdentityProvider", new { UserPoolId = PoolId, ProviderName = "Google", ProviderType = "Google", ProviderDetails = new { client_id = "shop.apps.googleusercontent.com", client_secret = "secret-at-google", authorize_scopes = "openid email" } });
        await Aws("AdminLinkProviderForUser", new { UserPoolId = PoolId, DestinationUser = new { ProviderName = "Cognito", ProviderAttributeValue = "amelia" }, SourceUser = new { ProviderName = "Google", ProviderAttributeName = "Cognito_Subject", ProviderAttributeValue = "116312345678901234567" } });
        await Aws("AdminAddUserToGroup", new { UserPoolId = PoolId, GroupName = "editors", Username = "amelia" });
        await Aws("AdminDisableUser", new { UserPoolId = PoolId, Username = "noah" });
        await Aws("AdminCreateUser", new { UserPoolId = PoolId, Username = "sofia", UserAttributes = new[] { new { Name = "email", Value = "sofia@example.com" } }, DesiredDeliveryMediums = new[] { "EMAIL" } });

        await ASamlProvider();
        await AnIdentityPool();
        await using var tab = await _chromium.Open(Url);
        await tab.SignIn(Email, Password);
        _signedIn = await tab.Context.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _chromium.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>A window of the administrator.</summary>
    internal Task<Tab> Open(bool checks = false) => _chromium.Open(Url, _signedIn, checks: checks);

    internal Task<Tab> OpenStranger(bool checks = false) => _chromium.Open(Url, checks: checks);

    /// <summary>A window on another server.</summary>
    internal Task<Tab> OpenAt(string url, bool javaScript = true) => _chromium.Open(url, javaScript: javaScript);

    /// <summary>A pool with an app client that has a secret, and a domain.</summary>
    internal async Task<(string PoolId, string ClientId)> APool(string name, string domain)
    {
        var pool = (await Aws("CreateUserPool", new
        {
            PoolName = name,
            AutoVerifiedAttributes = new[] { "email" },
            UserPoolTags = new { team = "shop" },
            Schema = new[] { new { Name = "department", AttributeDataType = "String", Mutable = true, StringAttributeConstraints = new { MinLength = "1", MaxLength = "64" } } },
        })).GetProperty("UserPool").GetProperty("Id").GetString()!;
        var client = (await Aws("CreateUserPoolClient", new
        {
            UserPoolId = pool,
            ClientName = "Web shop",
            GenerateSecret = true,
            AllowedOAuthFlows = new[] { "code" },
            AllowedOAuthFlowsUserPoolClient = true,
            AllowedOAuthScopes = new[] { "openid", "email" },
            CallbackURLs = new[] { "https://shop.example.com/callback" },
            SupportedIdentityProviders = new[] { "COGNITO" },
            ExplicitAuthFlows = new[] { "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH" },
        })).GetProperty("UserPoolClient").GetProperty("ClientId").GetString()!;
        await Aws("CreateUserPoolDomain", new { UserPoolId = pool, Domain = domain });
        return (pool, client);
    }

    internal async Task AUser(string poolId, string name)
    {
        var attributes = new[] { new { Name = "email", Value = $"{name}@example.com" }, new { Name = "email_verified", Value = "true" } };
        await Aws("AdminCreateUser", new { UserPoolId = poolId, Username = name, MessageAction = "SUPPRESS", UserAttributes = attributes });
        await Aws("AdminSetUserPassword", new { UserPoolId = poolId, Username = name, Password = UserPassword, Permanent = true });
    }

    /// <summary>Guests, one of whom has come, and the users of the web shop.</summary>
    private async Task AnIdentityPool()
    {
        IdentityPoolId = (await Aws("CreateIdentityPool", new
        {
            IdentityPoolName = "Web shop identities",
            AllowUnauthenticatedIdentities = true,
            CognitoIdentityProviders = new[] { new { ProviderName = $"cognito-idp.us-east-1.amazonaws.com/{PoolId}", ClientId } },
            SamlProviderARNs = new[] { "arn:aws:iam::123456789012:saml-provider/Corp" },
        }, "AWSCognitoIdentityService")).GetProperty("IdentityPoolId").GetString()!;
        var identity = (await Aws("GetId", new { IdentityPoolId }, "AWSCognitoIdentityService")).GetProperty("IdentityId").GetString()!;
        var dataset = $"/identitypools/{Uri.EscapeDataString(IdentityPoolId)}/identities/{Uri.EscapeDataString(identity)}/datasets/prefs";
        var session = (await Sync(HttpMethod.Get, $"{dataset}/records")).GetProperty("SyncSessionToken").GetString();
        await Sync(HttpMethod.Post, dataset, new { SyncSessionToken = session, RecordPatches = new[] { new { Op = "replace", Key = "theme", Value = "dark", SyncCount = 0 } } });
    }

    /// <summary>IAM speaks the Query protocol.</summary>
    private async Task ASamlProvider()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=idp.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Action"] = "CreateSAMLProvider",
            ["Version"] = "2010-05-08",
            ["Name"] = "Corp",
            ["SAMLMetadataDocument"] = $"""
                <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/saml"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{Convert.ToBase64String(certificate.RawData)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
                </IDPSSODescriptor></EntityDescriptor>
                """,
        });
        await Send(new(HttpMethod.Post, Url) { Content = form }, "iam", "CreateSAMLProvider");
    }

    private async Task<JsonElement> Sync(HttpMethod method, string path, object? input = null) =>
        Json(await Send(new(method, Url + path) { Content = input is null ? null : JsonContent.Create(input, options: JsonSerializerOptions.Default) }, "cognito-sync", path));

    internal async Task<JsonElement> Aws(string operation, object input, string service = "AWSCognitoIdentityProviderService")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = JsonContent.Create(input, new MediaTypeHeaderValue("application/x-amz-json-1.1"), JsonSerializerOptions.Default) };
        request.Headers.Add("X-Amz-Target", $"{service}.{operation}");
        return Json(await Send(request, "cognito-idp", operation));
    }

    private static JsonElement Json(string text) => text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);

    private async Task<string> Send(HttpRequestMessage request, string service, string operation)
    {
        using var signed = request;
        signed.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAEXAMPLEEXAMPLE12/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=00");
        using var response = await _http.SendAsync(signed);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{operation}: {text}\n{_server!.Log}");
        return text;
    }
}
