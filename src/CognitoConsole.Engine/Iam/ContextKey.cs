using Microsoft.Extensions.Primitives;

namespace CognitoConsole.Engine.Iam;

/// <summary>A condition key, looked up without regard to case. What the principal itself answers is never asked of the request's context, but of whoever simulates.</summary>
internal sealed class ContextKey
{
    private const string TagPrefix = "aws:PrincipalTag/";
    private const int MaxLength = 256;

    private enum Source : byte
    {
        Context,
        PrincipalTag,
        PrincipalArn,
        PrincipalAccount,
        PrincipalType,
        UserName,
        UserId,
        CurrentTime,
        EpochTime,
        ResourceAccount,
        ViaAwsService,
    }

    private readonly Source _source;
    private readonly string _tag = "";

    public ContextKey(string name)
    {
        Name = name;
        if (name.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase))
        {
            _source = Source.PrincipalTag;
            _tag = name[TagPrefix.Length..];
            return;
        }

        _source = name.ToLowerInvariant() switch
        {
            "aws:principalarn" => Source.PrincipalArn,
            "aws:principalaccount" => Source.PrincipalAccount,
            "aws:principaltype" => Source.PrincipalType,
            "aws:username" => Source.UserName,
            "aws:userid" => Source.UserId,
            "aws:currenttime" => Source.CurrentTime,
            "aws:epochtime" => Source.EpochTime,
            "aws:resourceaccount" => Source.ResourceAccount,
            "aws:viaawsservice" => Source.ViaAwsService,
            _ => Source.Context,
        };
    }

    public string Name { get; }

    public StringValues Values(PolicyRequest request)
    {
        if (request.Simulated is { } said && said.Has(Name)) return said[Name];
        var principal = request.Principal;
        return _source switch
        {
            Source.Context => request.Context[Name],
            Source.PrincipalTag => principal.Tag(_tag),
            Source.PrincipalArn => principal.PolicyArn,
            Source.PrincipalAccount => principal.AccountId,
            Source.PrincipalType => principal.TypeName,
            Source.UserName => principal.UserName,
            Source.UserId => principal.UserId,
            Source.CurrentTime => request.Time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            // A guard of another service, or whoever simulates, may know better.
            Source.ResourceAccount => request.Context[Name] is { Count: > 0 } given ? given : OwnerOf(request),
            Source.ViaAwsService => request.Context[Name] is { Count: > 0 } given ? given : "false", // nothing here calls on somebody's behalf
            _ => request.Time?.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static string? OwnerOf(PolicyRequest request)
    {
        if (!string.IsNullOrEmpty(request.ResourceAccountId)) return request.ResourceAccountId;
        var resource = new ArnText(request.Resource);
        return resource.IsArn && !resource.Account.IsEmpty ? resource.Account.ToString() : request.Principal.AccountId;
    }

    /// <summary><c>service:name</c>; a tag's key may hold blanks and further colons.</summary>
    public static bool IsValid(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < name.Length - 1 && name.Length <= MaxLength
            && name.AsSpan(0, colon).IndexOfAnyExcept(VendorCharacters) < 0
            && !name.AsSpan(colon).ContainsAny("{}$*?'\"");
    }

    private static readonly System.Buffers.SearchValues<char> VendorCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/");
}
