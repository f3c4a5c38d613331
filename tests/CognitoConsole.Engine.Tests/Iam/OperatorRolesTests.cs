using System.Runtime.CompilerServices;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>What the three roles of the console may do. The matrix is a file, so that a change of it is read by somebody.</summary>
public sealed class OperatorRolesTests
{
    private const string Account = "123456789012";

    /// <summary>Operations that read, as the model sees it, but hand out credentials or tokens.</summary>
    private static readonly string[] HandingOut =
    [
        "cognito-identity:GetOpenIdTokenForDeveloperIdentity", "cognito-idp:AdminInitiateAuth", "cognito-idp:AdminRespondToAuthChallenge",
        "sts:AssumeRole", "sts:AssumeRoot", "sts:GetFederationToken", "sts:GetSessionToken", "sts:GetWebIdentityToken", "sts:GetDelegatedAccessToken",
    ];

    /// <summary>Everything that support may change.</summary>
    private static readonly string[] Help =
    [
        "cognito-console:EndOpenSession",
        "cognito-idp:AdminConfirmSignUp", "cognito-idp:AdminDisableUser", "cognito-idp:AdminEnableUser", "cognito-idp:AdminForgetDevice",
        "cognito-idp:AdminResetUserPassword", "cognito-idp:AdminRevokeUserSession", "cognito-idp:AdminSetUserMFAPreference", "cognito-idp:AdminUserGlobalSignOut",
    ];

    private static readonly Dictionary<string, NamedPolicy> Roles = BuiltInPolicies.Names.ToDictionary(n => n, BuiltInPolicies.Get);

    private static IEnumerable<OperationDescriptor> Decided => Operations.All.Where(o => o.Access == OperationAccess.Signed);

    [Fact]
    public void The_matrix_of_operations_and_roles_is_the_reviewed_one()
    {
        var matrix = new StringBuilder();
        foreach (var operation in Operations.All.OrderBy(o => o.Action, StringComparer.Ordinal))
        {
            var granted = operation.Access == OperationAccess.Signed
                ? string.Join(' ', BuiltInPolicies.Names.Where(role => MayDo(role, operation.Action)))
                : $"(no policy: {operation.Access})";
            matrix.Append(operation.Action).Append(operation.IsWrite ? " [write]" : "").Append(": ").Append(granted).Append('\n');
        }

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "RoleMatrix.txt"), matrix.ToString());
            return;
        }

        var (reviewed, actual) = (Policies.Resource("RoleMatrix.txt").Split('\n'), matrix.ToString().Split('\n'));
        var changes = reviewed.Except(actual).Select(l => $"- {l}").Concat(actual.Except(reviewed).Select(l => $"+ {l}"));
        Assert.True(reviewed.SequenceEqual(actual), $"Review these lines, then run once with UPDATE_SNAPSHOTS=1 to write RoleMatrix.txt:\n{string.Join('\n', changes)}");
    }

    [Fact]
    public void An_administrator_may_do_everything() => Assert.All(Decided, o => Assert.True(MayDo(BuiltInPolicies.Administrator, o.Action), o.Action));

    [Fact]
    public void An_auditor_changes_nothing() => Assert.All(Decided.Where(o => o.IsWrite), o => Assert.False(MayDo(BuiltInPolicies.Auditor, o.Action), o.Action));

    [Fact]
    public void Support_changes_only_what_helps_a_user() =>
        Assert.Equal(Help, Decided.Where(o => o.IsWrite && MayDo(BuiltInPolicies.Support, o.Action)).Select(o => o.Action).Order(StringComparer.Ordinal));

    [Fact]
    public void Neither_support_nor_auditor_gets_credentials_or_tokens() => Assert.All(HandingOut, action =>
    {
        Assert.Contains(Operations.All, o => o.Action == action && o.Access == OperationAccess.Signed);
        Assert.False(MayDo(BuiltInPolicies.Support, action), action);
        Assert.False(MayDo(BuiltInPolicies.Auditor, action), action);
    });

    [Theory]
    [InlineData(ConsoleActions.RevealClientSecret)]
    [InlineData(ConsoleActions.RevealIdentityProviderSecret)]
    [InlineData(ConsoleActions.RevealUserImportUrl)]
    [InlineData("cognito-console:GetClientSecret")]
    [InlineData("cognito-console:ListOutboxMessages")]
    public void Only_an_administrator_sees_secrets(string action)
    {
        Assert.True(MayDo(BuiltInPolicies.Administrator, action));
        Assert.Equal(PolicyOutcome.ExplicitDeny, Decide(BuiltInPolicies.Support, action).Outcome);
        Assert.Equal(PolicyOutcome.ExplicitDeny, Decide(BuiltInPolicies.Auditor, action).Outcome);
    }

    [Fact]
    public void Support_does_not_see_operators_but_an_auditor_does()
    {
        Assert.Equal("NoOperatorsAndNoSecrets", Decide(BuiltInPolicies.Support, "cognito-console:ListOperators").Sid);
        Assert.True(MayDo(BuiltInPolicies.Auditor, "cognito-console:ListOperators"));
        Assert.False(MayDo(BuiltInPolicies.Auditor, "cognito-console:CreateOperator"));
        Assert.False(MayDo(BuiltInPolicies.Support, "iam:ListUsers"));
    }

    [Fact]
    public void Support_reads_the_console() => Assert.True(MayDo(BuiltInPolicies.Support, "cognito-console:SearchUsers"));

    private static bool MayDo(string role, string action) => Decide(role, action).IsAllowed;

    private static PolicyDecision Decide(string role, string action) => PolicyEvaluator.Decide(new PolicyRequest
    {
        Principal = PolicyPrincipal.User($"arn:aws:iam::{Account}:user/operator@example.com", Account, "operator@example.com"),
        Action = action,
        Resource = $"arn:aws:cognito-idp:us-east-1:{Account}:userpool/us-east-1_Abc123",
        IdentityPolicies = [Roles[role]],
    });

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
