using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A managed login style as the API shows it, and what creating and changing one have in common.</summary>
internal static class ManagedLoginShape
{
    public static async Task<ManagedLoginBrandingType> Of(CognitoDbContext db, ManagedLoginBranding style, bool merged, CancellationToken cancellation)
    {
        var assets = await db.ManagedLoginAssets.AsNoTracking().Where(a => a.UserPoolId == style.UserPoolId && a.ManagedLoginBrandingId == style.ManagedLoginBrandingId).ToListAsync(cancellation);
        var settings = merged ? ManagedLoginSettings.Merged(style.Settings).ToJsonString() : style.Settings;
        return new ManagedLoginBrandingType
        {
            ManagedLoginBrandingId = style.ManagedLoginBrandingId,
            UserPoolId = style.UserPoolId,
            UseCognitoProvidedValues = style.UseCognitoProvidedValues,
            Settings = settings is null ? null : JsonElement.Parse(settings),
            Assets = [.. assets.OrderBy(a => a.Category, StringComparer.Ordinal).ThenBy(a => a.ColorMode, StringComparer.Ordinal).Select(a => new AssetType
            {
                Category = a.Category,
                ColorMode = a.ColorMode,
                Extension = a.Extension,
                Bytes = a.Bytes,
                ResourceId = a.ResourceId,
            })],
            CreationDate = style.CreationDate,
            LastModifiedDate = style.LastModifiedDate,
        };
    }

    public static IEnumerable<Violation> Violations(bool? useCognitoProvidedValues, JsonElement? settings, IReadOnlyList<AssetType>? assets)
    {
        if (useCognitoProvidedValues == true && (IsGiven(settings) || assets is { Count: > 0 }))
            yield return new("useCognitoProvidedValues", "Settings and Assets must be omitted when UseCognitoProvidedValues is true.");
        foreach (var violation in ManagedLoginSettings.Violations(settings).Concat(ManagedLoginPictures.Violations(assets))) yield return violation;
    }

    public static bool IsGiven(JsonElement? settings) => settings is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) };

    /// <summary>Each asset takes the place of the one with its category and colour mode; one without bytes only takes that one away.</summary>
    public static void Put(CognitoDbContext db, ManagedLoginBranding style, IReadOnlyList<ManagedLoginAsset> there, IReadOnlyList<AssetType>? assets)
    {
        foreach (var asset in assets ?? [])
        {
            var old = there.FirstOrDefault(a => a.Category == asset.Category && a.ColorMode == asset.ColorMode);
            if (asset.Bytes is not { Length: > 0 } bytes)
            {
                if (old is not null) db.ManagedLoginAssets.Remove(old);
                continue;
            }

            var name = ManagedLoginPictures.NameOf(bytes, asset.Extension);
            if (old is null)
            {
                db.ManagedLoginAssets.Add(new ManagedLoginAsset
                {
                    UserPoolId = style.UserPoolId,
                    ManagedLoginBrandingId = style.ManagedLoginBrandingId,
                    Category = asset.Category,
                    ColorMode = asset.ColorMode,
                    Extension = asset.Extension,
                    ResourceId = asset.ResourceId,
                    Bytes = bytes,
                    Name = name,
                });
                continue;
            }

            (old.Extension, old.ResourceId, old.Bytes, old.Name) = (asset.Extension, asset.ResourceId, bytes, name);
        }
    }
}
