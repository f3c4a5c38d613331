using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Data;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class AssumeRoleTests : IAsyncLifetime
{
    private readonly RecordedSql _recorder = new();
    private readonly TestCognito _cognito;
    private string _role = null!;
    private Caller.AccessKey _ana = null!;

    public AssumeRoleTests() => _cognito = new TestCognito(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(_recorder)));

    public async ValueTask InitializeAsync()
    {
        _role = await _cognito.AnIamRole("Readers", TestCognito.TrustInAccount, TestCognito.Allow("s3:Get*"));
        await _cognito.ARole("Assumer", "sts:*");
        await _cognito.ARole("Nothing", "sqs:SendMessage");
        _ana = await _cognito.AnApiUser("ana", "Assumer");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Gives_a_session_of_the_role()
    {
        var answer = await _cognito.Invoke(Request(), _ana);
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Readers/work", answer.AssumedRoleUser!.Arn);
        Assert.Matches("^AROA[A-Z2-7]{17}:work$", answer.AssumedRoleUser.AssumedRoleId);
        Assert.Equal(_cognito.Clock.GetUtcNow().AddHours(1), answer.Credentials!.Expiration);
        var session = await _cognito.As(answer.Credentials);
        Assert.Null(await _cognito.WhyNot(session, "s3:GetObject"));
        Assert.NotNull(await _cognito.WhyNot(session, "s3:PutObject"));
        Assert.NotNull(await _cognito.WhyNot(session, "sts:AssumeRole"));
    }

    [Fact]
    public async Task Wants_both_the_trust_policy_and_the_callers_own()
    {
        var weak = await _cognito.AnApiUser("ben", "Nothing");
        await Denied(Request(), weak);
        await Denied(Request() with { RoleArn = await _cognito.AnIamRole("Strangers", Trust("arn:aws:iam::999999999999:root")) }, _ana);
        await Denied(Request() with { RoleArn = await _cognito.AnIamRole("Others", Trust("arn:aws:iam::123456789012:user/carl")) }, _ana);
        await Denied(Request() with { RoleArn = "arn:aws:iam::123456789012:role/Nobody" }, _ana);
        await Denied(Request() with { RoleArn = "arn:aws:iam::123456789012:role/path/Readers" }, _ana);
        await Denied(Request() with { RoleArn = await _cognito.AnIamRole("Others2", Trust("arn:aws:iam::123456789012:user/carl")) }, _cognito.Admin);
        // Nobody learns which roles there are: the reason is that of one's own policies, or none.
        foreach (var role in new[] { "Readers", "Strangers", "Others", "Nobody" })
        {
            var request = Request() with { RoleArn = $"arn:aws:iam::123456789012:role/{role}" };
            string Text(Caller caller) => $"User: {caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {request.RoleArn}";
            Assert.Equal($"{Text(weak)} because no identity-based policy allows the sts:AssumeRole action", (await _cognito.Refusal(request, weak)).Message);
            if (role != "Readers") Assert.Equal(Text(_ana), (await _cognito.Refusal(request, _ana)).Message);
            Assert.Equal("The transitive tag key x is not among the tags of the request.", (await _cognito.Refusal(request with { TransitiveTagKeys = ["x"] }, weak)).Message);
        }

        // Named by his own ARN, ben needs no permission of his own.
        await _cognito.Invoke(Request() with { RoleArn = await _cognito.AnIamRole("Bens", Trust("arn:aws:iam::123456789012:user/ben")) }, weak);
    }

    [Fact]
    public async Task Session_policies_narrow_and_never_widen()
    {
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "OnlyA", PolicyDocument = TestCognito.Allow("s3:GetObject", "arn:aws:s3:::a/*") });
        var inline = await _cognito.As((await _cognito.Invoke(Request() with { Policy = TestCognito.Allow("s3:*", "arn:aws:s3:::b/*") }, _ana)).Credentials!);
        Assert.Null(await _cognito.WhyNot(inline, "s3:GetObject", "arn:aws:s3:::b/x"));
        Assert.NotNull(await _cognito.WhyNot(inline, "s3:PutObject", "arn:aws:s3:::b/x"));
        Assert.NotNull(await _cognito.WhyNot(inline, "s3:GetObject", "arn:aws:s3:::a/x"));
        var managed = await _cognito.As((await _cognito.Invoke(Request() with { PolicyArns = [new() { Arn = "arn:aws:iam::123456789012:policy/OnlyA" }] }, _ana)).Credentials!);
        Assert.Null(await _cognito.WhyNot(managed, "s3:GetObject", "arn:aws:s3:::a/x"));
        Assert.NotNull(await _cognito.WhyNot(managed, "s3:GetObject", "arn:aws:s3:::b/x"));
        Assert.Equal("MalformedPolicyDocument", (await _cognito.Refusal(Request() with { Policy = "{}" }, _ana)).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await _cognito.Refusal(Request() with { PolicyArns = [new() { Arn = "arn:aws:iam::aws:policy/AdministratorAccess" }] }, _ana)).Code);
        Assert.Equal("Session policy arn:aws:iam::123456789012:policy/nonsense/OnlyA does not exist.", (await _cognito.Refusal(Request() with { PolicyArns = [new() { Arn = "arn:aws:iam::123456789012:policy/nonsense/OnlyA" }] }, _ana)).Message);
    }

    /// <summary>Each is looked up, in the order they are named, and all of them in one statement.</summary>
    [Fact]
    public async Task Ten_managed_session_policies_cost_as_many_statements_as_one()
    {
        var arns = new List<PolicyDescriptorType>();
        for (var i = 0; i < 10; i++)
        {
            await _cognito.Invoke(new CreatePolicyRequest { PolicyName = $"P{i}", Path = i % 2 == 0 ? "/" : "/team/", PolicyDocument = TestCognito.Allow("s3:GetObject", $"arn:aws:s3:::{i}/*") });
            arns.Add(new() { Arn = $"arn:aws:iam::123456789012:policy/{(i % 2 == 0 ? "" : "team/")}P{i}" });
        }

        async Task<int> Statements(params PolicyDescriptorType[] some)
        {
            _recorder.Start();
            var session = await _cognito.As((await _cognito.Invoke(Request() with { PolicyArns = some }, _ana)).Credentials!);
            var count = _recorder.Stop().Count;
            foreach (var i in Enumerable.Range(0, 10)) Assert.Equal(some.Contains(arns[i]), await _cognito.WhyNot(session, "s3:GetObject", $"arn:aws:s3:::{i}/x") is null);
            return count;
        }

        await Statements(arns[0]);
        Assert.Equal(await Statements(arns[0]), await Statements([.. arns]));
        Assert.Equal("Session policy arn:aws:iam::123456789012:policy/P1 does not exist.", (await _cognito.Refusal(Request() with { PolicyArns = [arns[0], new() { Arn = "arn:aws:iam::123456789012:policy/P1" }, new() { Arn = "arn:aws:iam::123456789012:policy/P3" }] }, _ana)).Message);
        Assert.Equal("At most 10 managed session policies can be passed.", (await _cognito.Refusal(Request() with { PolicyArns = [.. arns, arns[0]] }, _ana)).Message);
    }

    [Fact]
    public async Task The_boundary_of_the_role_holds_for_its_sessions()
    {
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "Border", PolicyDocument = TestCognito.Allow("s3:GetObjectTagging") });
        await _cognito.Invoke(new PutRolePermissionsBoundaryRequest { RoleName = "Readers", PermissionsBoundary = "arn:aws:iam::123456789012:policy/Border" });
        var session = await _cognito.As((await _cognito.Invoke(Request(), _ana)).Credentials!);
        Assert.NotNull(await _cognito.WhyNot(session, "s3:GetObject"));
        Assert.Null(await _cognito.WhyNot(session, "s3:GetObjectTagging"));
    }

    [Fact]
    public async Task Checks_the_external_id()
    {
        var trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"secret-1"}}}]}""";
        var role = await _cognito.AnIamRole("Partners", trust);
        await Denied(Request() with { RoleArn = role }, _ana);
        await Denied(Request() with { RoleArn = role, ExternalId = "secret-2" }, _ana);
        await _cognito.Invoke(Request() with { RoleArn = role, ExternalId = "secret-1" }, _ana);
    }

    [Fact]
    public async Task Tags_need_the_right_to_tag_and_transitive_ones_stay()
    {
        var tagged = Request() with { Tags = [new() { Key = "team", Value = "blue" }], TransitiveTagKeys = ["team"], SourceIdentity = "ana" };
        var plain = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}""";
        await Denied(tagged with { RoleArn = await _cognito.AnIamRole("Untaggable", plain) }, _ana, "sts:TagSession");

        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Readers", PolicyName = "chain", PolicyDocument = TestCognito.Allow("sts:*") });
        var first = (Caller.AssumedRole)await _cognito.As((await _cognito.Invoke(tagged, _ana)).Credentials!);
        Assert.Equal("blue", first.Session.Tags["team"]);
        var next = await _cognito.AnIamRole("Next", TestCognito.TrustInAccount);
        var second = (Caller.AssumedRole)await _cognito.As((await _cognito.Invoke(Request() with { RoleArn = next }, first)).Credentials!);
        Assert.Equal(("blue", "ana"), (second.Session.Tags["team"], second.Session.SourceIdentity));
        Assert.Equal(ErrorCodes.ValidationException, (await _cognito.Refusal(Request() with { RoleArn = next, Tags = [new() { Key = "Team", Value = "red" }] }, first)).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await _cognito.Refusal(Request() with { RoleArn = next, DurationSeconds = 3601 }, first)).Code);
    }

    [Fact]
    public async Task Transitive_tags_are_named_in_any_case_and_as_often_as_one_likes()
    {
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Readers", PolicyName = "chain", PolicyDocument = TestCognito.Allow("sts:*") });
        var tagged = Request() with { Tags = [new() { Key = "Team", Value = "blue" }], TransitiveTagKeys = ["team", "Team"] };
        var first = (Caller.AssumedRole)await _cognito.As((await _cognito.Invoke(tagged, _ana)).Credentials!);
        Assert.Equal(["Team"], first.Session.TransitiveTagKeys);
        var next = await _cognito.AnIamRole("Next", TestCognito.TrustInAccount);
        var second = (Caller.AssumedRole)await _cognito.As((await _cognito.Invoke(Request() with { RoleArn = next }, first)).Credentials!);
        Assert.Equal("blue", second.Session.Tags["Team"]);
    }

    [Fact]
    public async Task What_comes_along_in_a_chain_needs_the_next_roles_trust_too()
    {
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Readers", PolicyName = "chain", PolicyDocument = TestCognito.Allow("sts:*") });
        var plain = Request() with { RoleArn = await _cognito.AnIamRole("Plain", Trust("arn:aws:iam::123456789012:root")) };
        await _cognito.Invoke(plain, await Session(Request()));
        await _cognito.Invoke(plain, await Session(Request() with { Tags = [new() { Key = "team", Value = "blue" }] }));
        await Denied(plain, await Session(Request() with { Tags = [new() { Key = "team", Value = "blue" }], TransitiveTagKeys = ["team"] }), "sts:TagSession");
        await Denied(plain, await Session(Request() with { SourceIdentity = "ana" }), "sts:SetSourceIdentity");

        async Task<Caller> Session(AssumeRoleRequest request) => await _cognito.As((await _cognito.Invoke(request, _ana)).Credentials!);
    }

    [Fact]
    public async Task A_session_policy_has_AWSs_length()
    {
        string Policy(int length) => TestCognito.Allow("s3:*", $"arn:aws:s3:::{new string('b', length - TestCognito.Allow("s3:*", "arn:aws:s3:::").Count(c => !char.IsWhiteSpace(c)))}");
        await _cognito.Invoke(Request() with { Policy = Policy(2048) }, _ana);
        var refusal = await _cognito.Refusal(Request() with { Policy = Policy(2049) }, _ana);
        Assert.Equal((ErrorCodes.PackedPolicyTooLargeException, 400, "Packed size of session policies and session tags exceeds the limit: 101%."), (refusal.Code, refusal.Status, refusal.Message));
    }

    [Fact]
    public async Task Lasts_no_longer_than_the_role_allows()
    {
        Assert.Equal((ErrorCodes.ValidationException, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."), await _cognito.Refusal(Request() with { DurationSeconds = 7200 }, _ana) is var r ? (r.Code, r.Message) : default);
        await _cognito.Invoke(new UpdateRoleRequest { RoleName = "Readers", MaxSessionDuration = 7200 });
        Assert.Equal(_cognito.Clock.GetUtcNow().AddHours(2), (await _cognito.Invoke(Request() with { DurationSeconds = 7200 }, _ana)).Credentials!.Expiration);
    }

    private async Task Denied(AssumeRoleRequest request, Caller caller, string action = "sts:AssumeRole")
    {
        var refusal = await _cognito.Refusal(request, caller);
        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
        Assert.Contains($"is not authorized to perform: {action} on resource: {request.RoleArn}", refusal.Message, StringComparison.Ordinal);
    }

    private static string Trust(string arn) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{arn}}"},"Action":"sts:AssumeRole"}]}""";

    private AssumeRoleRequest Request() => new() { RoleArn = _role, RoleSessionName = "work" };
}
