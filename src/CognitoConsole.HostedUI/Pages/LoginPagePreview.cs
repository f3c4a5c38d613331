using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.HostedUI;

/// <summary>The real pages, drawn for the console's branding screen.</summary>
internal sealed class LoginPagePreview(IServiceScopeFactory scopes, ILoggerFactory logging) : ILoginPages
{
    public async Task<string> Draw(string page, LoginFacts facts, bool withError)
    {
        var view = new PageView(LoginQuery.None, facts, "") { IsPreview = true };
        if (withError) view = view with { Error = Problem(page), Fields = [new FieldError(page == PreviewedPage.Confirm ? "confirmationCode" : "password", Problem(page))] };
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logging);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await (page switch
        {
            PreviewedPage.SignUp => Render<SignUpPage>(renderer, view),
            PreviewedPage.Confirm => Render<ConfirmPage>(renderer, view with { Notice = withError ? null : Sent }, ("Username", "ana")),
            PreviewedPage.ForgotPassword => Render<ForgotPasswordPage>(renderer, view),
            PreviewedPage.NewPassword => Render<ConfirmForgotPasswordPage>(renderer, view with { Notice = withError ? null : Sent }, ("Username", "ana")),
            _ => Render<LoginPage>(renderer, view),
        })).ToHtmlString());
        // The focus stays with the style sheet that is being typed.
        return html.Replace(" autofocus", "", StringComparison.Ordinal);
    }

    private static string Sent => Notices.CodeSent(new CodeDeliveryDetailsType { DeliveryMedium = DeliveryMediumType.Email, Destination = "a***@e***" });

    private static string Problem(string page) => page switch
    {
        PreviewedPage.SignIn => "Incorrect username or password.",
        PreviewedPage.Confirm => "Invalid verification code provided, please try again.",
        PreviewedPage.ForgotPassword => "Attempt limit exceeded, please try after some time.",
        _ => "Password did not conform with policy: Password not long enough",
    };

    private static Task<Microsoft.AspNetCore.Components.Web.HtmlRendering.HtmlRootComponent> Render<TPage>(HtmlRenderer renderer, PageView view, params (string Name, object? Value)[] more)
        where TPage : IComponent =>
        renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(more.Append(("View", view)).ToDictionary(p => p.Item1, p => p.Item2)));
}
