using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.Kit;

public sealed class CliCommandTests
{
    [Theory]
    [InlineData("CreateUserPoolClient", "create-user-pool-client")]
    [InlineData("CallbackURLs", "callback-urls")]
    [InlineData("AllowedOAuthFlows", "allowed-o-auth-flows")]
    [InlineData("DefaultRedirectURI", "default-redirect-uri")]
    [InlineData("SetUICustomization", "set-ui-customization")]
    [InlineData("CSS", "css")]
    [InlineData("AllowedOAuthFlowsUserPoolClient", "allowed-o-auth-flows-user-pool-client")]
    public void Names_are_written_as_botocore_writes_them(string name, string expected) => Assert.Equal(expected, CliCommand.Kebab(name));

    [Fact]
    public void A_request_becomes_a_command_with_flags_lists_and_json()
    {
        var command = CliCommand.For(new CreateUserPoolClientRequest
        {
            UserPoolId = "us-east-1_abc",
            ClientName = "it's mine",
            GenerateSecret = true,
            EnableTokenRevocation = false,
            RefreshTokenValidity = 30,
            CallbackURLs = ["https://a.example.com/", "https://b.example.com/?x=1&y"],
            TokenValidityUnits = new TokenValidityUnitsType { AccessToken = "hours" },
        }, "http://localhost:8080");

        Assert.StartsWith("aws cognito-idp create-user-pool-client \\\n  --user-pool-id us-east-1_abc", command, StringComparison.Ordinal);
        Assert.Contains(@"--client-name 'it'\''s mine'", command, StringComparison.Ordinal);
        Assert.Contains("--generate-secret \\", command, StringComparison.Ordinal);
        Assert.Contains("--no-enable-token-revocation", command, StringComparison.Ordinal);
        Assert.Contains("--refresh-token-validity 30", command, StringComparison.Ordinal);
        Assert.Contains("--callback-urls https://a.example.com/ 'https://b.example.com/?x=1&y'", command, StringComparison.Ordinal);
        Assert.Contains("""--token-validity-units '{"AccessToken":"hours"}'""", command, StringComparison.Ordinal);
        Assert.EndsWith("--endpoint-url http://localhost:8080", command, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_is_said_to_be_one() =>
        Assert.EndsWith("--callback-urls '[]'", CliCommand.For(new UpdateUserPoolClientRequest { UserPoolId = "us-east-1_abc", ClientId = "c1", CallbackURLs = [] }), StringComparison.Ordinal);

    [Fact]
    public void Several_requests_are_commands_one_after_another()
    {
        object?[] requests = [new DeleteUserPoolDomainRequest { Domain = "shop" }, null, new DeleteFunctionRequest { Name = "hello" }, new DeleteUserPoolRequest { UserPoolId = "us-east-1_abc" }];
        Assert.Equal("aws cognito-idp delete-user-pool-domain \\\n  --domain shop\n\naws cognito-idp delete-user-pool \\\n  --user-pool-id us-east-1_abc", CliCommand.Script(requests));
        Assert.Null(CliCommand.Script([null, new DeleteFunctionRequest { Name = "hello" }]));
    }

    [Fact]
    public void Members_that_are_not_set_are_not_written() =>
        Assert.Equal("aws cognito-idp list-user-pools \\\n  --max-results 60", CliCommand.For(new ListUserPoolsRequest { MaxResults = 60 }));

    [Fact]
    public void Secrets_are_masked()
    {
        var command = CliCommand.For(new AdminSetUserPasswordRequest { UserPoolId = "us-east-1_abc", Username = "ana", Password = "Hunter2!" })!;
        Assert.DoesNotContain("Hunter2", command, StringComparison.Ordinal);
        Assert.Contains("--password '********'", command, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_inside_structures_and_lists_are_masked()
    {
        var json = CliCommand.Json(new[] { new UserPoolClientType { ClientName = "web", ClientSecret = "s3cret" } });
        Assert.Equal("""[{"ClientName":"web","ClientSecret":"********"}]""", json);
    }

    [Fact]
    public void What_the_CLI_does_not_know_has_no_command() => Assert.Null(CliCommand.For(new object()));

    [Fact]
    public void Of_a_providers_details_only_the_secret_is_masked_and_a_document_is_left_to_its_file()
    {
        var command = CliCommand.For(new CreateIdentityProviderRequest
        {
            UserPoolId = "us-east-1_abc",
            ProviderName = "Okta",
            ProviderType = "OIDC",
            ProviderDetails = new Dictionary<string, string> { ["client_id"] = "app", ["client_secret"] = "do-not-tell", ["private_key"] = "nor-this", ["MetadataFile"] = new string('x', 3_000) },
        });
        Assert.Contains("""--provider-details '{"client_id":"app","client_secret":"********","private_key":"********","MetadataFile":"CONTENT OF MetadataFile"}'""", command, StringComparison.Ordinal);
    }
}
