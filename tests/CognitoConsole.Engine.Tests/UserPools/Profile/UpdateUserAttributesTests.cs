using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateUserAttributesTests
{
    [Fact]
    [Shows("UserPoolClient.WriteAttributes")]
    public async Task A_client_writes_exactly_what_it_may()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Schema = [new() { Name = "role", AttributeDataType = AttributeDataType.String }, new() { Name = "team", AttributeDataType = AttributeDataType.String }] });
        string[] all = [.. pool.SchemaAttributes!.Select(a => a.Name!), "identities", "dev:custom:x", "custom:none"];
        string[] never = ["sub", "email_verified", "phone_number_verified", "identities", "dev:custom:x", "custom:none"];
        string[][] lists = [[], ["name"], ["email", "custom:team"], ["custom:role", "phone_number", "address"]];
        await cognito.AUser(pool);
        foreach (var list in lists)
        {
            var client = await cognito.AClient(pool, c => c with { WriteAttributes = list.Length == 0 ? null : list });
            var token = (await cognito.SignIn(client)).AccessToken!;
            foreach (var name in all)
            {
                var allowed = !never.Contains(name) && (list.Length == 0 ? !name.StartsWith("custom:", StringComparison.Ordinal) : list.Contains(name));
                if (allowed) await cognito.Invoke(Request(token, (name, Value(name))));
                else await cognito.RefusesAsUnauthorized(Request(token, (name, Value(name))), "A client attempted to write unauthorized attribute");
            }
        }

        static string Value(string name) => name switch
        {
            "email" => "ana@example.org",
            "phone_number" => "+15550001234",
            "birthdate" => "2001-02-03",
            "updated_at" => "1700000000",
            "email_verified" or "phone_number_verified" => "true",
            _ => "x",
        };
    }

    [Fact]
    public async Task A_new_email_loses_its_flag_at_once_and_is_proven_by_a_code()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var token = (await cognito.SignIn(client)).AccessToken!;
        var answer = await cognito.Invoke(Request(token, ("email", "new@example.org"), ("nickname", "annie")));
        Assert.Equal(("email", "EMAIL", "n***@e***"), answer.CodeDeliveryDetailsList!.Select(d => (d.AttributeName, d.DeliveryMedium, d.Destination)).Single());
        var claims = TestCognito.Claims((await cognito.SignIn(client)).IdToken!);
        Assert.Equal(("new@example.org", false), (claims.GetProperty("email").GetString(), claims.GetProperty("email_verified").GetBoolean()));
        Assert.Equal("new@example.org", (await cognito.Outbox(pool))[0].Message.Destination);
        await cognito.Invoke(new VerifyUserAttributeRequest { AccessToken = token, AttributeName = "email", Code = await cognito.NewestCode(pool) });
        Assert.True(TestCognito.Claims((await cognito.SignIn(client)).IdToken!).GetProperty("email_verified").GetBoolean());
        Assert.Empty((await cognito.Invoke(Request(token, ("email", "new@example.org")))).CodeDeliveryDetailsList!);
    }

    [Fact]
    [Shows("UserPool.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate")]
    public async Task Where_the_pool_keeps_the_original_it_stays_until_the_code_comes()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameAttributes = ["email"], AutoVerifiedAttributes = ["email"], UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var token = (await cognito.SignIn(client, "ana@example.com")).AccessToken!;
        await cognito.Invoke(Request(token, ("email", "new@example.org")));
        await cognito.SignIn(client, "ana@example.com");
        await cognito.RefusesUnknownUser(cognito.PasswordAuth(client, "new@example.org"));
        var before = (await cognito.Invoke(new GetUserRequest { AccessToken = token })).UserAttributes!;
        Assert.Contains(before, a => a is { Name: "email", Value: "ana@example.com" });
        Assert.Contains(before, a => a is { Name: "email_verified", Value: "true" });

        await cognito.Invoke(new VerifyUserAttributeRequest { AccessToken = token, AttributeName = "email", Code = await cognito.NewestCode(pool) });
        await cognito.SignIn(client, "new@example.org");
        await cognito.RefusesUnknownUser(cognito.PasswordAuth(client, "ana@example.com"));
    }

    [Fact]
    public async Task Refuses_a_name_that_somebody_else_has()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["preferred_username"] });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool, "ana");
        await cognito.AUser(pool, "ben");
        await cognito.Invoke(Request((await cognito.SignIn(client, "ana")).AccessToken!, ("preferred_username", "star")));
        var bens = (await cognito.SignIn(client, "ben")).AccessToken!;
        foreach (var name in new[] { "star", "ana" })
            await cognito.Refuses(Request(bens, ("preferred_username", name)), ErrorCodes.AliasExistsException, "An account with the preferred_username already exists.");
        Assert.Equal("ana", TestCognito.Claims((await cognito.SignIn(client, "star")).AccessToken!).GetProperty("username").GetString());
    }

    [Fact]
    public async Task One_free_name_taken_by_fifty_at_once_goes_to_one()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["preferred_username"] });
        var client = await cognito.AClient(pool);
        var tokens = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            await cognito.AUser(pool, $"user{i}");
            tokens.Add((await cognito.SignIn(client, $"user{i}")).AccessToken!);
        }

        var (done, refusals) = await cognito.AtOnce(50, i => Request(tokens[i % 10], ("preferred_username", "star")));
        Assert.InRange(done, 1, 5);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.AliasExistsException, ErrorCodes.ConcurrentModificationException }));
        Assert.Single((await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id!, Filter = "preferred_username = \"star\"" })).Users!);
    }

    private static UpdateUserAttributesRequest Request(string token, params (string, string)[] attributes) => new() { AccessToken = token, UserAttributes = TestCognito.Attributes(attributes) };
}
