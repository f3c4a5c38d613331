using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The form of a user made by hand.</summary>
internal sealed class NewUser(UserPoolType pool)
{
    public const string ByEmail = "EMAIL";
    public const string BySms = "SMS";
    public const string NoInvitation = "NONE";

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal) { ["email_verified"] = "true" };

    public string Username { get; set; } = "";

    public string? Invitation { get; set; } = pool.UsernameAttributes is ["phone_number"] ? BySms : ByEmail;

    public bool OwnPassword { get; set; }

    public string Password { get; set; } = "";

    /// <summary>In pools whose people sign in by e-mail or phone, that is the user name and the stored one is generated.</summary>
    public bool HasUsername => pool.UsernameAttributes is not { Count: > 0 };

    public string Value(string name) => Attributes.GetValueOrDefault(name, "");

    public bool Touched => Username.Length > 0 || Password.Length > 0 || Attributes.Any(a => a.Key != "email_verified" && a.Value.Length > 0);

    public AdminCreateUserRequest Request() => new()
    {
        UserPoolId = pool.Id ?? "",
        Username = HasUsername ? Username.Trim() : SignInName(),
        UserAttributes = Sent().ToList() is { Count: > 0 } attributes ? attributes : null,
        TemporaryPassword = OwnPassword ? Password : null,
        MessageAction = Invitation == NoInvitation ? MessageActionType.Suppress : null,
        DesiredDeliveryMediums = Invitation == NoInvitation ? null : [Invitation!],
    };

    public IEnumerable<FieldError> Faults()
    {
        if (HasUsername && Username.Trim().Length == 0) yield return new("username", "Enter a user name.");
        if (!HasUsername && SignInName().Length == 0)
            yield return new($"attribute.{pool.UsernameAttributes![0]}", "People sign in with this, so it is needed.");
        if (HasUsername && Username.Contains('@', StringComparison.Ordinal) && pool.AliasAttributes?.Contains("email") == true)
            yield return new("username", "Not an e-mail address: people sign in with their e-mail address anyway in this user pool.");
        if (Invitation == ByEmail && Value("email").Length == 0) yield return new("attribute.email", "The invitation goes to this address.");
        if (Invitation == BySms && Value("phone_number").Length == 0) yield return new("attribute.phone_number", "The invitation goes to this number.");
        if (OwnPassword && Password.Length == 0) yield return new("temporaryPassword", "Enter a temporary password, or have one generated.");
        foreach (var attribute in pool.SchemaAttributes ?? [])
        {
            if (UserAttributeText.Fault(attribute, Value(attribute.Name ?? "")) is { } fault) yield return new($"attribute.{attribute.Name}", fault);
        }

        foreach (var error in Shape()) yield return error;
    }

    private IEnumerable<FieldError> Shape()
    {
        var check = new ShapeCheck();
        Request().Check(check);
        return check.Errors.Where(e => e.Path is "username" or "temporaryPassword").Where(e => e.Path != "username" || Username.Trim().Length > 0);
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
