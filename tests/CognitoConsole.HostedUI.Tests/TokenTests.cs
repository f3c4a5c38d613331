using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Tokens that were made by somebody else, and tokens of one kind where another belongs.</summary>
public sealed class TokenTests
{
    private const string InvalidToken = "{\"error\":\"invalid_token\",\"error_description\":\"Access token is expired, disabled, or deleted, or the user has globally signed out.\"}";

    [Fact]
    public async Task No_forged_token_opens_userInfo()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        var right = (await site.Cognito.TokensFromSite(site.Client)).AccessToken;
        var keys = (await site.Cognito.Invoke(new GetJsonWebKeySetRequest { UserPoolId = site.Pool.Id! })).Document;
        foreach (var (name, token) in Forgeries(right, keys))
        {
            var (status, body) = await UserInfo(site, token);
            Assert.True(status == HttpStatusCode.Unauthorized && body == InvalidToken, $"{name}: {status} {body}");
        }

        Assert.Equal(HttpStatusCode.OK, (await UserInfo(site, right)).Status);
    }

    [Fact]
    public async Task Each_endpoint_takes_its_own_kind_of_token_of_its_own_pool_and_client()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        var tokens = await site.Cognito.TokensFromSite(site.Client);
        var code = await site.Cognito.ACode(site.Client);
        var (pool2, client2) = await AnotherSite(site);
        var foreign = await TokensOf(site, pool2, client2);
        var neighbour = await site.Cognito.AWebClient(site.Pool);
        var neighbours = await site.Cognito.TokensFromSite(neighbour);
        var viaApi = await site.Cognito.SignIn(await site.Cognito.AClient(site.Pool));

        foreach (var token in new[] { tokens.IdToken!, tokens.RefreshToken!, code, foreign.AccessToken, foreign.IdToken!, foreign.RefreshToken!, viaApi.AccessToken!, viaApi.IdToken!, "x", "..", "a.b.c" })
            Assert.Equal((HttpStatusCode.Unauthorized, InvalidToken), await UserInfo(site, token));

        foreach (var token in new[] { tokens.IdToken!, tokens.AccessToken, code, foreign.RefreshToken!, neighbours.RefreshToken!, viaApi.RefreshToken!, "x" })
            Assert.Equal((400, "{\"error\":\"invalid_grant\"}"), await Post(site, "/oauth2/token", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token }));

        // A code is short: what is longer is none, whatever it is.
        foreach (var token in new[] { tokens.IdToken!, tokens.AccessToken, tokens.RefreshToken!, foreign.RefreshToken!, new string('x', code.Length), "x" })
            Assert.Equal((400, $"{{\"error\":\"{(token.Length > 256 ? "invalid_request" : "invalid_grant")}\"}}"), await Post(site, "/oauth2/token", new() { ["grant_type"] = "authorization_code", ["code"] = token, ["redirect_uri"] = TestCognito.Callback, ["code_verifier"] = TestCognito.CodeVerifier }));

        foreach (var token in new[] { tokens.IdToken!, tokens.AccessToken, foreign.AccessToken })
            Assert.Equal((400, "{\"error\":\"unsupported_token_type\"}"), await Post(site, "/oauth2/revoke", new() { ["token"] = token }));
        Assert.Equal((401, "{\"error\":\"invalid_client\"}"), await Post(site, "/oauth2/revoke", new() { ["token"] = neighbours.RefreshToken! }));

        // None of it has used anything up.
        Assert.Equal(HttpStatusCode.OK, (await UserInfo(site, tokens.AccessToken)).Status);
        Assert.Equal(200, (await Post(site, "/oauth2/token", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.RefreshToken! })).Status);
        Assert.NotNull((await site.Cognito.Invoke(TestCognito.Redeem(site.Client, code))).AccessToken);
    }

    [Fact]
    public async Task A_code_that_is_redeemed_twice_takes_the_tokens_of_the_first_with_it()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        var code = await site.Cognito.ACode(site.Client);
        var form = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = TestCognito.Callback, ["code_verifier"] = TestCognito.CodeVerifier };
        var tokens = await JourneyTests.Token(site, form);
        Assert.Equal((400, "{\"error\":\"invalid_grant\"}"), await Post(site, "/oauth2/token", form));
        Assert.Equal((HttpStatusCode.Unauthorized, InvalidToken), await UserInfo(site, tokens.GetProperty("access_token").GetString()!));
        Assert.Equal((400, "{\"error\":\"invalid_grant\"}"), await Post(site, "/oauth2/token", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.GetProperty("refresh_token").GetString()! }));
    }

    private static IEnumerable<(string Name, string Token)> Forgeries(string right, string keys)
    {
        var parts = right.Split('.');
        var payload = parts[1];
        var signature = parts[2];
        var key = JsonDocument.Parse(keys).RootElement.GetProperty("keys")[0];
        var (kid, n) = (JsonDocument.Parse(Decode(parts[0])).RootElement.GetProperty("kid").GetString()!, key.GetProperty("n").GetString()!);
        using var own = RSA.Create(2048);
        var parameters = own.ExportParameters(false);
        var jwk = $$"""{"kty":"RSA","kid":"{{kid}}","e":"AQAB","n":"{{Encode(parameters.Modulus!)}}"}""";
        string Sign(string header, string body) => $"{Encode(header)}.{body}.{Encode(own.SignData(Encoding.ASCII.GetBytes($"{Encode(header)}.{body}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        string Mac(string header, byte[] secret) => $"{Encode(header)}.{payload}.{Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{Encode(header)}.{payload}")))}";

        foreach (var none in new[] { "none", "None", "NONE", "nOnE", "", "RS256 ", "rs256", "RS384", "RS512", "PS256", "ES256", "HS256", "EdDSA", "RS256\\u0000" })
        {
            var header = Encode($$"""{"alg":"{{none}}","kid":"{{kid}}"}""");
            yield return ($"alg {none}, unsigned", $"{header}.{payload}.");
            yield return ($"alg {none}, old signature", $"{header}.{payload}.{signature}");
        }

        yield return ("no alg", $"{Encode($$"""{"kid":"{{kid}}"}""")}.{payload}.{signature}");
        foreach (var secret in new[] { Encoding.ASCII.GetBytes(n), Convert.FromBase64String(Pad(n)), Encoding.UTF8.GetBytes(keys), [], Encoding.ASCII.GetBytes(kid), [0] })
            foreach (var alg in new[] { "HS256", "RS256" })
                yield return ($"the public key as secret ({alg})", Mac($$"""{"alg":"{{alg}}","kid":"{{kid}}"}""", secret));
        foreach (var id in new[] { "../../../../dev/null", "/dev/null", "' OR '1'='1", "' UNION SELECT 'x' -- ", "http://evil.test/key", "|/usr/bin/id", "", "null", kid + "\\u0000", kid.ToLowerInvariant() + "x", "*" })
            yield return ($"kid {id}", Sign($$"""{"alg":"RS256","kid":"{{id}}"}""", payload));
        foreach (var member in new[] { $"\"jwk\":{jwk}", "\"jku\":\"https://evil.test/jwks.json\"", "\"x5u\":\"https://evil.test/cert.pem\"", "\"x5c\":[\"MIIB\"]", "\"crit\":[\"exp\"]", "\"b64\":false", "\"zip\":\"DEF\"" })
        {
            yield return ($"{member}, own key", Sign($$"""{"alg":"RS256","kid":"{{kid}}",{{member}}}""", payload));
            yield return ($"{member}, old signature", $"{Encode($$"""{"alg":"RS256","kid":"{{kid}}",{{member}}}""")}.{payload}.{signature}");
        }

        yield return ("own key under the right kid", Sign($$"""{"alg":"RS256","kid":"{{kid}}"}""", payload));
        yield return ("two algorithms", Sign($$"""{"alg":"RS256","alg":"none","kid":"{{kid}}"}""", payload));
        yield return ("no signature", $"{parts[0]}.{payload}.");
        yield return ("two parts", $"{parts[0]}.{payload}");
        yield return ("four parts", right + "." + signature);
        yield return ("five parts", $"{right}..");
        yield return ("another scope", $"{parts[0]}.{Encode(Decode(payload).Replace("openid", "openid aws.cognito.signin.user.admin", StringComparison.Ordinal))}.{signature}");
        yield return ("another user", $"{parts[0]}.{Encode(Decode(payload).Replace("\"ana\"", "\"ben\"", StringComparison.Ordinal))}.{signature}");
        yield return ("signature of zeros", $"{parts[0]}.{payload}.{Encode(new byte[256])}");
        yield return ("signature padded", right + "==");
        yield return ("longer than any of ours", right + new string('A', 12_000));
        yield return ("nested deep", $"{Encode($$"""{"alg":"RS256","kid":"{{kid}}","x":{{new string('[', 200)}}{{new string(']', 200)}}}""")}.{payload}.{signature}");
    }

    private static async Task<(Contracts.UserPools.UserPoolType, Contracts.UserPools.UserPoolClientType)> AnotherSite(Site site)
    {
        var pool = await site.Cognito.APool();
        await site.Cognito.ADomain(pool, "other");
        await site.Cognito.AUser(pool);
        return (pool, await site.Cognito.AWebClient(pool));
    }

    private static async Task<TokenEndpointResponse> TokensOf(Site site, Contracts.UserPools.UserPoolType pool, Contracts.UserPools.UserPoolClientType client)
    {
        Assert.NotEqual(site.Pool.Id, pool.Id);
        var start = await site.Cognito.Invoke(new StartBrowserSessionRequest { Domain = "other", Parameters = TestCognito.Parameters(client), Username = "ana", Password = TestCognito.Password });
        return await site.Cognito.Invoke(TestCognito.Redeem(client, TestCognito.Member(start.Location!, "code")) with { Domain = "other" });
    }

    private static async Task<(HttpStatusCode Status, string Body)> UserInfo(Site site, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Base + "/oauth2/userInfo");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<(int Status, string Body)> Post(Site site, string path, Dictionary<string, string> form)
    {
        using var response = await JourneyTests.Client(site, path, form);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static string Decode(string part) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part));

    private static string Pad(string text) => text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
}
