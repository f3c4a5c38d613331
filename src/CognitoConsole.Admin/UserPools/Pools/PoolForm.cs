using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>
/// The settings of a user pool while they are edited: by the wizard before the pool exists, by its settings screens afterwards.
/// <see cref="PoolMapping"/> turns it into requests. Every member is one setting that a person can change, so that two edits merge member by member.
/// </summary>
public sealed class PoolForm
{
    public string PoolName { get; set; } = "";
    public string Tier { get; set; } = UserPoolTierType.Essentials;
    public bool DeletionProtection { get; set; } = true;

    // Chosen once, at creation.
    public bool SignInByAttribute { get; set; }
    public List<string> Aliases { get; set; } = [];
    public List<string> UsernameAttributes { get; set; } = [AliasAttributeType.Email];
    public bool CaseSensitive { get; set; }
    public List<string> Required { get; set; } = [AliasAttributeType.Email];
    public List<CustomAttributeForm> CustomAttributes { get; set; } = [];

    public int? MinimumLength { get; set; } = 8;
    public bool RequireNumbers { get; set; } = true;
    public bool RequireSymbols { get; set; } = true;
    public bool RequireUppercase { get; set; } = true;
    public bool RequireLowercase { get; set; } = true;
    public int? PasswordHistory { get; set; } = 0;
    public int? TemporaryPasswordDays { get; set; } = 7;
    public bool AdminCreateOnly { get; set; }

    public string Recovery { get; set; } = RecoveryOrder.EmailOnly;
    public List<string> Verify { get; set; } = [VerifiedAttributeType.Email];
    public List<string> KeepOriginal { get; set; } = [VerifiedAttributeType.Email];
    public string SmsRoleArn { get; set; } = "";
    public string SmsExternalId { get; set; } = "";

    /// <summary>AWS End User Messaging sends, in place of SNS; the members after it are its own.</summary>
    public bool SmsByEums { get; set; }
    public string SmsOrigination { get; set; } = "";
    public string SmsConfigurationSet { get; set; } = "";
    public string SmsRegion { get; set; } = "";
    public string SmsEntity { get; set; } = "";
    public string SmsTemplate { get; set; } = "";

    /// <summary>First factors beside the password.</summary>
    public List<string> FirstFactors { get; set; } = [];

    /// <summary>The pool's names of the four levels, lowest first; empty for the default.</summary>
    public List<string> AcrValues { get; set; } = AcrLevel.Values(null);
    public string Devices { get; set; } = DeviceTracking.No;
    public bool DeviceSkipsMfa { get; set; } = true;

    public string From { get; set; } = "";
    public string ReplyTo { get; set; } = "";
    public string ConfigurationSet { get; set; } = "";

    /// <summary>An identity of one's own in SES; empty: EmailSendingAccount is COGNITO_DEFAULT.</summary>
    public string SourceArn { get; set; } = "";
    public bool VerifyByLink { get; set; }
    public string CodeSubject { get; set; } = MessageDefaults.CodeSubject;
    public string CodeMessage { get; set; } = MessageDefaults.CodeMessage;
    public string LinkSubject { get; set; } = MessageDefaults.LinkSubject;
    public string LinkMessage { get; set; } = MessageDefaults.LinkMessage;
    public string SmsMessage { get; set; } = MessageDefaults.SmsMessage;
    public string InviteSubject { get; set; } = MessageDefaults.InviteSubject;
    public string InviteMessage { get; set; } = MessageDefaults.InviteMessage;
    public string InviteSms { get; set; } = MessageDefaults.InviteMessage;

    /// <summary>ARNs of functions by the trigger's name (<see cref="TriggerKind"/>); those without a function are not there.</summary>
    public SortedDictionary<string, string> Triggers { get; set; } = new(StringComparer.Ordinal);
    public string TokenVersion { get; set; } = PreTokenGenerationLambdaVersionType.V1_0;
    public string SenderKey { get; set; } = "";

    public List<TagRow> Tags { get; set; } = [];

    // Chosen after creation.
    public bool UpdatedIssuer { get; set; }

    /// <summary>ARN of the customer's key that the pool's secrets are encrypted under; empty: the server's own.</summary>
    public string KmsKeyArn { get; set; } = "";

    /// <summary>Dynamic client registration.</summary>
    public bool Registration { get; set; }
    public bool OpenRegistration { get; set; }
    public List<string> RegistrationGrants { get; set; } = [OAuthFlowType.Code, OAuthFlowType.ClientCredentials];
    public List<string> OpenRegistrationGrants { get; set; } = [OAuthFlowType.Code];

    /// <summary>Beside those of OpenID Connect.</summary>
    public List<string> RegistrationScopes { get; set; } = [];

    public PoolForm Copy() => JsonSerializer.Deserialize<PoolForm>(JsonSerializer.Serialize(this))!;

    /// <summary>
    /// My edits on top of what somebody else has saved meanwhile. Members that both changed to different values are
    /// in <paramref name="conflicts"/> and keep mine.
    /// </summary>
    public static PoolForm Merge(PoolForm loaded, PoolForm mine, PoolForm theirs, out IReadOnlySet<string> conflicts)
    {
        var (before, my, their) = (Node(loaded), Node(mine), Node(theirs));
        var both = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (member, value) in their.ToList())
        {
            var changedByMe = !JsonNode.DeepEquals(my[member], before[member]);
            var changedByThem = !JsonNode.DeepEquals(value, before[member]);
            if (!changedByMe) my[member] = value?.DeepClone();
            else if (changedByThem && !JsonNode.DeepEquals(my[member], value)) both.Add(member);
        }

        conflicts = both;
        return my.Deserialize<PoolForm>()!;
    }

    private static JsonObject Node(PoolForm form) => JsonSerializer.SerializeToNode(form)!.AsObject();
}

/// <summary>An attribute of one's own.</summary>
public sealed class CustomAttributeForm
{
    public string Name { get; set; } = "";
    public string Type { get; set; } = AttributeDataType.String;

    /// <summary>Shortest text or smallest number; empty means no limit of one's own.</summary>
    public string Min { get; set; } = "";
    public string Max { get; set; } = "";
    public bool Mutable { get; set; } = true;

    /// <summary>Written by administrators alone.</summary>
    public bool DeveloperOnly { get; set; }

    /// <summary>The name that a new one gets.</summary>
    public string StoredName => (DeveloperOnly ? "dev:custom:" : "custom:") + Name.Trim();

    public bool HasLimits => Type is AttributeDataType.String or AttributeDataType.Number;
}

/// <summary>Texts that the service sends while a pool has none of its own.</summary>
public static class MessageDefaults
{
    public const string CodeSubject = "Your verification code";
    public const string CodeMessage = "Your confirmation code is {####}";
    public const string LinkSubject = "Your verification link";
    public const string LinkMessage = "Please click the link below to verify your email address. {##Verify Email##} ";
    public const string SmsMessage = "Your confirmation code is {####}";
    public const string InviteSubject = "Your temporary password";
    public const string InviteMessage = "Your username is {username} and temporary password is {####}. ";
}
