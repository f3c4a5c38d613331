using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class TrustWarningsTests : IAsyncDisposable
{
    private const string Aud = "cognito-identity.amazonaws.com:aud";
    private const string Amr = "cognito-identity.amazonaws.com:amr";
    private const string Nowhere = "us-east-1:11111111-2222-3333-4444-555555555555";
    private const string SignedIn = $"\"ForAnyValue:StringEquals\":{{\"{Amr}\":\"authenticated\"}}";
    private const string AsGuest = $"\"ForAnyValue:StringEquals\":{{\"{Amr}\":\"unauthenticated\"}}";
    private const string Guests = $"Guests get in too, by the basic flow: nothing here asks how somebody has signed in. Name authenticated or unauthenticated in {Amr}.";
    private readonly TestCognito _cognito = new();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private async Task<IReadOnlyList<string>> Warnings(params string[] statements)
    {
        var findings = (await _cognito.Invoke(new GetPolicyFindingsRequest { PolicyDocument = Policies.Document(statements), PolicyType = PolicyPlace.Trust })).Findings;
        Assert.All(findings, f => Assert.Equal(PolicyFindingType.Warning, f.FindingType));
        return [.. findings.Select(f => $"{f.Path}: {f.Message}")];
    }

    private async Task<string> APool() => (await _cognito.AnIdentityPool()).IdentityPoolId;

    /// <summary>Trusts pools, under one more condition.</summary>
    private static string TrustIn(string pools, string? condition = null) => Statement(
        "\"Federated\":\"cognito-identity.amazonaws.com\"", "sts:AssumeRoleWithWebIdentity", $"\"StringEqualsIgnoreCase\":{{\"{Aud}\":[{string.Join(',', pools.Split(' ').Select(p => $"\"{p}\""))}]}}{(condition is null ? "" : $",{condition}")}");

    private static string Statement(string principal, string action, string? condition = null) =>
        $"{{\"Effect\":\"Allow\",\"Principal\":{{{principal}}},\"Action\":\"{action}\"{(condition is null ? "" : $",\"Condition\":{{{condition}}}")}}}";

    [Theory]
    [InlineData(null)]
    [InlineData($"\"Null\":{{\"{Amr}\":\"false\"}}")]
    [InlineData($"\"ForAnyValue:StringLike\":{{\"{Amr}\":\"*\"}}")]
    [InlineData($"\"ForAnyValue:StringLike\":{{\"{Amr}\":\"*authenticated\"}}")]
    public async Task Guests_who_are_not_meant(string? condition) => Assert.Equal([$"Statement[0].Condition: {Guests}"], await Warnings(TrustIn(await APool(), condition)));

    [Theory]
    [InlineData(SignedIn)]
    [InlineData(AsGuest)]
    [InlineData($"\"ForAnyValue:StringEquals\":{{\"{Amr}\":[\"unauthenticated\",\"authenticated\"]}}")]
    [InlineData($"\"ForAllValues:StringNotEquals\":{{\"{Amr}\":\"unauthenticated\"}}")]
    [InlineData($"\"ForAnyValue:StringLike\":{{\"{Amr}\":\"cognito-idp.*\"}}")]
    public async Task Who_is_meant_is_said(string condition) => Assert.Empty(await Warnings(TrustIn(await APool(), condition)));

    [Fact]
    public async Task A_deny_may_say_it_and_another_statement_cannot()
    {
        var pool = await APool();
        Assert.Empty(await Warnings(TrustIn(pool), $"{{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:*\",\"Condition\":{{{AsGuest}}}}}"));
        Assert.Equal([$"Statement[1].Condition: {Guests}"], await Warnings(TrustIn(pool, AsGuest), TrustIn(pool)));
        Assert.Empty(await Warnings(TrustIn(pool, AsGuest), TrustIn(pool, SignedIn)));
    }

    [Theory]
    [InlineData("StringEquals", "authenticated", "ForAnyValue:StringEquals")]
    [InlineData("StringLike", "authenticated", "ForAnyValue:StringLike")]
    [InlineData("StringNotEquals", "unauthenticated", "ForAllValues:StringNotEquals")]
    public async Task Several_values_need_a_set_operator(string test, string value, string better) => Assert.Equal(
        [$"Statement[0].Condition.{test}.{Amr}: {Amr} has several values, and AWS compares such a key with a set operator only. Write {better}."],
        await Warnings(TrustIn(await APool(), $"\"{test}\":{{\"{Amr}\":\"{value}\"}}")));

    [Fact]
    public async Task All_values_of_a_signed_in_person_are_more_than_authenticated() => Assert.Equal(
        [$"Statement[0].Condition.ForAllValues:StringLike.{Amr}: ForAllValues asks that every value of {Amr} compares, and a signed-in person has several. Write ForAnyValue:StringLike."],
        await Warnings(TrustIn(await APool(), $"\"ForAllValues:StringLike\":{{\"{Amr}\":\"authenticated\"}}")));

    [Fact]
    public async Task A_pool_that_there_is_not()
    {
        string[] warning = [$"Statement[0].Condition.StringEqualsIgnoreCase.{Aud}: There is no identity pool {Nowhere} here."];
        var pool = await APool();
        Assert.Equal(warning, await Warnings(TrustIn(Nowhere, SignedIn)));
        Assert.Equal(warning, await Warnings(TrustIn($"{pool} {Nowhere}", SignedIn)));
        Assert.Empty(await Warnings(TrustIn($"{pool} {await APool()}", SignedIn)));
    }

    [Theory]
    [InlineData("\"AWS\":\"*\"", "sts:AssumeRole")]
    [InlineData("\"AWS\":[\"123456789012\",\"*\"]", "sts:Assume*")]
    [InlineData("\"AWS\":\"*\"", "sts:*")]
    public async Task Everybody(string principal, string action)
    {
        string[] warning = ["Statement[0].Principal: Everybody who has AWS credentials can assume the role, without any policy of his own. Name accounts, users or roles, or ask for aws:PrincipalArn in Condition."];
        Assert.Equal(warning, await Warnings(Statement(principal, action)));
        Assert.Equal(warning, await Warnings(Statement(principal, action).Replace($"{{{principal}}}", "\"*\"", StringComparison.Ordinal)));
        Assert.Equal(warning, await Warnings(Statement(principal, action).Replace($"\"Action\":\"{action}\"", "\"NotAction\":\"sts:TagSession\"", StringComparison.Ordinal)));
        Assert.Equal(warning, await Warnings(Statement(principal, action, "\"StringEqualsIfExists\":{\"aws:PrincipalArn\":\"arn:aws:iam::123456789012:role/a\"}")));
        Assert.Equal(warning, await Warnings(Statement(principal, action, "\"StringLike\":{\"aws:PrincipalArn\":\"*\"}")));
        Assert.Empty(await Warnings(Statement(principal, action, "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::123456789012:role/*\"}")));
        Assert.Empty(await Warnings(Statement(principal, action, "\"StringEquals\":{\"aws:PrincipalAccount\":\"123456789012\"}")));
    }

    [Fact]
    public async Task Not_everybody()
    {
        Assert.Empty(await Warnings(Statement("\"AWS\":\"123456789012\"", "sts:AssumeRole")));
        Assert.Empty(await Warnings(Statement("\"AWS\":\"*\"", "sts:TagSession")));
        Assert.Empty(await Warnings(Statement("\"AWS\":\"*\"", "sts:AssumeRole").Replace("Allow", "Deny", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_SAML_provider_and_how_it_comes()
    {
        var arn = await _cognito.AnIamSamlProvider();
        Assert.Empty(await Warnings(Statement($"\"Federated\":\"{arn}\"", "sts:AssumeRoleWithSAML")));
        Assert.Empty(await Warnings(Statement($"\"Federated\":\"{arn}\"", "sts:AssumeRole*")));
        Assert.Equal(["Statement[0].Action: Assertions of a SAML provider come by sts:AssumeRoleWithSAML only, so nobody gets in here."],
            await Warnings(Statement($"\"Federated\":\"{arn}\"", "sts:AssumeRoleWithWebIdentity")));
        Assert.Equal([$"Statement[0].Principal.Federated: IAM has no SAML provider {arn}2 here, so nobody gets in with its assertions."],
            await Warnings(Statement($"\"Federated\":\"{arn}2\"", "sts:AssumeRoleWithSAML")));
    }

    [Fact]
    public async Task An_OpenID_Connect_provider_and_whom_it_may_send()
    {
        var arn = (await _cognito.Invoke(new CreateOpenIDConnectProviderRequest { Url = "https://token.example.com/ci", ClientIDList = ["sts"] })).OpenIDConnectProviderArn!;
        string[] warning = ["Statement[0].Condition: The trust policy asks for no token.example.com/ci:aud and no token.example.com/ci:sub: every token that the provider gives for one of its client IDs would do."];
        Task<IReadOnlyList<string>> Of(string? condition) => Warnings(Statement($"\"Federated\":\"{arn}\"", "sts:AssumeRoleWithWebIdentity", condition));

        Assert.Equal(warning, await Of(null));
        Assert.Equal(warning, await Of("\"StringLike\":{\"token.example.com/ci:sub\":\"*\"}"));
        Assert.Equal(warning, await Of("\"StringNotEquals\":{\"token.example.com/ci:sub\":\"a\"}"));
        Assert.Equal(warning, await Of("\"StringEqualsIfExists\":{\"token.example.com/ci:aud\":\"sts\"}"));
        Assert.Equal(warning, await Of("\"StringEquals\":{\"token.example.com:sub\":\"a\"}"));
        Assert.Empty(await Of("\"StringLike\":{\"token.example.com/ci:sub\":\"repo:org/*\"}"));
        Assert.Empty(await Of("\"StringEquals\":{\"token.example.com/ci:aud\":\"sts\"}"));

        foreach (var other in new[] { "arn:aws:iam::123456789012:oidc-provider/token.example.com/other", "arn:aws:iam::210987654321:oidc-provider/token.example.com/ci", "token.example.com/ci" })
        {
            Assert.Equal([$"Statement[0].Principal.Federated: IAM has no OpenID Connect provider {other} here, so nobody gets in with its tokens."],
                await Warnings(Statement($"\"Federated\":\"{other}\"", "sts:AssumeRoleWithWebIdentity")));
        }
    }
}
