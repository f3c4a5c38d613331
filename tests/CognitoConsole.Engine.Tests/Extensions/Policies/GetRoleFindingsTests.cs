using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetRoleFindingsTests : IAsyncLifetime
{
    private const string Pool = "us-east-1:11111111-2222-3333-4444-555555555555";
    private readonly TestCognito _cognito = new();

    public async ValueTask InitializeAsync()
    {
        await _cognito.Invoke(new CreateRoleRequest { RoleName = "Guests", AssumeRolePolicyDocument = TestCognito.TrustIn(Pool, "unauthenticated") });
        await _cognito.Invoke(new CreateRoleRequest { RoleName = "Users", AssumeRolePolicyDocument = TestCognito.TrustIn(Pool) });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Every_policy_of_the_role_is_judged_and_named()
    {
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "slip", PolicyDocument = TestCognito.Allow("s3:GetObjct", "arn:aws:s3:::photos/*") });
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "fine", PolicyDocument = TestCognito.Allow("s3:GetObject", "arn:aws:s3:::photos/*") });
        await _cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = await APolicy("wide", "*", "*") });

        var found = await Findings("Users");

        Assert.Equal([("slip", "Statement[0].Action"), ("wide", "Statement[0].Action")], found.Select(f => (f.PolicyName, f.Path)));
        Assert.All(found, f => Assert.Equal(PolicyFindingType.Warning, f.FindingType));
    }

    [Fact]
    public async Task A_policy_that_the_role_would_get_is_judged_alone_and_as_if_typed_there()
    {
        var arn = await APolicy("writers", "s3:PutObject", "arn:aws:s3:::photos/*");
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Guests", PolicyName = "other", PolicyDocument = TestCognito.Allow("s3:GetObjct", "arn:aws:s3:::photos/*") });

        var finding = Assert.Single(await Findings("Guests", arn));
        var typed = Assert.Single((await _cognito.Invoke(new GetPolicyFindingsRequest
        {
            PolicyDocument = TestCognito.Allow("s3:PutObject", "arn:aws:s3:::photos/*"),
            PolicyType = PolicyPlace.Managed,
            AssumeRolePolicyDocument = TestCognito.TrustIn(Pool, "unauthenticated"),
        })).Findings);

        Assert.Equal(typed with { PolicyName = "writers" }, finding);
        Assert.Empty(await Findings("Users", arn));
    }

    [Fact]
    public async Task As_a_role_of_guests_it_is_judged_before_its_trust_policy_names_the_pool()
    {
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "writers", PolicyDocument = TestCognito.Allow("s3:PutObject", "arn:aws:s3:::photos/*") });
        Assert.Empty(await Findings("Users"));
        Assert.Contains("anybody could write or delete with s3:PutObject", Assert.Single(await Findings("Users", forGuests: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_not_is_refused()
    {
        foreach (var arn in new[] { ArnOf("Nobody"), "arn:aws:iam::123456789012:role/team/Guests", "arn:aws:iam::999999999999:role/Guests", "arn:aws:s3:::somewhere-else" })
            Assert.Equal(ErrorCodes.NoSuchEntityException, (await _cognito.Refusal(new GetRoleFindingsRequest { RoleArn = arn })).Code);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await _cognito.Refusal(new GetRoleFindingsRequest { RoleArn = ArnOf("Guests"), PolicyArn = "arn:aws:iam::123456789012:policy/None" })).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await _cognito.Refusal(new GetRoleFindingsRequest { RoleArn = "Guests" })).Code);
    }

    private static string ArnOf(string role) => $"arn:aws:iam::123456789012:role/{role}";

    private async Task<string> APolicy(string name, string action, string resource) =>
        (await _cognito.Invoke(new Contracts.Iam.CreatePolicyRequest { PolicyName = name, PolicyDocument = TestCognito.Allow(action, resource) })).Policy.Arn;

    private async Task<IReadOnlyList<PolicyFinding>> Findings(string role, string? policyArn = null, bool? forGuests = null) =>
        (await _cognito.Invoke(new GetRoleFindingsRequest { RoleArn = ArnOf(role), PolicyArn = policyArn, ForGuests = forGuests })).Findings;
}
