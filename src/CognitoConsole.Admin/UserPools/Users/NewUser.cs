using System.Security.Cryptography;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The form of a user made by hand.</summary>
public sealed class NewUser(UserPoolType pool)
{
    public const string WithoutPassword = "NO_PASSWORD";
    public const string Generated = "GENERATED";
    public const string Typed = "TYPED";

    private const int GeneratedLength = 12;
    private string? _generated;

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal) { ["email_verified"] = "true" };

    public string Username { get; set; } = "";

    /// <summary>One of <see cref="UserPools.Invitation"/>.</summary>
    public string? InvitedBy { get; set; } = pool.UsernameAttributes is ["phone_number"] ? Invitation.BySms : Invitation.ByEmail;

    /// <summary>Where people can sign in with a code, that is the likely wish.</summary>
    public string? PasswordBy { get; set; } = PoolRules.MayLackPassword(pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors) ? WithoutPassword : Generated;

    public bool MayLackPassword => PoolRules.MayLackPassword(pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors);

    public string Password { get; set; } = "";

    public bool TakesAliases { get; set; }

    /// <summary>Only an alias that is verified passes from one user to another.</summary>
    public bool MayTakeAliases => Movable.Length > 0;

    /// <summary>What can be taken, in words.</summary>
    public string Movable => string.Join(" or ", (pool.AliasAttributes ?? []).Where(a => a != AliasAttributeType.PreferredUsername).Select(a => a == AliasAttributeType.Email ? "email address" : "phone number"));

    public IReadOnlyList<KeyValuePair<string, string>> ValidationData { get; set; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> ClientMetadata { get; set; } = [];

    /// <summary>In pools whose people sign in by email or phone, that is the user name and the stored one is generated.</summary>
    public bool HasUsername => pool.UsernameAttributes is not { Count: > 0 };

    public string Value(string name) => Attributes.GetValueOrDefault(name, "");

    public bool Touched => Username.Length > 0 || Password.Length > 0 || TakesAliases || ValidationData.Count > 0 || ClientMetadata.Count > 0 || Attributes.Any(a => a.Key != "email_verified" && a.Value.Length > 0);

    public AdminCreateUserRequest Request() => new()
    {
        UserPoolId = pool.Id ?? "",
        Username = HasUsername ? Username.Trim() : SignInName(),
        UserAttributes = Sent().ToList() is { Count: > 0 } attributes ? attributes : null,
        TemporaryPassword = PasswordBy == Typed ? Password : PasswordBy == Generated && MayLackPassword ? _generated ??= Generate() : null,
        ForceAliasCreation = TakesAliases ? true : null,
        ValidationData = Pairs.Sent(ValidationData)?.Select(d => new AttributeType { Name = d.Key, Value = d.Value }).ToList(),
        MessageAction = Mediums.Count == 0 ? MessageActionType.Suppress : null,
        DesiredDeliveryMediums = Mediums.Count == 0 ? null : Mediums,
        ClientMetadata = Pairs.Sent(ClientMetadata),
    };

    public IEnumerable<FieldError> Faults()
    {
        if (HasUsername && Username.Trim().Length == 0) yield return new("username", "Enter a user name.");
        if (!HasUsername && SignInName().Length == 0)
            yield return new($"userAttributes.{pool.UsernameAttributes![0]}", "People sign in with this, so it is needed.");
        if (HasUsername && Username.Contains('@', StringComparison.Ordinal) && pool.AliasAttributes?.Contains("email") == true)
            yield return new("username", "Not an email address: people sign in with their email address anyway in this user pool.");
        if (Mediums.Contains(Invitation.ByEmail) && Value("email").Length == 0) yield return new("userAttributes.email", "The invitation goes to this address.");
        if (Mediums.Contains(Invitation.BySms) && Value("phone_number").Length == 0) yield return new("userAttributes.phone_number", "The invitation goes to this number.");
        if (PasswordBy == WithoutPassword && !IsReachedByCode()) yield return new("temporaryPassword", $"Without a password, the person signs in with a code: enter {Needed()} above, and mark it as verified.");
        if (PasswordBy == Typed && Password.Length == 0) yield return new("temporaryPassword", "Enter a temporary password, or have one generated.");
        if (Pairs.Fault(ValidationData) is { } validation) yield return new("validationData", validation);
        if (Pairs.Fault(ClientMetadata) is { } metadata) yield return new("clientMetadata", metadata);
        foreach (var attribute in pool.SchemaAttributes ?? [])
        {
            if (UserAttributeText.Fault(attribute, Value(attribute.Name ?? "")) is { } fault) yield return new($"userAttributes.{attribute.Name}", fault);
        }

        foreach (var error in Shape()) yield return error;
    }

    private IReadOnlyList<string> Mediums => Invitation.Mediums(InvitedBy);

    private IEnumerable<FieldError> Shape()
    {
        var check = new ShapeCheck();
        Request().Check(check);
        return check.Errors.Where(e => e.Path.Split('.')[0] is "username" or "temporaryPassword" or "validationData" or "clientMetadata").Where(e => e.Path != "username" || Username.Trim().Length > 0);
    }

    private bool SendsCodes(string factor) => pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors?.Contains(factor) == true;

    private bool IsReachedByCode() => (SendsCodes(AuthFactorType.EmailOtp) && IsVerified("email")) || (SendsCodes(AuthFactorType.SmsOtp) && IsVerified("phone_number"));

    private bool IsVerified(string attribute) => Value(attribute).Length > 0 && Value(attribute + "_verified") == "true";

    private string Needed() => !SendsCodes(AuthFactorType.SmsOtp) ? "an email address" : !SendsCodes(AuthFactorType.EmailOtp) ? "a phone number" : "an email address or a phone number";

    /// <summary>Left out, the password would not be generated in a pool like this one: AWS makes a user without one.</summary>
    private string Generate()
    {
        const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!@#%*-_=+?";
        var length = Math.Max(GeneratedLength, pool.Policies?.PasswordPolicy?.MinimumLength ?? 0);
        // One of each class first, which no policy asks more than.
        var characters = (RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 1) + RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ", 1) + RandomNumberGenerator.GetString("23456789", 1)
            + RandomNumberGenerator.GetString("!@#%*-_=+?", 1) + RandomNumberGenerator.GetString(Alphabet, length - 4)).ToCharArray();
        RandomNumberGenerator.Shuffle(characters.AsSpan());
        return new string(characters);
    }

    private string SignInName() => pool.UsernameAttributes!.Select(Value).FirstOrDefault(v => v.Length > 0) ?? "";

    private IEnumerable<AttributeType> Sent()
    {
        foreach (var (name, value) in Attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (value.Length == 0) continue;
            if (name is "email_verified" or "phone_number_verified" && Value(name[..^"_verified".Length]).Length == 0) continue;
            yield return new AttributeType { Name = name, Value = value };
        }
    }
}
