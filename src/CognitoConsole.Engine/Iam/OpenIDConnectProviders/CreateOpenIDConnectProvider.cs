using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">CreateOpenIDConnectProvider</see></summary>
internal sealed class CreateOpenIDConnectProvider(CognitoDbContext db, TimeProvider clock) : IOperation<CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse>
{
    public async Task<CreateOpenIDConnectProviderResponse> Handle(CreateOpenIDConnectProviderRequest request, OperationContext context)
    {
        var provider = new OpenIdConnectProvider
        {
            Url = OpenIdConnectProviders.NameOf(request.Url),
            ClientIds = [.. (request.ClientIDList ?? []).Distinct()],
            Thumbprints = request.ThumbprintList ?? [],
            Tags = (request.Tags ?? []).ToDictionary(t => t.Key, t => t.Value),
            CreateDate = clock.GetUtcNow(),
        };
        if (await db.OpenIdConnectProviders.AnyAsync(p => p.Url == provider.Url, context.Cancellation)) throw Taken(request.Url);
        db.OpenIdConnectProviders.Add(provider);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            throw Taken(request.Url);
        }

        return new() { OpenIDConnectProviderArn = provider.Arn(context.AccountId), Tags = request.Tags };
    }

    private static CognitoException Taken(string url) => Errors.EntityAlreadyExists($"Provider with url {url} already exists.", "url");

    internal sealed class Validator : AbstractValidator<CreateOpenIDConnectProviderRequest>
    {
        public Validator()
        {
            this.Rules(Violations);
            this.Rules(request => IamTags.Violations(request.Tags));
        }

        private static IEnumerable<Violation> Violations(CreateOpenIDConnectProviderRequest request)
        {
            var isUrl = Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && request.Url.StartsWith(OpenIdConnectProviders.Scheme, StringComparison.Ordinal)
                && url is { Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 } && !request.Url.Any(char.IsWhiteSpace);
            if (!isUrl) yield return new("url", "Invalid Open ID Connect Provider URL", ErrorCodes.InvalidInputException);
        }
    }
}
