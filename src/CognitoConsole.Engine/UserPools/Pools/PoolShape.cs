using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A pool as DescribeUserPool shows it.</summary>
internal static class PoolShape
{
    public static UserPoolType Of(UserPool pool, IReadOnlyList<UserPoolDomain> domains, int users, string accountId) => new()
    {
        Id = pool.Id,
        Name = pool.Name,
        Arn = Arn(pool, accountId),
        CreationDate = pool.CreationDate,
        LastModifiedDate = pool.LastModifiedDate,
        Policies = pool.Policies,
        DeletionProtection = pool.DeletionProtection,
        LambdaConfig = pool.LambdaConfig ?? new(),
        SchemaAttributes = pool.SchemaAttributes,
        AutoVerifiedAttributes = OrNull(pool.AutoVerifiedAttributes),
        AliasAttributes = OrNull(pool.AliasAttributes),
        UsernameAttributes = OrNull(pool.UsernameAttributes),
        UsernameConfiguration = new() { CaseSensitive = pool.CaseSensitive },
        SmsVerificationMessage = pool.SmsVerificationMessage,
        EmailVerificationMessage = pool.EmailVerificationMessage,
        EmailVerificationSubject = pool.EmailVerificationSubject,
        VerificationMessageTemplate = pool.VerificationMessageTemplate,
        SmsAuthenticationMessage = pool.SmsAuthenticationMessage,
        UserAttributeUpdateSettings = pool.UserAttributeUpdateSettings,
        MfaConfiguration = pool.MfaConfiguration,
        DeviceConfiguration = pool.DeviceConfiguration,
        EstimatedNumberOfUsers = users,
        EmailConfiguration = pool.EmailConfiguration,
        SmsConfiguration = pool.SmsConfiguration,
        UserPoolTags = pool.Tags,
        Domain = domains.FirstOrDefault(d => !d.IsCustom)?.Domain,
        CustomDomain = domains.FirstOrDefault(d => d.IsCustom)?.Domain,
        AdminCreateUserConfig = pool.AdminCreateUserConfig,
        UserPoolAddOns = pool.UserPoolAddOns,
        AccountRecoverySetting = pool.AccountRecoverySetting,
        UserPoolTier = pool.UserPoolTier,
        KeyConfiguration = pool.KeyConfiguration,
        IssuerConfiguration = pool.IssuerConfiguration,
        DcrConfiguration = pool.DcrConfiguration,
        AcrConfiguration = pool.AcrConfiguration,
    };

    public static string Arn(UserPool pool, string accountId) => $"arn:aws:cognito-idp:{pool.Region}:{accountId}:userpool/{pool.Id}";

    private static IReadOnlyList<string>? OrNull(IReadOnlyList<string> list) => list.Count == 0 ? null : list;
}
