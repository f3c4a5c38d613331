using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Under which names a person signs in is the pool's choice.</summary>
public sealed class SignInNamesTests
{
    [Theory]
    [InlineData("email", "ana@example.com")]
    [InlineData("phone_number", "+15550001234")]
    [InlineData("preferred_username", "annie")]
    [Shows("UserPool.AliasAttributes")]
    public async Task An_alias_signs_in_where_the_pool_takes_it(string attribute, string value)
    {
        await using var cognito = new TestCognito();
        foreach (var aliases in new string[]?[] { [attribute], null })
        {
            var pool = await cognito.APool(p => p with { AliasAttributes = aliases });
            await cognito.AUser(pool);
            await cognito.SetAttributes(pool, "ana", ("phone_number", "+15550001234"), ("phone_number_verified", "true"), ("preferred_username", "annie"));
            var client = await cognito.AClient(pool);
            if (aliases is null) await cognito.RefusesUnknownUser(cognito.PasswordAuth(client, value));
            else Assert.Equal("ana", TestCognito.Claims((await cognito.SignIn(client, value)).AccessToken!).GetProperty("username").GetString());
        }
    }

    [Theory]
    [InlineData("email", "ana@example.com", "Username should be an email.")]
    [InlineData("phone_number", "+15550001234", "Username should be a phone number.")]
    [Shows("UserPool.UsernameAttributes")]
    public async Task An_address_is_the_user_name_where_the_pool_has_no_other(string attribute, string value, string message)
    {
        await using var cognito = new TestCognito();
        var plain = await cognito.AClient(await cognito.APool());
        await cognito.Invoke(Request(plain, "ana"));
        await cognito.Invoke(Request(plain, value));
        Assert.Equal(value, (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = plain.UserPoolId!, Username = value })).Username);

        var client = await cognito.AClient(await cognito.APool(p => p with { UsernameAttributes = [attribute] }));
        await cognito.RefusesAsInvalid(Request(client, "ana"), message);
        await cognito.Invoke(Request(client, value));
        var user = await cognito.Invoke(new AdminGetUserRequest { UserPoolId = client.UserPoolId!, Username = value });
        Assert.NotEqual(value, user.Username);
        Assert.Equal(value, user.UserAttributes!.Single(a => a.Name == attribute).Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Shows("UserPool.UsernameConfiguration.CaseSensitive")]
    public async Task Upper_case_is_another_name_or_the_same(bool caseSensitive)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameConfiguration = new() { CaseSensitive = caseSensitive } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        if (caseSensitive) await cognito.RefusesUnknownUser(cognito.PasswordAuth(client, "ANA"));
        else await cognito.SignIn(client, "ANA");
        if (caseSensitive) await cognito.Invoke(Request(client, "Ana"));
        else await cognito.Refuses(Request(client, "Ana"), ErrorCodes.UsernameExistsException, "User already exists");
    }

    /// <summary>One function folds names, wherever they come in: a look-alike is the same person everywhere, or somebody else everywhere.</summary>
    [Theory]
    [InlineData("kasi", "KASI", true)]
    [InlineData("kasi", "kAsI", true)]
    [InlineData("kasi", "\u212Aasi", true)] // Kelvin sign
    [InlineData("kasi", "ka\u017Fi", true)] // long s
    [InlineData("kas\u00ed", "KASI\u0301", true)] // i and a combining accent
    [InlineData("\u03c3\u03bf\u03c6\u03cc\u03c2", "\u03a3\u039f\u03a6\u038c\u03a3", true)] // final sigma
    [InlineData("kasi", "k\u0430si", false)] // Cyrillic a
    [InlineData("kasi", "kas\u0131", false)] // dotless i
    [InlineData("kasi", "\uff4basi", false)] // full width
    public async Task A_name_is_folded_alike_at_every_entrance(string name, string alike, bool same)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameConfiguration = new() { CaseSensitive = false } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool, name, "kasi@example.com");

        var found = new Dictionary<string, bool>
        {
            ["sign-in"] = await Is<InitiateAuthResponse>(cognito.PasswordAuth(client, alike), null),
            ["SRP"] = await Is<InitiateAuthResponse>(TestCognito.SrpAuth(client, new SrpClient(), alike), null),
            ["recovery"] = await Is<ForgotPasswordResponse>(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = alike }, null),
            ["administrator"] = await Is<AdminGetUserResponse>(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = alike }, null),
            ["import"] = (await cognito.Import(await cognito.AnImportJob(pool, null, [[$"cognito:username={alike}", "email=new@example.com", "email_verified=true"]]))).ImportedUsers == 0,
        };
        if (!same) await cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = pool.Id!, Username = alike });
        found["creation"] = await Is<AdminCreateUserResponse>(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = alike, MessageAction = "SUPPRESS" }, ErrorCodes.UsernameExistsException);
        if (!same) await cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = pool.Id!, Username = alike });
        found["sign-up"] = await Is<SignUpResponse>(Request(client, alike), ErrorCodes.UsernameExistsException);
        Assert.Equal(found.Keys.Select(k => (k, same)), found.Select(f => (f.Key, f.Value)));

        // The answer means the person where it is this refusal; without one, where there is an answer.
        async Task<bool> Is<T>(IRequest<T> request, string? refused)
            where T : class
        {
            var refusal = (await cognito.Outcome(request)).Refusal;
            if (refusal is not null && refusal.Code != ErrorCodes.UsernameExistsException) Assert.Equal(ErrorCodes.UserNotFoundException, refusal.Code);
            return refusal?.Code == refused;
        }
    }

    private static SignUpRequest Request(UserPoolClientType client, string username) => new() { ClientId = client.ClientId!, Username = username, Password = TestCognito.Password };
}
