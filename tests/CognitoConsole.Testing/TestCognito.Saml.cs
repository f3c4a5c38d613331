using System.IO.Compression;
using System.Text;
using System.Xml;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public static SamlIdentityProvider SamlProvider { get; } = SamlIdentityProvider.WithRsa();

    /// <summary>A sign-in site whose client offers the pool itself and the SAML provider Corp.</summary>
    public async Task<(UserPoolType Pool, UserPoolClientType Client)> ASamlSite(Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>? client = null, params (string Name, string Value)[] details)
    {
        var pool = await APool();
        await ADomain(pool);
        await ACorp(pool, details);
        return (pool, await AWebClient(pool, c =>
        {
            c = c with { GenerateSecret = false, SupportedIdentityProviders = ["COGNITO", "Corp"] };
            return client?.Invoke(c) ?? c;
        }));
    }

    public Task ACorp(UserPoolType pool, params (string Name, string Value)[] details) => Invoke(new CreateIdentityProviderRequest
    {
        UserPoolId = pool.Id!,
        ProviderName = "Corp",
        ProviderType = IdentityProviderTypeType.Saml,
        ProviderDetails = details.Append(("MetadataFile", SamlProvider.Metadata())).ToDictionary(d => d.Item1, d => d.Item2),
        AttributeMapping = new Dictionary<string, string> { ["email"] = "email", ["profile"] = "groups" },
    });

    /// <summary>The provider's answer to the request in an address.</summary>
    public ProviderAnswer SamlAnswerTo(UserPoolType pool, string location, Func<SamlAnswer, SamlAnswer>? with = null)
    {
        var request = SamlRequestIn(location);
        var answer = new SamlAnswer { UserPoolId = pool.Id!, Now = Clock.GetUtcNow(), AssertionConsumerService = request.GetAttribute("AssertionConsumerServiceURL"), RequestId = request.GetAttribute("ID"), AssertionId = $"_{Guid.NewGuid():N}" };
        return new ProviderAnswer { State = Member(location, "RelayState"), SamlResponse = SamlProvider.Response(with?.Invoke(answer) ?? answer) };
    }

    public static XmlElement SamlRequestIn(string location)
    {
        using var inflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(Uri.UnescapeDataString(location.Split("SAMLRequest=")[1].Split('&')[0]))), CompressionMode.Decompress);
        using var reader = new StreamReader(inflate, Encoding.UTF8);
        return SamlIdentityProvider.Load(reader.ReadToEnd()).DocumentElement!;
    }

    /// <summary>The whole way through the SAML provider.</summary>
    public async Task<StartBrowserSessionResponse> SignInThroughCorp(UserPoolType pool, UserPoolClientType client, Func<SamlAnswer, SamlAnswer>? with = null) => await Invoke(new CompleteFederatedSignInRequest
    {
        Domain = Domain,
        Answer = SamlAnswerTo(pool, await ToProvider(client, "Corp"), with),
        BrowserKey = BrowserKey,
    });
}
