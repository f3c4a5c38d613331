namespace CognitoConsole.Admin.UserPools;

/// <summary>The attributes of the OpenID Connect standard that a pool may require at sign-up.</summary>
public sealed record StandardAttribute(string Name, string Title, string Help)
{
    public static IReadOnlyList<StandardAttribute> All { get; } =
    [
        new("email", "Email", "Needed to confirm and recover accounts by email."),
        new("phone_number", "Phone number", "With country code, as +12065550100."),
        new("name", "Name", "Full name as one line."),
        new("given_name", "Given name", "First name."),
        new("family_name", "Family name", "Last name."),
        new("middle_name", "Middle name", ""),
        new("nickname", "Nickname", ""),
        new("preferred_username", "Preferred user name", "A name that people may change."),
        new("profile", "Profile", "Address of a profile page."),
        new("picture", "Picture", "Address of a picture."),
        new("website", "Website", ""),
        new("gender", "Gender", ""),
        new("birthdate", "Birthdate", "As 1990-12-31, exactly ten characters."),
        new("zoneinfo", "Time zone", "As Europe/Berlin."),
        new("locale", "Locale", "Language and country, as en-US."),
        new("address", "Address", ""),
        new("updated_at", "Updated at", "Seconds since 1970."),
    ];

    public static string TitleOf(string name) => All.FirstOrDefault(a => a.Name == name)?.Title ?? name;

    public static string Titles(IEnumerable<string> names)
    {
        var chosen = names.ToHashSet(StringComparer.Ordinal);
        return string.Join(", ", All.Where(a => chosen.Contains(a.Name)).Select(a => a.Title));
    }
}
