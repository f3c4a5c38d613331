using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Benchmarks.Load;

/// <summary>What is measured. Each runs on one connection, with the worker's number and a count of its own.</summary>
internal sealed partial class LoadOperations(LoadPool pool)
{
    private static int _next;
    private readonly List<AuthenticationResultType> _tokens = [];

    public IEnumerable<(string Name, Func<CognitoClient, int, Task> Run)> All =>
    [
        ("AdminGetUser", (c, i) => c.Call(new AdminGetUserRequest { UserPoolId = pool.Id, Username = Any(i) })),
        ("DescribeUserPoolClient", (c, _) => c.Call(new DescribeUserPoolClientRequest { UserPoolId = pool.Id, ClientId = pool.ClientId })),
        ("GetUser", (c, i) => c.Call(new GetUserRequest { AccessToken = _tokens[i % _tokens.Count].AccessToken! })),
        ("USER_PASSWORD_AUTH", (c, i) => PasswordAuth(c, i)),
        ("USER_SRP_AUTH, both calls", SrpAuth),
        ("REFRESH_TOKEN_AUTH", (c, i) => c.Call(new InitiateAuthRequest { ClientId = pool.ClientId, AuthFlow = AuthFlowType.RefreshTokenAuth, AuthParameters = new Dictionary<string, string> { ["REFRESH_TOKEN"] = _tokens[i % _tokens.Count].RefreshToken! } })),
        ("AdminCreateUser", (c, _) => AdminCreate(c)),
        ("SignUp + AdminConfirmSignUp", SignUp),
        ("AdminUpdateUserAttributes", (c, i) => c.Call(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id, Username = Any(i), UserAttributes = [new() { Name = "name", Value = $"Name {Interlocked.Increment(ref _next)}" }] })),
        ("ListUsers, page of 60", (c, _) => c.Call(new ListUsersRequest { UserPoolId = pool.Id, Limit = 60 })),
        ("ListUsers, e-mail prefix", (c, i) => c.Call(new ListUsersRequest { UserPoolId = pool.Id, Limit = 60, Filter = $"email ^= \"{Any(i)[..^1]}\"" })),
        ("ListUsers, e-mail", (c, i) => c.Call(new ListUsersRequest { UserPoolId = pool.Id, Filter = $"email = \"{Any(i)}@bench.example.com\"" })),
        ("client_credentials", (c, _) => Form(c, "oauth2/token", new() { ["grant_type"] = "client_credentials", ["client_id"] = pool.Machine.ClientId!, ["client_secret"] = pool.Machine.ClientSecret! })),
        ("hosted UI login, code + PKCE", HostedLogin),
        ("JWKS", async (c, _) => (await c.Http.GetByteArrayAsync($"/{pool.Id}/.well-known/jwks.json")).ToString()),
    ];

    public async Task Prepare(CognitoClient client)
    {
        for (var i = _tokens.Count; i < LoadPool.Logins; i++) _tokens.Add((await PasswordAuth(client, i)).AuthenticationResult!);
    }

    public Task CreateUserPool(CognitoClient client) => client.Call(new CreateUserPoolRequest { PoolName = "p" });

    private string Any(int i) => LoadPool.Name((int)(i * 7919L % pool.Users));

    private Task<InitiateAuthResponse> PasswordAuth(CognitoClient client, int i) => client.Call(new InitiateAuthRequest
    {
        ClientId = pool.ClientId,
        AuthFlow = AuthFlowType.UserPasswordAuth,
        AuthParameters = new Dictionary<string, string> { ["USERNAME"] = LoadPool.Login(i), ["PASSWORD"] = LoadPool.Password },
    });

    private async Task SrpAuth(CognitoClient client, int i)
    {
        var srp = new SrpClient();
        var start = await client.Call(new InitiateAuthRequest { ClientId = pool.ClientId, AuthFlow = AuthFlowType.UserSrpAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = LoadPool.Login(i), ["SRP_A"] = srp.A } });
        var p = start.ChallengeParameters!;
        var timestamp = DateTime.UtcNow.ToString("ddd MMM d HH:mm:ss 'UTC' yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var proof = srp.Prove(p["SALT"], p["SRP_B"], pool.Id[(pool.Id.IndexOf('_', StringComparison.Ordinal) + 1)..], p["USER_ID_FOR_SRP"], LoadPool.Password, Convert.FromBase64String(p["SECRET_BLOCK"]), timestamp);
        await client.Call(new RespondToAuthChallengeRequest
        {
            ClientId = pool.ClientId,
            ChallengeName = ChallengeNameType.PasswordVerifier,
            ChallengeResponses = new Dictionary<string, string> { ["USERNAME"] = p["USER_ID_FOR_SRP"], ["PASSWORD_CLAIM_SECRET_BLOCK"] = p["SECRET_BLOCK"], ["PASSWORD_CLAIM_SIGNATURE"] = proof, ["TIMESTAMP"] = timestamp },
        });
    }

    private Task AdminCreate(CognitoClient client)
    {
        var name = $"n{Environment.ProcessId}x{Interlocked.Increment(ref _next)}";
        return client.Call(new AdminCreateUserRequest { UserPoolId = pool.Id, Username = name, MessageAction = MessageActionType.Suppress, TemporaryPassword = LoadPool.Password, UserAttributes = [new() { Name = "email", Value = $"{name}@bench.example.com" }, new() { Name = "name", Value = name }] });
    }

    private async Task SignUp(CognitoClient client, int i)
    {
        var name = $"s{Environment.ProcessId}x{Interlocked.Increment(ref _next)}";
        await client.Call(new SignUpRequest { ClientId = pool.ClientId, Username = name, Password = LoadPool.Password, UserAttributes = [new() { Name = "email", Value = $"{name}@bench.example.com" }] });
        await client.Call(new AdminConfirmSignUpRequest { UserPoolId = pool.Id, Username = name });
    }

    private async Task<string> Form(CognitoClient client, string path, Dictionary<string, string> fields)
    {
        using var response = await client.Http.PostAsync($"/auth/{pool.Domain}/{path}", new FormUrlEncodedContent(fields));
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{path}: {body}");
    }

    /// <summary>Authorize, the login page, the form, the redirect with the code, the token: as a browser without a script does it.</summary>
    private async Task HostedLogin(CognitoClient client, int i)
    {
        var verifier = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var cookies = new CookieContainer();
        var at = new Uri(client.Http.BaseAddress!, $"/auth/{pool.Domain}/oauth2/authorize?response_type=code&client_id={pool.Web.ClientId}&redirect_uri={Uri.EscapeDataString(LoadPool.RedirectUri)}&scope=openid+email&state=s&code_challenge={challenge}&code_challenge_method=S256");
        var form = (FormUrlEncodedContent?)null;
        for (var hop = 0; hop < 8; hop++)
        {
            using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, at) { Content = form };
            if (cookies.GetCookieHeader(at) is { Length: > 0 } header) request.Headers.Add("Cookie", header);
            using var response = await client.Http.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var cookie in set) cookies.SetCookies(at, cookie);
            form = null;
            if (response.Headers.Location is { } location)
            {
                at = new Uri(at, location);
                if (!at.AbsoluteUri.StartsWith(LoadPool.RedirectUri, StringComparison.Ordinal)) continue;
                var code = Regex.Match(at.Query, "[?&]code=([^&]+)").Groups[1].Value;
                await Form(client, "oauth2/token", new() { ["grant_type"] = "authorization_code", ["client_id"] = pool.Web.ClientId!, ["code"] = code, ["redirect_uri"] = LoadPool.RedirectUri, ["code_verifier"] = verifier });
                return;
            }

            var page = await response.Content.ReadAsStringAsync();
            var fields = Hidden().Matches(page).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
            fields["username"] = LoadPool.Login(i);
            fields["password"] = LoadPool.Password;
            form = new FormUrlEncodedContent(fields);
            if (Action().Match(page) is { Success: true } action) at = new Uri(at, WebUtility.HtmlDecode(action.Groups[1].Value));
        }

        throw new InvalidOperationException("The login did not come to its end.");
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<form[^>]*action=\"([^\"]*)\"")]
    private static partial Regex Action();
}
