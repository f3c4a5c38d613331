using System.Security.Cryptography;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>KeyConfiguration: whose key a pool's secrets are encrypted under, and what is left of the pool without it.</summary>
public sealed class KeyConfigurationTests : IAsyncDisposable
{
    private const string First = "arn:aws:kms:us-east-1:123456789012:key/first";
    private const string Second = "arn:aws:kms:us-east-1:123456789012:key/second";
    private static readonly KeyConfigurationType ServersOwn = new() { KeyType = EncryptionKeyType.AwsOwnedKey };

    private readonly CustomerKeyFolder _keys = new();
    private readonly TestCognito _cognito;

    public KeyConfigurationTests() => _cognito = new(options: new EngineOptions { KmsKeys = [_keys.New(First), _keys.New(Second, base64: true)] });

    public async ValueTask DisposeAsync()
    {
        await _cognito.DisposeAsync();
        _keys.Dispose();
    }

    [Fact, Shows("UserPool.KeyConfiguration.KeyType", "UserPool.KeyConfiguration.KmsKeyArn")]
    public async Task Without_the_customers_key_nobody_signs_in_and_with_it_everybody_does_at_once()
    {
        var (pool, client) = await APool(Customer(First));
        var others = await APool(Customer(Second));
        var own = await APool(null);
        var before = await _cognito.SignIn(client);
        var file = _keys.Take(First);

        foreach (var request in new object[] { _cognito.PasswordAuth(client), TestCognito.SrpAuth(client, new SrpClient()), TestCognito.AdminPasswordAuth(client), TestCognito.RefreshAuth(client, before.RefreshToken!), new GetUserRequest { AccessToken = before.AccessToken! } })
            Assert.Equal((ErrorCodes.InternalErrorException, 500, $"The encryption key of user pool {pool.Id} is not available."), await Refused(request));
        // Other keys are other pools' business, and what is no secret can still be read and mended.
        await _cognito.SignIn(others.Client);
        await _cognito.SignIn(own.Client);
        Assert.Equal("ana", (await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).Username);
        Assert.Equal(First, (await Described(pool)).KeyConfiguration!.KmsKeyArn);

        _keys.Return(First, file);
        await _cognito.SignIn(client);
        await _cognito.Invoke(new GetUserRequest { AccessToken = before.AccessToken! });
        await _cognito.Invoke(TestCognito.RefreshAuth(client, before.RefreshToken!));
    }

