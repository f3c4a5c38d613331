using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>What each member of an attribute's schema forbids, and that without it nothing does.</summary>
public sealed class SchemaTests
{
    [Theory, MemberData(nameof(Members))]
    [Shows("UserPool.SchemaAttributes.Name", "UserPool.SchemaAttributes.AttributeDataType", "UserPool.SchemaAttributes.Mutable")]
    [Shows("UserPool.SchemaAttributes.NumberAttributeConstraints.MinValue", "UserPool.SchemaAttributes.NumberAttributeConstraints.MaxValue")]
    [Shows("UserPool.SchemaAttributes.StringAttributeConstraints.MinLength", "UserPool.SchemaAttributes.StringAttributeConstraints.MaxLength")]
    public async Task A_value_is_held_to_the_schema(SchemaAttributeType without, SchemaAttributeType with, string value, string message)
    {
        await using var cognito = new TestCognito();
        foreach (var schema in new[] { without, with })
        {
            var pool = await cognito.APool(p => p with { Schema = [schema] });
            await cognito.AnInvitedUser(pool, "ana", "Temporary-1", ($"custom:{schema.Name}", "55"));
            var update = new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributes = TestCognito.Attributes(("custom:size", value)) };
            if (schema == without) await cognito.Invoke(update);
            else
            {
                await cognito.RefusesAsInvalid(update, message);
                var refusal = await Assert.ThrowsAsync<CognitoException>(() => cognito.Invoke(update));
                Assert.Equal([new FieldError("userAttributes.custom:size", message)], refusal.Fields);
            }

            Assert.Equal(schema == without ? value : schema.Name == "size" ? "55" : null, (await cognito.AttributesOf(pool, "ana")).GetValueOrDefault("custom:size"));
        }
    }

    public static TheoryData<SchemaAttributeType, SchemaAttributeType, string, string> Members
    {
        get
        {
            var (text, number) = (new SchemaAttributeType { Name = "size", AttributeDataType = AttributeDataType.String }, new SchemaAttributeType { Name = "size", AttributeDataType = AttributeDataType.Number });
            return new()
            {
                { text, text with { Name = "width" }, "55", Schema("custom:size: Attribute does not exist in the schema.") },
                { text, number, "large", Schema("custom:size: The value is not a number") },
                { text, text with { AttributeDataType = AttributeDataType.DateTime }, "large", Schema("custom:size: The value is not a date") },
                { text, text with { Mutable = false }, "56", "user.custom:size: Attribute cannot be updated." },
                { number, number with { NumberAttributeConstraints = new() { MinValue = "40" } }, "39", Schema("custom:size: Number must be no less than 40") },
                { number, number with { NumberAttributeConstraints = new() { MaxValue = "60" } }, "61", Schema("custom:size: Number must be no greater than 60") },
                { text, text with { StringAttributeConstraints = new() { MinLength = "2" } }, "5", Schema("custom:size: String must be no shorter than 2 characters") },
                { text, text with { StringAttributeConstraints = new() { MaxLength = "2" } }, "555", Schema("custom:size: String must be no longer than 2 characters") },
            };

            static string Schema(string fault) => $"Attributes did not conform to the schema: {fault}\n";
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Shows("UserPool.SchemaAttributes.Required")]
    public async Task Who_signs_up_gives_what_is_required(bool required)
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool(p => p with { Schema = [new() { Name = "nickname", Required = required }] }));
        var request = new SignUpRequest { ClientId = client.ClientId!, Username = "ana", Password = TestCognito.Password };
        if (required) await cognito.RefusesAsInvalid(request, "Attributes did not conform to the schema: nickname: The attribute is required\n");
        else await cognito.Invoke(request);
    }

    [Theory]
    [InlineData(false, "custom:note")]
    [InlineData(true, "dev:custom:note")]
    [Shows("UserPool.SchemaAttributes.DeveloperOnlyAttribute")]
    public async Task What_is_the_developers_no_app_client_writes(bool developers, string name)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Schema = [new() { Name = "note", DeveloperOnlyAttribute = developers }] });
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", (name, "set by the server"));
        var writes = new CreateUserPoolClientRequest { UserPoolId = pool.Id!, ClientName = "app", ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"], WriteAttributes = [name] };
        if (developers) await cognito.RefusesAsInvalid(writes, "Invalid write attributes specified while creating a client");
        else await cognito.Invoke(new UpdateUserAttributesRequest { AccessToken = await Token((await cognito.Invoke(writes)).UserPoolClient!), UserAttributes = TestCognito.Attributes((name, "set by Ana")) });
        Assert.Equal(developers ? "set by the server" : "set by Ana", (await cognito.AttributesOf(pool, "ana"))[name]);

        var plain = await Token(await cognito.AClient(pool));
        await cognito.RefusesAsUnauthorized(new UpdateUserAttributesRequest { AccessToken = plain, UserAttributes = TestCognito.Attributes((name, "x")) }, "A client attempted to write unauthorized attribute");
        await cognito.RefusesAsUnauthorized(new DeleteUserAttributesRequest { AccessToken = plain, UserAttributeNames = [name] }, "A client attempted to write unauthorized attribute");
        await cognito.RefusesAsUnauthorized(new SignUpRequest { ClientId = (await cognito.AClient(pool)).ClientId!, Username = "ben", Password = TestCognito.Password, UserAttributes = TestCognito.Attributes((name, "x")) }, "A client attempted to write unauthorized attribute");
        await cognito.Invoke(new AdminDeleteUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributeNames = [name] });
        Assert.DoesNotContain(name, (await cognito.AttributesOf(pool, "ana")).Keys);

        async Task<string> Token(UserPoolClientType client) => (await cognito.SignIn(client)).AccessToken!;
    }
}
