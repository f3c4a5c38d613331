using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Operations that share a rate, as <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html#category_operations">AWS groups them</see>.</summary>
/// <param name="AwsDefault">Requests per second of an AWS account that has asked for no more.</param>
/// <param name="Operations">Also the steps of the hosted UI and of the OAuth endpoints that count here.</param>
public sealed record QuotaCategory(string Name, int AwsDefault, IReadOnlyList<string> Operations)
{
    private const string UserAuthentication = nameof(UserAuthentication);
    private const string UserAccountRecovery = nameof(UserAccountRecovery);

    /// <summary>In AWS's order. Operations that are newer than AWS's list stand beside their likes; the two of limit management are never limited, so that a limit can always be raised.</summary>
    public static IReadOnlyList<QuotaCategory> All { get; } =
    [
        new(UserAuthentication, 120,
        [
            "InitiateAuth", "AdminInitiateAuth", "RespondToAuthChallenge", "AdminRespondToAuthChallenge", "GetTokensFromRefreshToken",
            "StartBrowserSession", "AnswerSecondFactor", "RedeemAuthorizationCode", "RedeemRefreshToken",
        ]),
        new("UserCreation", 50, ["SignUp", "ConfirmSignUp", "AdminCreateUser", "AdminConfirmSignUp"]),
        new("UserFederation", 25, ["StartFederatedSignIn", "CompleteFederatedSignIn", "CompleteProviderInitiatedSignIn"]),
        new(UserAccountRecovery, 30, ["ChangePassword", "ConfirmForgotPassword", "ForgotPassword", "AdminResetUserPassword", "AdminSetUserPassword", "SetNewPassword"]),
        new("UserRead", 120, ["AdminGetUser", "AdminGetUserAuthFactors", "GetUser", "GetUserAuthFactors"]),
        new("UserUpdate", 25,
        [
            "AdminAddUserToGroup", "AdminDeleteUserAttributes", "AdminUpdateUserAttributes", "AdminDeleteUser", "AdminDisableUser", "AdminEnableUser", "AdminLinkProviderForUser",
            "AdminDisableProviderForUser", "VerifyUserAttribute", "DeleteUser", "DeleteUserAttributes", "UpdateUserAttributes", "AdminUserGlobalSignOut", "GlobalSignOut", "AdminRemoveUserFromGroup",
        ]),
        new("UserToken", 120, ["RevokeToken", "RevokeRefreshToken"]),
        new("UserResourceRead", 50,
        [
            "AdminGetDevice", "AdminListGroupsForUser", "AdminListDevices", "GetDevice", "ListDevices", "GetUserAttributeVerificationCode", "ResendConfirmationCode", "AdminListUserAuthEvents",
            "ListWebAuthnCredentials", "ListUserSessions", "AdminListUserSessions",
        ]),
        new("UserResourceUpdate", 25,
        [
            "AdminForgetDevice", "AdminUpdateAuthEventFeedback", "AdminSetUserMFAPreference", "AdminDeleteSoftwareToken", "AdminSetUserSettings", "AdminUpdateDeviceStatus", "UpdateDeviceStatus",
            "UpdateAuthEventFeedback", "ConfirmDevice", "SetUserMFAPreference", "SetUserSettings", "VerifySoftwareToken", "AssociateSoftwareToken", "ForgetDevice",
            "StartWebAuthnRegistration", "CompleteWebAuthnRegistration", "DeleteWebAuthnCredential", "RevokeUserSession", "AdminRevokeUserSession",
        ]),
        new("UserList", 30, ["ListUsers", "ListUsersInGroup"]),
        new("UserPoolRead", 15, ["DescribeUserPool", "ListUserPools"]),
        new("UserPoolUpdate", 15, ["CreateUserPool", "UpdateUserPool", "DeleteUserPool"]),
        new("UserPoolResourceRead", 20,
        [
            "DescribeIdentityProvider", "DescribeResourceServer", "DescribeUserImportJob", "DescribeUserPoolDomain", "GetCSVHeader", "GetGroup", "GetSigningCertificate", "GetIdentityProviderByIdentifier",
            "GetUserPoolMfaConfig", "ListGroups", "ListIdentityProviders", "ListResourceServers", "ListTagsForResource", "ListUserImportJobs", "DescribeRiskConfiguration", "GetUICustomization",
            "DescribeManagedLoginBranding", "DescribeManagedLoginBrandingByClient", "DescribeTerms", "DescribeTermsByClient", "ListTerms", "GetLogDeliveryConfiguration", "GetUserPoolSessionConfiguration",
            "ListUserPoolReplicas",
        ]),
        new("UserPoolResourceUpdate", 15,
        [
            "AddCustomAttributes", "CreateGroup", "CreateIdentityProvider", "CreateResourceServer", "CreateUserImportJob", "CreateUserPoolDomain", "DeleteGroup", "DeleteIdentityProvider", "DeleteResourceServer",
            "DeleteUserPoolDomain", "SetUserPoolMfaConfig", "StartUserImportJob", "StopUserImportJob", "UpdateGroup", "UpdateIdentityProvider", "UpdateResourceServer", "UpdateUserPoolDomain",
            "SetRiskConfiguration", "SetUICustomization", "TagResource", "UntagResource", "CreateManagedLoginBranding", "UpdateManagedLoginBranding", "DeleteManagedLoginBranding",
            "CreateTerms", "UpdateTerms", "DeleteTerms", "SetLogDeliveryConfiguration", "SetUserPoolSessionConfiguration", "CreateUserPoolReplica", "UpdateUserPoolReplica", "DeleteUserPoolReplica",
        ]),
        new("UserPoolClientRead", 15, ["DescribeUserPoolClient", "ListUserPoolClients", "ListUserPoolClientSecrets", "GetUserPoolClientSessionConfiguration"]),
        new("UserPoolClientUpdate", 15,
            ["CreateUserPoolClient", "DeleteUserPoolClient", "UpdateUserPoolClient", "AddUserPoolClientSecret", "DeleteUserPoolClientSecret", "SetUserPoolClientSessionConfiguration"]),
        new("ClientAuthentication", 150, ["GetClientToken", "RedeemClientCredentials", "RegisterClient"]),
    ];

    public static readonly string[] Unlimited = ["GetProvisionedLimit", "UpdateProvisionedLimit"];

    private static readonly Dictionary<string, QuotaCategory> ByOperation = All.SelectMany(c => c.Operations.Select(o => (Operation: o, Category: c))).ToDictionary(x => x.Operation, x => x.Category);

    private static readonly QuotaCategory Recovery = Find(UserAccountRecovery)!;

    public static QuotaCategory? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    /// <summary>The category that a request counts in; null when it is not limited.</summary>
    public static QuotaCategory? Of(OperationDescriptor operation, object request) => request switch
    {
        RespondToAuthChallengeRequest { ChallengeName: ChallengeNameType.NewPasswordRequired } or AdminRespondToAuthChallengeRequest { ChallengeName: ChallengeNameType.NewPasswordRequired } => Recovery,
        // Other services' operations may bear the same names.
        _ => operation.Service is "cognito-idp" or "cognito-console" ? ByOperation.GetValueOrDefault(operation.Name) : null,
    };

    /// <summary>Answers to challenges have a rate of their own, three times that of their category, before they count in it.</summary>
    public static bool IsChallengeAnswer(object request) => request is RespondToAuthChallengeRequest or AdminRespondToAuthChallengeRequest;
}
