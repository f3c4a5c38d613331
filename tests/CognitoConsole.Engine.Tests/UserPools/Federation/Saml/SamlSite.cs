using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Saml;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A user pool with a SAML provider.</summary>
internal sealed class SamlSite : IAsyncDisposable
{
    public const string MetadataUrl = "https://idp.example.com/metadata";
    public const string Acs = "https://auth.example.com/saml2/idpresponse";

    private readonly AsyncServiceScope _scope;

    private SamlSite(TestCognito cognito, UserPool pool, IdentityProvider provider)
    {
        (Cognito, Pool, Provider) = (cognito, pool, provider);
        _scope = cognito.Services.CreateAsyncScope();
    }

    public TestCognito Cognito { get; }

    public UserPool Pool { get; }

    public IdentityProvider Provider { get; private set; }

    public SamlIdentityProvider Idp { get; } = SamlIdentityProvider.WithRsa();

    public SamlAnswer Answer => new() { UserPoolId = Pool.Id, Now = Cognito.Clock.GetUtcNow() };

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public static Task<SamlSite> Open(params (string Name, string Value)[] details) => Open(SamlIdentityProvider.WithRsa().Metadata(), details);

    /// <summary>With metadata of an address.</summary>
    public static Task<SamlSite> OpenByUrl(params (string Name, string Value)[] details) => Open(null, [("MetadataURL", MetadataUrl), .. details]);

    public static async Task<SamlSite> Open(string? file, params (string Name, string Value)[] details)
    {
        var cognito = new TestCognito();
        cognito.Web.Answers(MetadataUrl, SamlIdentityProvider.WithRsa().Metadata());
        var pool = await cognito.APool();
        var all = details.ToDictionary(d => d.Name, d => d.Value);
        if (file is not null) all["MetadataFile"] = file;
        await cognito.Invoke(new CreateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Corp", ProviderType = IdentityProviderTypeType.Saml, ProviderDetails = all });
        return new(cognito, await cognito.Pools.Pool(pool.Id!), await Row(cognito));
    }

    /// <summary>After the provider was changed.</summary>
    public async Task Reload() => Provider = await Row(Cognito);

    public Task<SamlAssertion> Read(SamlAnswer answer) => Read(Idp.Response(answer), answer.RequestId);

    public Task<SamlAssertion> Read(string response, string? requestId = "_request") => Get<SamlResponses>().Read(Pool, Provider, response, new SamlExpectation(Acs, requestId), default);

    /// <summary>The sentence with which it is refused.</summary>
    public Task<string> Refusal(SamlAnswer answer) => Refusal(() => Read(answer));

    public Task<string> Refusal(string response, string? requestId = "_request") => Refusal(() => Read(response, requestId));

    public static async Task<string> Refusal(Func<Task> read) => (await Assert.ThrowsAsync<SamlRefusedException>(read)).Message;

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await Cognito.DisposeAsync();
    }

    private static Task<IdentityProvider> Row(TestCognito cognito) => cognito.Database(db => db.IdentityProviders.AsNoTracking().SingleAsync());
}

/// <summary>One for all tests of a class, which change nothing.</summary>
public sealed class OneSamlSite : IAsyncLifetime
{
    internal SamlSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await SamlSite.Open();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