    [Fact]
    public async Task A_client_secret_in_memory_is_no_use_without_the_key()
    {
        var (pool, _) = await APool(Customer(First));
        var client = await _cognito.AClient(pool, c => c with { GenerateSecret = true });
        var request = _cognito.PasswordAuth(client);
        await _cognito.Invoke(request);
        _keys.Take(First);
        Assert.Equal(ErrorCodes.InternalErrorException, (await Refused(request)).Code);
        Assert.Equal(ErrorCodes.InternalErrorException, (await Refused(new DescribeUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! })).Code);
    }

    [Fact]
    public async Task Without_the_key_nobody_can_tell_who_there_is()
    {
        var (pool, _) = await APool(Customer(First));
        var client = await _cognito.AClient(pool, c => c with { PreventUserExistenceErrors = "ENABLED" });
        _keys.Take(First);
        foreach (var username in new[] { "ana", "nobody" })
            foreach (var request in new object[] { _cognito.PasswordAuth(client, username), TestCognito.SrpAuth(client, new SrpClient(), username), new ForgotPasswordRequest { ClientId = client.ClientId!, Username = username }, new ConfirmForgotPasswordRequest { ClientId = client.ClientId!, Username = username, ConfirmationCode = "123456", Password = TestCognito.Password }, new ResendConfirmationCodeRequest { ClientId = client.ClientId!, Username = username }, new ConfirmSignUpRequest { ClientId = client.ClientId!, Username = username, ConfirmationCode = "123456" }, new SignUpRequest { ClientId = client.ClientId!, Username = username, Password = TestCognito.Password } })
                Assert.Equal((ErrorCodes.InternalErrorException, 500, $"The encryption key of user pool {pool.Id} is not available."), await Refused(request));
    }

    [Fact]
    public async Task Every_secret_of_the_pool_moves_with_it()
    {
        var (pool, client) = await APool(null, p => p with { Policies = new() { PasswordPolicy = new() { MinimumLength = 8, PasswordHistorySize = 3 } } });
        await _cognito.SetMfa(pool, UserPoolMfaType.Optional, totp: true);
        var seed = await _cognito.ATotp((await _cognito.SignIn(client)).AccessToken!);
        await _cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = pool.Id!, Username = "ana", SoftwareTokenMfaSettings = new() { Enabled = true, PreferredMfa = true } });
        var confidential = await _cognito.AClient(pool, c => c with { GenerateSecret = true });
        var google = await _cognito.AGoogle(pool);
        var password = TestCognito.Password;

        foreach (var (key, needed) in new (KeyConfigurationType, string?)[] { (Customer(First), First), (Customer(Second), Second), (ServersOwn, null), (Customer(First), First) })
        {
            await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, KeyConfiguration = key, Policies = pool.Policies, MfaConfiguration = UserPoolMfaType.Optional });
            Assert.Equal(key, (await Described(pool)).KeyConfiguration);
            var unused = new[] { First, Second }.Where(k => k != needed).Select(k => (Arn: k, File: _keys.Take(k))).ToList();
            _cognito.Clock.Advance(TimeSpan.FromHours(2)); // changes of a password are counted by the hour
            await using (var node = _cognito.ANode())
            {
                var challenge = await node.Invoke(_cognito.PasswordAuth(client, password: password));
                Assert.Equal(ChallengeNameType.SoftwareTokenMfa, challenge.ChallengeName);
                _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
                var tokens = (await node.Invoke(TestCognito.TotpAnswer(client, challenge.Session, _cognito.TotpCode(seed)))).AuthenticationResult!;
                Assert.Equal(ErrorCodes.PasswordHistoryPolicyViolationException, (await node.Refusal(new ChangePasswordRequest { AccessToken = tokens.AccessToken!, PreviousPassword = password, ProposedPassword = password })).Code);
                await node.Invoke(new ChangePasswordRequest { AccessToken = tokens.AccessToken!, PreviousPassword = password, ProposedPassword = password += "1" });
                Assert.Equal(confidential.ClientSecret, (await node.Invoke(new DescribeUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = confidential.ClientId! })).UserPoolClient!.ClientSecret);
                Assert.Equal(google.ProviderDetails!["client_secret"], (await node.Invoke(new DescribeIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Google" })).IdentityProvider!.ProviderDetails!["client_secret"]);
            }

            foreach (var (arn, file) in unused) _keys.Return(arn, file);
        }
    }

    [Fact]
    public async Task The_server_s_key_ring_alone_does_not_open_it_nor_does_the_key_without_the_ring()
    {
        var (pool, _) = await APool(Customer(First));
        var row = await _cognito.Database(db => db.UserPools.AsNoTracking().SingleAsync());
        var purpose = $"pool-key/{pool.Id}";
        Assert.ThrowsAny<CryptographicException>(() => _cognito.Services.GetRequiredService<KeyRing>().Unprotect(row.SecretKey, purpose));
        var inner = SecretBox.Open(_keys.Bytes(First), row.SecretKey, $"customer-key/{pool.Id}/{First}");
        Assert.Equal(32, _cognito.Services.GetRequiredService<KeyRing>().Unprotect(inner, purpose).Length);
        Assert.ThrowsAny<CryptographicException>(() => KeyRing.InMemory().Unprotect(inner, purpose));
    }

    [Fact]
    public async Task A_pool_that_has_left_a_key_does_not_need_it_and_one_that_has_lost_it_cannot_leave()
    {
        var (left, client) = await APool(Customer(First));
        var (lost, _) = await APool(Customer(First));
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = left.Id!, KeyConfiguration = ServersOwn });
        _keys.Take(First);
        await _cognito.SignIn(client);
        var row = await Row(lost);
        Assert.Equal(ErrorCodes.InternalErrorException, (await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = lost.Id!, KeyConfiguration = ServersOwn })).Code);
        Assert.Equal(row.SecretKey, (await Row(lost)).SecretKey);
        Assert.Equal(First, (await Described(lost)).KeyConfiguration!.KmsKeyArn);
        await _cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = lost.Id! });
    }

    [Fact]
    public async Task Left_out_of_an_update_the_key_stays()
    {
        var (pool, _) = await APool(Customer(First));
        foreach (var key in new[] { null, new KeyConfigurationType() })
        {
            await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, KeyConfiguration = key });
            Assert.Equal(Customer(First), (await Described(pool)).KeyConfiguration);
        }
    }

    [Fact]
    public async Task A_key_in_another_place_or_another_key_in_its_place_opens_nothing()
    {
        var (pool, client) = await APool(Customer(First));
        _keys.Replace(First);
        Assert.Equal((ErrorCodes.InternalErrorException, 500, $"The encryption key of user pool {pool.Id} is not available."), await Refused(_cognito.PasswordAuth(client)));

        // Whoever can write rows cannot lend one pool the key of another.
        await using var rows = new TestCognito(options: _cognito.Options);
        var (own, foreign) = (await rows.APool(), await rows.APool());
        await rows.AUser(own);
        var app = await rows.AClient(own);
        var key = await rows.Database(db => db.UserPools.Where(p => p.Id == foreign.Id).Select(p => p.SecretKey).SingleAsync());
        await rows.Database(db => db.UserPools.Where(p => p.Id == own.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.SecretKey, key)));
        rows.Clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => rows.Invoke(rows.PasswordAuth(app)));
    }

    [Fact]
    public async Task Which_key_it_is_stands_in_the_log_only()
    {
        var (_, client) = await APool(Customer(First));
        _keys.Take(First);
        Assert.DoesNotContain("arn:", (await Refused(_cognito.PasswordAuth(client))).Message, StringComparison.Ordinal);
        Assert.Contains(_cognito.Logged, line => line.Contains(First, StringComparison.Ordinal) && line.Contains("its file is not there.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_a_key_is_refused_and_changes_nothing()
    {
        var unknown = "arn:aws:kms:us-east-1:123456789012:key/unknown";
        _keys.Write(Second, "too short");
        var (pool, _) = await APool(null);
        var row = await Row(pool);
        foreach (var (key, text) in new[]
        {
            (Customer(unknown), $"The KMS key {unknown} cannot be used: it is not among this server's keys (Kms:Keys)."),
            (Customer(Second), $"The KMS key {Second} cannot be used: its file does not hold 32 bytes, as they are or in base64."),
            (new KeyConfigurationType { KeyType = EncryptionKeyType.CustomerManagedKey }, "KmsKeyArn is required when KeyType is CUSTOMER_MANAGED_KEY."),
            (ServersOwn with { KmsKeyArn = First }, "KmsKeyArn can be set only when KeyType is CUSTOMER_MANAGED_KEY."),
            (new KeyConfigurationType { KmsKeyArn = First }, "KmsKeyArn can be set only when KeyType is CUSTOMER_MANAGED_KEY."),
        })
        {
            await _cognito.Refuses(new UpdateUserPoolRequest { UserPoolId = pool.Id!, KeyConfiguration = key }, ErrorCodes.InvalidParameterException, text);
            await _cognito.Refuses(new CreateUserPoolRequest { PoolName = "p", KeyConfiguration = key }, ErrorCodes.InvalidParameterException, text);
        }

        Assert.Equal(1, await _cognito.Database(db => db.UserPools.CountAsync()));
        var after = await Row(pool);
        Assert.Equal(row.SecretKey, after.SecretKey);
        Assert.Equal(row.Version, after.Version);
    }

    [Fact]
    public async Task A_message_cannot_be_read_without_the_key()
    {
        var (pool, _) = await APool(Customer(First), p => p with { AutoVerifiedAttributes = ["email"] });
        await _cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "bob", UserAttributes = TestCognito.Attributes(("email", "bob@example.com")), DesiredDeliveryMediums = ["EMAIL"] });
        var id = (await _cognito.Outbox(pool))[0].Message.Id;
        var file = _keys.Take(First);
        Assert.Equal(ErrorCodes.InternalErrorException, (await Refused(new Contracts.Extensions.GetOutboxMessageRequest { MessageId = id })).Code);
        _keys.Return(First, file);
        Assert.Contains("bob", (await _cognito.Invoke(new Contracts.Extensions.GetOutboxMessageRequest { MessageId = id })).Body, StringComparison.Ordinal);
    }

    private static KeyConfigurationType Customer(string arn) => new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = arn };

    private async Task<(UserPoolType Pool, UserPoolClientType Client)> APool(KeyConfigurationType? key, Func<CreateUserPoolRequest, CreateUserPoolRequest>? with = null)
    {
        var pool = await _cognito.APool(p => (with ?? (x => x))(p) with { KeyConfiguration = key });
        await _cognito.AUser(pool);
        return (pool, await _cognito.AClient(pool));
    }

    private async Task<UserPoolType> Described(UserPoolType pool) => (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!;

    private Task<UserPool> Row(UserPoolType pool) => _cognito.Database(db => db.UserPools.AsNoTracking().SingleAsync(p => p.Id == pool.Id));

    private async Task<(string Code, int Status, string Message)> Refused(object request)
    {
        var caller = Operations.ByRequest[request.GetType()].Access == OperationAccess.Signed ? _cognito.Admin : _cognito.Anyone;
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => _cognito.Invoke(request, caller));
        return (refusal.Code, refusal.Status, refusal.Message);
    }
}
