using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Links between users and their identities at providers; the user's attribute <c>identities</c> tells of them.</summary>
public sealed class LinkedIdentities(CognitoDbContext db, UserWriter writer, TimeProvider clock)
{
    /// <summary>Stands for the claim that says who somebody is, whatever the provider calls it.</summary>
    public const string Subject = "Cognito_Subject";

    public const string Attribute = "identities";
    private const int MaxPerUser = 5;
    private const int Batch = 200;

    /// <exception cref="CognitoException">Linked already, too many links, or the provider has just gone.</exception>
    public async Task Add(UserPool pool, CognitoUser user, IdentityProvider provider, string attribute, string value, CancellationToken cancellation)
    {
        if (await db.LinkedIdentities.AnyAsync(l => l.UserPoolId == pool.Id && l.ProviderName == provider.ProviderName && l.AttributeName == attribute && l.AttributeValue == value, cancellation)) throw Taken();
        var links = await Of(user, cancellation);
        if (links.Count(l => !l.IsPrimary) >= MaxPerUser) throw Errors.LimitExceeded($"A user can be linked to at most {MaxPerUser} identities.");
        var link = New(user, provider, attribute, value, isPrimary: false);
        db.LinkedIdentities.Add(link);
        Show(pool, user, [.. links, link]);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException refused) when (refused is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (refused.IsUniqueViolation()) throw Taken();
            if (await db.IdentityProviders.AnyAsync(p => p.UserPoolId == pool.Id && p.ProviderName == provider.ProviderName, cancellation)) throw;
            throw Errors.IdentityProviderNotFound(provider.ProviderName);
        }
    }

    /// <summary>The name of the user whom an identity has made; null for none.</summary>
    public Task<string?> Profile(UserPool pool, string provider, string subject, CancellationToken cancellation) => db.LinkedIdentities
        .Where(l => l.UserPoolId == pool.Id && l.ProviderName == provider && l.AttributeName == Subject && l.AttributeValue == subject && l.IsPrimary).Select(l => l.Username).FirstOrDefaultAsync(cancellation);

    /// <summary>Whom an identity signs in as: by its subject, or by a claim that somebody is linked by. Read only.</summary>
    public async Task<CognitoUser?> Find(UserPool pool, IdentityProvider provider, FederatedProfile profile, CancellationToken cancellation)
    {
        var ofProvider = db.LinkedIdentities.AsNoTracking().Where(l => l.UserPoolId == pool.Id && l.ProviderName == provider.ProviderName);
        var link = await ofProvider.FirstOrDefaultAsync(l => l.AttributeName == Subject && l.AttributeValue == profile.Subject, cancellation);
        if (link is null && !ProviderRules.IsSocial(provider.ProviderType))
        {
            var claims = profile.Claims.Where(c => MayLink(c.Key, c.Value, profile.Claims)).ToDictionary(c => c.Key, c => c.Value[0]);
            var (names, values) = (claims.Keys.ToList(), claims.Values.Distinct().ToList());
            var candidates = await ofProvider.Where(l => names.Contains(l.AttributeName) && values.Contains(l.AttributeValue)).ToListAsync(cancellation);
            // Two claims that lead to two people lead to nobody.
            if (candidates.Where(l => claims[l.AttributeName] == l.AttributeValue).DistinctBy(l => l.Username).ToList() is [var only]) link = only;
        }

        return link is null ? null : await db.CognitoUsers.AsNoTracking().FirstOrDefaultAsync(u => u.UserPoolId == pool.Id && u.Username == link.Username, cancellation);
    }

    /// <summary>
    /// One value, of a form that a link can have. A claim that has the name of the subject is not the subject, and an address that the provider itself calls
    /// unproven says nothing about whose it is.
    /// </summary>
    private static bool MayLink(string name, string[] values, IReadOnlyDictionary<string, string[]> claims) =>
        name != Subject && IsText(name, LinkedIdentity.NameLength) && values is [var value] && IsText(value, LinkedIdentity.ValueLength)
        && !(claims.GetValueOrDefault($"{name}_verified") is [var flag] && flag.Equals("false", StringComparison.OrdinalIgnoreCase));

    /// <summary>What names somebody at a provider: a text that databases keep and compare as it is.</summary>
    internal static bool IsText(string? text, int length) => text is { Length: > 0 } && text.Length <= length && SignInNames.IsText(text) && !text.Any(char.IsControl);

    /// <summary>The identity that makes a new user; the caller saves both.</summary>
    /// <returns>The user's attributes with it.</returns>
    public IReadOnlyDictionary<string, string> AddPrimary(CognitoUser user, IdentityProvider provider, string subject)
    {
        var link = New(user, provider, Subject, subject, isPrimary: true);
        db.LinkedIdentities.Add(link);
        return WithIdentities(user, [link]);
    }

    /// <summary>False when nobody is linked to it. Whom the identity has made is not linked to it: without it there would be no way in.</summary>
    public async Task<bool> Remove(UserPool pool, string provider, string attribute, string value, CancellationToken cancellation)
    {
        var link = await db.LinkedIdentities.FirstOrDefaultAsync(l => l.UserPoolId == pool.Id && l.ProviderName == provider && l.AttributeName == attribute && l.AttributeValue == value, cancellation);
        if (link is null or { IsPrimary: true }) return false;
        var user = await db.CognitoUsers.FirstAsync(u => u.UserPoolId == pool.Id && u.Username == link.Username, cancellation);
        var links = await Of(user, cancellation);
        db.LinkedIdentities.Remove(link);
        Show(pool, user, [.. links.Where(l => l != link)]);
        await db.SaveChangesAsync(cancellation);
        await db.BrowserSessions.Where(s => s.UserPoolId == pool.Id && s.Username == user.Username && s.ProviderName == provider).ExecuteDeleteAsync(cancellation);
        return true;
    }

    /// <summary>For a provider that goes, inside the transaction of that.</summary>
    public async Task RemoveAll(UserPool pool, string provider, CancellationToken cancellation)
    {
        while (true)
        {
            var gone = await db.LinkedIdentities.Where(l => l.UserPoolId == pool.Id && l.ProviderName == provider).OrderBy(l => l.AttributeName).ThenBy(l => l.AttributeValue).Take(Batch).ToListAsync(cancellation);
            if (gone.Count == 0) return;
            var names = gone.Select(l => l.Username).Distinct().ToList();
            var users = await db.CognitoUsers.Where(u => u.UserPoolId == pool.Id && names.Contains(u.Username)).ToListAsync(cancellation);
            var links = (await db.LinkedIdentities.Where(l => l.UserPoolId == pool.Id && names.Contains(l.Username)).ToListAsync(cancellation)).Except(gone).ToLookup(l => l.Username);
            db.LinkedIdentities.RemoveRange(gone);
            foreach (var user in users) Show(pool, user, [.. links[user.Username].OrderBy(l => l.CreationDate)]);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>In tokens the identities are a list, and all that they tell is text.</summary>
    public static void WriteClaim(Utf8JsonWriter json, string attribute)
    {
        using var identities = JsonDocument.Parse(attribute);
        json.WriteStartArray(Attribute);
        foreach (var identity in identities.RootElement.EnumerateArray())
        {
            json.WriteStartObject();
            foreach (var member in identity.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Null) json.WriteNull(member.Name);
                else json.WriteString(member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : member.Value.GetRawText());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A user's links, oldest first.</summary>
    public async Task<IReadOnlyList<LinkedIdentity>> Of(CognitoUser user, CancellationToken cancellation) =>
        [.. (await db.LinkedIdentities.Where(l => l.UserPoolId == user.UserPoolId && l.Username == user.Username).ToListAsync(cancellation)).OrderBy(l => l.CreationDate)];

    private LinkedIdentity New(CognitoUser user, IdentityProvider provider, string attribute, string value, bool isPrimary) => new()
    {
        UserPoolId = user.UserPoolId,
        ProviderName = provider.ProviderName,
        ProviderType = provider.ProviderType,
        AttributeName = attribute,
        AttributeValue = value,
        Username = user.Username,
        CreationDate = clock.GetUtcNow(),
        IsPrimary = isPrimary,
    };

    private void Show(UserPool pool, CognitoUser user, IReadOnlyList<LinkedIdentity> links) => writer.Change(pool, user, u => u.Attributes = WithIdentities(u, links));

    private static Dictionary<string, string> WithIdentities(CognitoUser user, IReadOnlyList<LinkedIdentity> links)
    {
        var attributes = new Dictionary<string, string>(user.Attributes);
        if (links.Count == 0) attributes.Remove(Attribute);
        else attributes[Attribute] = new JsonArray([.. links.Select(Shown)]).ToJsonString(AwsJson.Options);
        return attributes;
    }

    private static JsonNode Shown(LinkedIdentity link) => new JsonObject
    {
        ["userId"] = link.AttributeValue,
        ["providerName"] = link.ProviderName,
        ["providerType"] = link.ProviderType,
        ["issuer"] = null,
        ["primary"] = link.IsPrimary,
        ["dateCreated"] = link.CreationDate.ToUnixTimeMilliseconds(),
    };

    private static CognitoException Taken() => Errors.InvalidParameter("SourceUser is already linked to DestinationUser", "sourceUser.providerAttributeValue");
}
