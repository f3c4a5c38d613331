using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine;
using CognitoConsole.Engine.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.HostedUI;

/// <summary>Where SAML providers post their responses, and answer a sign-out.</summary>
internal static class SamlPages
{
    private const string Response = "SAMLResponse";
    private const string RelayState = "RelayState";

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapPost(ProviderAddresses.AssertionConsumerServicePath, (Delegate)Take);
        site.MapGet(ProviderAddresses.AssertionConsumerServicePath, (Delegate)ProviderPages.Complete);
        site.MapPost(ProviderAddresses.SignOutPath, (Delegate)SignedOutByForm);
        site.MapGet(ProviderAddresses.SignOutPath, (Delegate)SignedOutByRedirect);
    }

    /// <summary>The answer to a request of ours, which has a state of ours; or a sign-in that the provider has begun, whose RelayState says for which app.</summary>
    private static async Task<IResult> Take(HttpContext context)
    {
        var form = await FormFields.Read(context);
        if (form[RelayState]?.Contains("client_id=", StringComparison.Ordinal) != true)
            return await ProviderPages.Keep(context, ProviderAddresses.AssertionConsumerServicePath, field => new ProviderAnswer { State = field(RelayState), SamlResponse = field(Response) });
        var query = LoginQuery.Of(new QueryCollection(QueryHelpers.ParseQuery(form[RelayState])));
        var answer = await context.Invoke(new CompleteProviderInitiatedSignInRequest { Domain = LoginSite.Of(context).Domain, Parameters = query.Parameters, SamlResponse = form[Response]! });
        return ProviderPages.SignedIn(context, answer);
    }

    private static async Task<IResult> SignedOutByForm(HttpContext context)
    {
        var form = await FormFields.Read(context);
        return await SignedOut(context, form[RelayState], form[Response] ?? throw Errors.InvalidRequest($"{Response} is missing"), query: null);
    }

    private static Task<IResult> SignedOutByRedirect(HttpContext context) => SignedOut(context, context.Request.Query.One(RelayState), samlResponse: null, context.Request.QueryString.Value);

    private static async Task<IResult> SignedOut(HttpContext context, string? state, string? samlResponse, string? query)
    {
        var site = LoginSite.Of(context);
        var answer = await context.Invoke(new CompleteProviderSignOutRequest { Domain = site.Domain, State = state!, SamlResponse = samlResponse, Query = query });
        return Redirect.AfterForm(answer.Location ?? LoginQuery.For(answer.Parameters).To(site.Path + "/login"));
    }
}
