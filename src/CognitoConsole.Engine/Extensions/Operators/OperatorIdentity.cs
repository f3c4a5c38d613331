using CognitoConsole.Data.Operators;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Extensions;

/// <summary>ASP.NET Core Identity for the operators of the console: the host signs them in with it, the operations here manage them with it.</summary>
public static class OperatorIdentity
{
    public const int MinimumPasswordLength = 12;

    /// <summary>Hashing takes as long as the text is; nobody types more.</summary>
    public const int MaximumPasswordLength = 256;

    internal static IServiceCollection AddOperatorIdentity(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddIdentityCore<Operator>(options =>
            {
                // Length is what counts (NIST SP 800-63B-4); rules on character classes only make people predictable.
                options.Password.RequiredLength = MinimumPasswordLength;
                options.Password.RequiredUniqueChars = 5;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Lockout.AllowedForNewUsers = true;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Tokens.AuthenticatorTokenProvider = OperatorTotp.Name;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddUserStore<OperatorStore>()
            .AddPasswordValidator<OperatorPasswordRules>()
            .AddTokenProvider<OperatorTotp>(OperatorTotp.Name);
        services.AddScoped<OperatorSetUpLinks>();
        services.AddScoped<Administrators>();
        return services;
    }
}

/// <summary>Not the obvious ones: the own name, the product's.</summary>
internal sealed class OperatorPasswordRules : IPasswordValidator<Operator>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Operator> manager, Operator user, string? password)
    {
        if (password is null) return Task.FromResult(IdentityResult.Success);
        if (password.Length > OperatorIdentity.MaximumPasswordLength) return Failed($"Passwords have at most {OperatorIdentity.MaximumPasswordLength} characters.");
        var name = user.Email?.Split('@')[0];
        var obvious = new[] { name, user.DisplayName, "cognitoconsole", "administrator" };
        return obvious.Any(o => o is { Length: >= 4 } && password.Contains(o, StringComparison.OrdinalIgnoreCase))
            ? Failed("Passwords must not contain the own name or the name of the product.")
            : Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Failed(string message) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "PasswordObvious", Description = message }));
}
