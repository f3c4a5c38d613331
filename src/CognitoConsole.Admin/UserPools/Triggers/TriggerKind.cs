using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A trigger as people read it.</summary>
/// <param name="Name">Member of LambdaConfig.</param>
/// <param name="Group">Heading of AWS's console.</param>
public sealed record TriggerKind(string Name, string Group, string Title, string When)
{
    public static IReadOnlyList<TriggerKind> All { get; } =
    [
        new("PreSignUp", "Sign-up", "Pre sign-up", "Before an account is made. May refuse it, confirm it and verify its addresses."),
        new("PostConfirmation", "Sign-up", "Post confirmation", "After an account is confirmed, or a password reset. For welcome messages and copies elsewhere."),
        new("UserMigration", "Sign-up", "Migrate user", "When somebody unknown signs in or has forgotten the password. Brings the account over from another directory."),
        new("PreAuthentication", "Authentication", "Pre authentication", "Before a sign-in is judged. May refuse it."),
        new("PostAuthentication", "Authentication", "Post authentication", "After a sign-in, before its tokens. May still refuse it."),
        new("PreTokenGeneration", "Authentication", "Pre token generation", "Before tokens are signed. Changes claims, scopes and groups."),
        new("DefineAuthChallenge", "Custom authentication", "Define auth challenge", "Decides which challenge comes next in CUSTOM_AUTH, and when it is enough."),
        new("CreateAuthChallenge", "Custom authentication", "Create auth challenge", "Makes the challenge."),
        new("VerifyAuthChallengeResponse", "Custom authentication", "Verify auth challenge response", "Judges the answer."),
        new("CustomMessage", "Messaging", "Custom message", "Before a message is written. Gives it another text."),
        new("CustomEmailSender", "Messaging", "Custom email sender", "Delivers email in place of this server. Gets the code encrypted."),
        new("CustomSMSSender", "Messaging", "Custom SMS sender", "Delivers text messages in place of this server. Gets the code encrypted."),
        new("InboundFederation", "Federation", "Inbound federation", "At each sign-in through an identity provider, before its claims are mapped. May change what is mapped, or refuse."),
    ];

    public static IReadOnlyList<Choice<string>> Versions { get; } =
    [
        new(PreTokenGenerationLambdaVersionType.V1_0, "Basic features: ID token"),
        new(PreTokenGenerationLambdaVersionType.V2_0, "Basic features and access token customization"),
        new(PreTokenGenerationLambdaVersionType.V3_0, "Basic features and access token customization, machine identities"),
    ];

    public static string TitleOf(string name) => All.FirstOrDefault(t => t.Name == name)?.Title ?? name;

    public static string VersionText(string version) => Versions.FirstOrDefault(v => v.Value == version)?.Text ?? version;
}
