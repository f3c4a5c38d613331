using System.Globalization;
using System.Security.Claims;
using Bunit;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace CognitoConsole.Admin.Tests;

/// <summary>A page or component as the browser would have it: alive, MudBlazor around it, an operator signed in.</summary>
public abstract class ConsoleContext : BunitContext, IAsyncLifetime
{
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What has been changed through the pages, as AWS CLI commands: taken down where it is sent, whatever a page showed before.</summary>
    protected string Sent => CliCommand.Script(Services.GetRequiredService<CommandHistory>().Commands.Select(c => c.Text));

    private bool _shown;

    // A busy machine is slow, not wrong.
    static ConsoleContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    /// <summary>As before the circuit is up.</summary>
    protected bool Prerendering { get; set; }

    protected ConsoleContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(new ConsoleOptions { AccountId = "123456789012" });
        Services.AddScoped<Toasts>();
        Services.AddScoped<CommandHistory>();
        Services.AddScoped<CurrentUserPool>();
        Services.AddScoped<CurrentIdentityPool>();
    }

    /// <summary>Uses this engine and signs an operator in.</summary>
    protected void SignIn(ICognito cognito, string role = "Administrator")
    {
        Services.AddSingleton<ICognito>(new Unhurried(cognito));
        var operatorIs = this.AddAuthorization();
        operatorIs.SetAuthorized("ana@example.com");
        operatorIs.SetClaims(
            new Claim(OperatorClaims.Id, "op-1"), new Claim(OperatorClaims.Email, "ana@example.com"), new Claim(OperatorClaims.Role, role));
    }

    /// <summary>Renders beside the providers that popovers and dialogs need.</summary>
    protected IRenderedComponent<Beside> Show(RenderFragment content)
    {
        // Here and not in the constructor: it reads the services, which a test may still add to.
        SetRendererInfo(new RendererInfo(Prerendering ? "Static" : "Server", isInteractive: !Prerendering));
        var alone = _shown;
        _shown = true;
        return Render<Beside>(p => p.Add(b => b.ChildContent, content).Add(b => b.Alone, alone));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync(); // MudBlazor's services have no synchronous Dispose
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Answers a moment later and from another thread, as a database does. Without it most calls end before they are awaited, and a test
    /// that looks at a page before the page has loaded passes until the machine is busy. With COGNITO_TEST_MOMENT=150 each call takes up to
    /// so many milliseconds, no two the same: a test that fails then has not waited for what it looks at.
    /// </summary>
    private sealed class Unhurried(ICognito cognito) : ICognito
    {
        private static readonly int Longest = int.Parse(Environment.GetEnvironmentVariable("COGNITO_TEST_MOMENT") ?? "0", CultureInfo.InvariantCulture);

        private static TimeSpan Moment => TimeSpan.FromMilliseconds(Longest > 0 ? Random.Shared.Next(1, Longest) : 10);

        public async Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request, Caller caller, CancellationToken cancellation = default)
        {
            await Task.Delay(Moment, cancellation);
            return await cognito.Invoke(request, caller, cancellation);
        }

        public async Task<object> Invoke(object request, Caller caller, CancellationToken cancellation = default)
        {
            await Task.Delay(Moment, cancellation);
            return await cognito.Invoke(request, caller, cancellation);
        }

        public async ValueTask<string?> WhyNot(Caller caller, string action, string resourceArn = "*", CancellationToken cancellation = default)
        {
            await Task.Delay(Moment, cancellation);
            return await cognito.WhyNot(caller, action, resourceArn, cancellation);
        }
    }

    protected sealed class Beside : ComponentBase
    {
        [Parameter] public RenderFragment? ChildContent { get; set; }

        /// <summary>The providers are there already, and may be there once only.</summary>
        [Parameter] public bool Alone { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (!Alone)
            {
                builder.OpenComponent<MudPopoverProvider>(0);
                builder.CloseComponent();
                builder.OpenComponent<MudDialogProvider>(1);
                builder.CloseComponent();
            }

            builder.AddContent(2, ChildContent);
        }
    }
}
