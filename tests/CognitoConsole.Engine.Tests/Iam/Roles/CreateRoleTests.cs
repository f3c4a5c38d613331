using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class CreateRoleTests
{
    [Fact]
    public async Task Makes_a_role_with_everything_that_was_asked_for()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "Border", PolicyDocument = TestCognito.Allow("s3:*") });
        var role = (await cognito.Invoke(new CreateRoleRequest
        {
            RoleName = "Users",
            Path = "/app/",
            AssumeRolePolicyDocument = TestCognito.TrustInAccount,
            Description = "People",
            MaxSessionDuration = 7200,
            PermissionsBoundary = "arn:aws:iam::123456789012:policy/Border",
            Tags = [new() { Key = "team", Value = "blue" }],
        })).Role;
        Assert.Equal("arn:aws:iam::123456789012:role/app/Users", role.Arn);
        Assert.Matches("^AROA[A-Z2-7]{17}$", role.RoleId);
        var shown = (await cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role;
        Assert.Equal(("People", 7200, TestCognito.TrustInAccount), (shown.Description, shown.MaxSessionDuration, shown.AssumeRolePolicyDocument));
        Assert.Equal("arn:aws:iam::123456789012:policy/Border", shown.PermissionsBoundary!.PermissionsBoundaryArn);
        Assert.Equal("blue", Assert.Single(shown.Tags!).Value);
    }

    [Fact]
    public async Task Refuses_a_name_that_is_taken_and_a_boundary_that_does_not_exist()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        var refusal = await cognito.Refusal(new CreateRoleRequest { RoleName = "Users", AssumeRolePolicyDocument = TestCognito.TrustInAccount });
        Assert.Equal((ErrorCodes.EntityAlreadyExistsException, "Role with name Users already exists."), (refusal.Code, refusal.Message));
        Assert.Equal(ErrorCodes.EntityAlreadyExistsException, (await cognito.Refusal(new CreateRoleRequest { RoleName = "uSERS", AssumeRolePolicyDocument = TestCognito.TrustInAccount })).Code);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new CreateRoleRequest { RoleName = "Others", AssumeRolePolicyDocument = TestCognito.TrustInAccount, PermissionsBoundary = "arn:aws:iam::123456789012:policy/Nothing" })).Code);
    }

    [Fact]
    public async Task Refuses_a_trust_policy_that_lets_every_identity_pool_in()
    {
        await using var cognito = new TestCognito();
        var open = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"}]}""";
        var refusal = await cognito.Refusal(new CreateRoleRequest { RoleName = "Users", AssumeRolePolicyDocument = open });
        Assert.Equal("MalformedPolicyDocument", refusal.Code);
        Assert.Contains("cognito-identity.amazonaws.com:aud", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("MalformedPolicyDocument", (await cognito.Refusal(new CreateRoleRequest { RoleName = "Users", AssumeRolePolicyDocument = TestCognito.TrustIn("us-east-1:*").Replace("StringEquals", "StringLike", StringComparison.Ordinal) })).Code);
        Assert.Equal("MalformedPolicyDocument", (await cognito.Refusal(new CreateRoleRequest { RoleName = "Users", AssumeRolePolicyDocument = TestCognito.TrustIn("${cognito-identity.amazonaws.com:aud}") })).Code);
        Assert.Equal("MalformedPolicyDocument", (await cognito.Refusal(new CreateRoleRequest { RoleName = "Users", AssumeRolePolicyDocument = "{}" })).Code);
        Assert.Empty((await cognito.Invoke(new ListRolesRequest())).Roles);
    }

    [Theory]
    [InlineData("Tabs\tand\r\nlines, Zoë", true)]
    [InlineData("a bell\u0007", false)]
    [InlineData("a soft\u0080 control", false)]
    [InlineData("日本", false)]
    public async Task A_description_is_of_the_characters_that_IAM_takes(string description, bool isTaken)
    {
        await using var cognito = new TestCognito();
        var request = new CreateRoleRequest { RoleName = "Users", AssumeRolePolicyDocument = TestCognito.TrustInAccount, Description = description };
        if (isTaken) Assert.Equal(description, (await cognito.Invoke(request)).Role.Description);
        else Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(request)).Code);
    }

    [Theory]
    [InlineData("app/")]
    [InlineData("/a b")]
    public async Task A_list_is_asked_for_by_a_path(string prefix)
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(new ListRolesRequest { PathPrefix = prefix })).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(new ListPoliciesRequest { PathPrefix = prefix })).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(new CreatePolicyRequest { PolicyName = "P", Path = prefix, PolicyDocument = TestCognito.Allow("s3:*") })).Code);
    }

    [Fact]
    public async Task Is_decided_on_the_new_roles_ARN()
    {
        await using var cognito = new TestCognito();
        await cognito.Database(async db =>
        {
            db.ManagedPolicies.Add(new Data.Iam.ManagedPolicy { PolicyName = "AppRoles", Document = TestCognito.Allow("iam:CreateRole", "arn:aws:iam::123456789012:role/app/*"), UpdateDate = cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var caller = new Caller.Operator("1", "eve@example.com", "AppRoles", "123456789012");
        await cognito.Invoke(new CreateRoleRequest { RoleName = "One", Path = "/app/", AssumeRolePolicyDocument = TestCognito.TrustInAccount }, caller);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new CreateRoleRequest { RoleName = "Two", AssumeRolePolicyDocument = TestCognito.TrustInAccount }, caller)).Code);
    }
}
