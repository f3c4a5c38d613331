using System.Text.Json;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Where existence is hidden, every public operation answers somebody and nobody alike.</summary>
public sealed partial class EnumerationTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        var pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        _client = await _cognito.AClient(pool, c => c with { PreventUserExistenceErrors = "ENABLED", ExplicitAuthFlows = [.. c.ExplicitAuthFlows!, "ALLOW_USER_AUTH"] });
        await _cognito.AUser(pool);
        await _cognito.SignUp(_client, "eva");
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData("InitiateAuth", "ana", "NotAuthorizedException Incorrect username or password.")]
    [InlineData("InitiateAuth unconfirmed", "eva", "NotAuthorizedException Incorrect username or password.")]
    [InlineData("RespondToAuthChallenge", "ana", "NotAuthorizedException Incorrect username or password.")]
    [InlineData("SRP", "ana", null)]
    [InlineData("USER_AUTH", "ana", null)]
    [InlineData("ForgotPassword", "ana", null)]
    [InlineData("ConfirmForgotPassword", "ana", "CodeMismatchException Invalid verification code provided, please try again.")]
    [InlineData("ConfirmSignUp", "ana", "ExpiredCodeException Invalid code provided, please request a code again.")]
    [InlineData("ResendConfirmationCode", "eva", null)]
    public async Task Somebody_and_nobody_get_the_same_answer(string operation, string somebody, string? refusal)
    {
        if (operation == "ConfirmForgotPassword")
            foreach (var name in new[] { somebody, "nob" }) await _cognito.Invoke(new ForgotPasswordRequest { ClientId = _client.ClientId!, Username = name });
        var (known, unknown) = (await Answer(operation, somebody), await Answer(operation, "nob"));
        Assert.Equal(known, unknown);
        if (refusal is not null) Assert.Equal(refusal, known);
        else Assert.StartsWith("{", known);
    }

    private Task<string> Answer(string operation, string name) => operation switch
    {
        "SRP" => Shape(TestCognito.SrpAuth(_client, new SrpClient(), name), name),
        "RespondToAuthChallenge" => WrongProof(name),
        "USER_AUTH" => Shape(new InitiateAuthRequest { ClientId = _client.ClientId!, AuthFlow = "USER_AUTH", AuthParameters = new Dictionary<string, string> { ["USERNAME"] = name, ["PREFERRED_CHALLENGE"] = "PASSWORD" } }, name),
        "ForgotPassword" => Shape(new ForgotPasswordRequest { ClientId = _client.ClientId!, Username = name }, name),
        "ConfirmForgotPassword" => Shape(new ConfirmForgotPasswordRequest { ClientId = _client.ClientId!, Username = name, ConfirmationCode = "wrong", Password = "Another-Horse-9" }, name),
        "ConfirmSignUp" => Shape(new ConfirmSignUpRequest { ClientId = _client.ClientId!, Username = name, ConfirmationCode = "wrong" }, name),
        "ResendConfirmationCode" => Shape(new ResendConfirmationCodeRequest { ClientId = _client.ClientId!, Username = name }, name),
        _ => Shape(_cognito.PasswordAuth(_client, name, "Wrong-Horse-9"), name),
    };

    private async Task<string> WrongProof(string name) => await Shape(await _cognito.SrpProof(_client, name, "Wrong-Horse-9"), name);

    /// <summary>The answer without what differs from call to call: long random texts, the name and the masked address.</summary>
    private async Task<string> Shape<T>(IRequest<T> request, string name)
        where T : class
    {
        var (answer, refusal) = await _cognito.Outcome(request);
        return refusal is not null ? $"{refusal.Code} {refusal.Message}"
            : Random().Replace(JsonSerializer.Serialize(answer, AwsJson.Options), "…").Replace($"\"{name}\"", "NAME", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[A-Za-z0-9+/=_-]{32,}|[a-z0-9]\*\*\*@[a-z0-9]\*\*\*")]
    private static partial Regex Random();
}
