using System.Buffers.Text;
using System.Security.Cryptography;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CognitoConsole.HostedUI;

/// <summary>The way to identity providers, and the address at which all of them send browsers back.</summary>
internal static class ProviderPages
{
    // Of this browser, and of no use elsewhere: only who has it can finish a sign-in that began with it.
    private const string BrowserKey = "csrf-state";
    private const int BrowserKeyLength = 43;

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet(ProviderAddresses.CallbackPath, (Delegate)Complete);
        site.MapPost(ProviderAddresses.CallbackPath, (Delegate)((HttpContext context) => Keep(context, ProviderAddresses.CallbackPath, Answer)));
    }

    /// <summary>Where the browser goes: to the provider.</summary>
    public static async Task<string> Start(HttpContext context, LoginQuery query, string provider)
    {
        if (Key(context) is not { } key)
        {
            key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            Cookies.Write(context, BrowserKey, key, lifetime: null);
        }

        var answer = await context.Invoke(new StartFederatedSignInRequest { Domain = LoginSite.Of(context).Domain, Parameters = query.Parameters, Provider = provider, BrowserKey = key });
        return answer.Location;
    }

    public static async Task<IResult> Complete(HttpContext context)
    {
        var answer = await context.Invoke(new CompleteFederatedSignInRequest
        {
            Domain = LoginSite.Of(context).Domain,
            Answer = Answer(context.Request.Query.One),
            BrowserKey = Key(context),
            BrowserSession = Cookies.ReadSession(context),
        });
        return SignedIn(context, answer);
    }

    public static IResult SignedIn(HttpContext context, StartBrowserSessionResponse answer)
    {
        if (answer.BrowserSession is { } session) Cookies.WriteSession(context, session, answer.BrowserSessionLifetime);
        return Redirect.AfterForm(answer.Location!);
    }

    /// <summary>A form from another site comes without cookies. What it says is kept, and the browser comes again with them.</summary>
    public static async Task<IResult> Keep(HttpContext context, string path, Func<Func<string, string?>, ProviderAnswer> read)
    {
        var form = await FormFields.Read(context);
        var answer = read(name => form[name]);
        await context.Invoke(new KeepProviderAnswerRequest { Domain = LoginSite.Of(context).Domain, Answer = answer });
        return Redirect.AfterForm($"{LoginSite.Of(context).Path}{path}{QueryString.Create("state", answer.State!)}");
    }

    private static ProviderAnswer Answer(Func<string, string?> field) => new()
    {
        State = field("state"),
        Code = field("code"),
        Error = field("error"),
        ErrorDescription = field("error_description"),
        Issuer = field("iss"),
        User = field("user"),
    };

    private static string? Key(HttpContext context) => Cookies.Read(context, BrowserKey) is { Length: BrowserKeyLength } key ? key : null;
}
