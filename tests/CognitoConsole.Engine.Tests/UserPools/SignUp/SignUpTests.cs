using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SignUpTests
{
    [Fact]
    public async Task The_user_waits_for_the_code_that_was_sent()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        var answer = await cognito.SignUp(client);
        Assert.False(answer.UserConfirmed);
        Assert.Equal(("email", "EMAIL", "a***@e***"), (answer.CodeDeliveryDetails!.AttributeName, answer.CodeDeliveryDetails.DeliveryMedium, answer.CodeDeliveryDetails.Destination));
        var user = await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal(UserStatusType.Unconfirmed, user.UserStatus);
        Assert.Equal((answer.UserSub, "false"), ((await cognito.AttributesOf(pool, "ana"))["sub"], (await cognito.AttributesOf(pool, "ana"))["email_verified"]));
        var (message, body) = (await cognito.Outbox(pool)).Single();
        Assert.Equal(("ana@example.com", "SignUp", "Your verification code"), (message.Destination, message.Kind, message.Subject));
        Assert.Matches(@"^Your confirmation code is \d{6}$", body);
    }

    [Fact]
    [Shows("UserPool.AutoVerifiedAttributes")]
    public async Task The_phone_comes_before_the_email_and_nothing_is_sent_where_nothing_is_verified()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email", "phone_number"], SmsConfiguration = new() { SnsCallerArn = "arn:aws:iam::123456789012:role/sms" } });
        var client = await cognito.AClient(pool);
        var answer = await cognito.Invoke(Request(client, "ana", ("email", "ana@example.com"), ("phone_number", "+15550001234")));
        Assert.Equal(("phone_number", "SMS", "+*******1234"), (answer.CodeDeliveryDetails!.AttributeName, answer.CodeDeliveryDetails.DeliveryMedium, answer.CodeDeliveryDetails.Destination));

        var silent = await cognito.APool();
        Assert.Null((await cognito.SignUp(await cognito.AClient(silent))).CodeDeliveryDetails);
        Assert.Empty(await cognito.Outbox(silent));
    }

    [Fact]
    public async Task Two_hundred_at_once_for_one_name_make_one_user()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameConfiguration = new() { CaseSensitive = false }, AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        var (done, refusals) = await cognito.AtOnce(200, i => Request(client, i % 2 == 0 ? "Ana" : "aNA", ("email", $"ana{i}@example.com")));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal((ErrorCodes.UsernameExistsException, "User already exists"), (r.Code, r.Message)));
        Assert.Single(await cognito.Outbox(pool));
        Assert.Single((await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id! })).Users!);
    }

    [Fact]
    public async Task Two_hundred_at_once_for_one_email_make_one_user()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameAttributes = ["email"], UsernameConfiguration = new() { CaseSensitive = false } });
        var client = await cognito.AClient(pool);
        var (done, refusals) = await cognito.AtOnce(200, i => Request(client, i % 2 == 0 ? "Ana@example.com" : "ana@EXAMPLE.com"));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal((ErrorCodes.UsernameExistsException, "An account with the given email already exists."), (r.Code, r.Message)));
    }

    [Theory]
    [InlineData("Sh0rt-x", "Password not long enough")]
    [InlineData("lower-case-9", "Password must have uppercase characters")]
    [InlineData("UPPER-CASE-9", "Password must have lowercase characters")]
    [InlineData("No-Number-Here", "Password must have numeric characters")]
    [InlineData("NoSymbolHere9", "Password must have symbol characters")]
    [InlineData("Ärger-länge-9", "Password must have uppercase characters")]
    [InlineData("Zahl-lang-٣", "Password must have numeric characters")]
    public async Task Refuses_a_weak_password(string password, string rule)
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool());
        var request = Request(client, "ana") with { Password = password };
        await cognito.Refuses(request, ErrorCodes.InvalidPasswordException, $"Password did not conform with policy: {rule}");
    }

    [Fact]
    [Shows("UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly")]
    public async Task Refuses_where_only_administrators_create_users()
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool(p => p with { AdminCreateUserConfig = new() { AllowAdminCreateUserOnly = true } }));
        await cognito.RefusesAsUnauthorized(Request(client, "ana"), "SignUp is not permitted for this user pool");
    }

    [Fact]
    public async Task Refuses_an_unknown_client_and_a_missing_password()
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool());
        await cognito.Refuses(Request(client, "ana") with { ClientId = "nosuchclient" }, ErrorCodes.ResourceNotFoundException, "User pool client nosuchclient does not exist.");
        await cognito.RefusesAsInvalid(Request(client, "ana") with { Password = null }, "Missing required parameter Password");
        await cognito.RefusesAsInvalid(Request(client, "ana") with { Password = "" }, "Missing required parameter Password");
    }

    [Fact]
    public async Task A_blank_password_is_none_and_a_space_is_one()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });
        var request = Request(await cognito.AClient(pool), "ana") with { UserAttributes = TestCognito.Attributes(("email", "ana@example.com")) };
        Assert.StartsWith("1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern", (await cognito.Refusal(request with { Password = " " })).Message, StringComparison.Ordinal);
        await cognito.Invoke(request with { Password = "" });
        Assert.Null((await cognito.Database(db => Task.FromResult(db.CognitoUsers.Single()))).PasswordVerifier);
    }

    [Theory]
    [InlineData("EMAIL_OTP", "email", "email", true)]
    [InlineData("EMAIL_OTP", "email", "", false)]
    [InlineData("EMAIL_OTP", "email", "phone_number", false)]
    [InlineData("EMAIL_OTP", "phone_number", "email", false)]
    [InlineData("SMS_OTP", "phone_number", "phone_number", true)]
    [InlineData("SMS_OTP", "phone_number", "email", false)]
    public async Task Takes_no_password_only_from_whom_a_code_will_let_in(string factor, string verified, string given, bool isTaken)
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool(p => SmsPool.WithSms(p) with { AutoVerifiedAttributes = [verified], Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", factor] } } }));
        var request = Request(client, "ana") with
        {
            Password = null,
            UserAttributes = given switch { "email" => TestCognito.Attributes(("email", "ana@example.com")), "phone_number" => TestCognito.Attributes(("phone_number", "+15555550100")), _ => null },
        };
        if (isTaken) Assert.NotNull((await cognito.Invoke(request)).CodeDeliveryDetails);
        else await cognito.RefusesAsInvalid(request, "Missing required parameter Password");
        if (!isTaken) await cognito.Invoke(request with { Password = TestCognito.Password });
    }

    [Fact]
    public async Task Asks_for_the_secret_hash()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool, c => c with { GenerateSecret = true });
        await cognito.RefusesAsUnauthorized(Request(client, "ana") with { SecretHash = null }, $"Client {client.ClientId} is configured with secret but SECRET_HASH was not received");
        await cognito.RefusesAsUnauthorized(Request(client, "ana") with { SecretHash = TestCognito.HashFor(client, "ben") }, $"Unable to verify secret hash for client {client.ClientId}");
        await cognito.Invoke(Request(client, "ana"));
        var publicClient = await cognito.AClient(pool);
        await cognito.RefusesAsUnauthorized(Request(publicClient, "ben") with { SecretHash = "AAAA" }, $"Client {publicClient.ClientId} is not configured for secret but secret hash was received");
    }

    [Fact]
    public async Task Required_attributes_must_be_there_and_only_writable_ones_may()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Schema = [new() { Name = "email", Required = true }, new() { Name = "role", AttributeDataType = AttributeDataType.String }] });
        var client = await cognito.AClient(pool);
        await cognito.RefusesAsInvalid(Request(client, "ana"), "Attributes did not conform to the schema: email: The attribute is required\n");
        foreach (var name in new[] { "custom:role", "email_verified", "phone_number_verified", "sub", "identities" })
            await cognito.RefusesAsUnauthorized(Request(client, "ana", ("email", "ana@example.com"), (name, "true")), "A client attempted to write unauthorized attribute");
    }

    [Theory]
    [InlineData("email", "ana@example.com", "Username cannot be of email format, since user pool is configured for email alias.")]
    [InlineData("phone_number", "+15550001234", "Username cannot be of phone number format, since user pool is configured for phone number alias.")]
    public async Task A_user_name_must_not_look_like_an_alias(string alias, string username, string message)
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool(p => p with { AliasAttributes = [alias] }));
        await cognito.RefusesAsInvalid(Request(client, username), message);
    }

    [Theory]
    [InlineData("email", "Username should be an email.")]
    [InlineData("phone_number", "Username should be a phone number.")]
    [InlineData("email,phone_number", "Username should be either an email or a phone number.")]
    public async Task A_user_name_must_be_what_the_pool_signs_in_with(string attributes, string message)
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool(p => p with { UsernameAttributes = attributes.Split(',') }));
        await cognito.RefusesAsInvalid(Request(client, "ana"), message);
    }

    [Fact]
    public async Task A_preferred_user_name_that_is_an_alias_comes_after_the_confirmation()
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool(p => p with { AliasAttributes = ["preferred_username"] }));
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(Request(client, "ana", ("preferred_username", "annie")))).Code);
    }

    private static SignUpRequest Request(UserPoolClientType client, string username, params (string, string)[] attributes) => new()
    {
        ClientId = client.ClientId!,
        SecretHash = TestCognito.HashFor(client, username),
        Username = username,
        Password = TestCognito.Password,
        UserAttributes = TestCognito.Attributes(attributes),
    };
}
