using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListUserImportLinesTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Lists_the_lines_that_made_no_user_page_by_page()
    {
        var job = await _cognito.AnImportJob(_pool, null,
            ["cognito:username=ana", "email=ana@example.com", "email_verified=true"], ["cognito:username=bob"], ["cognito:username=cid", "email=c", "email_verified=true"],
            ["cognito:username=ana", "email=x@example.com", "email_verified=true"]);
        await _cognito.Import(job);
        var first = await _cognito.Invoke(new ListUserImportLinesRequest { UserPoolId = _pool.Id!, JobId = job.JobId!, MaxResults = 2 });
        Assert.Equal([(3, "bob", "FAILED"), (4, "cid", "FAILED")], first.Lines.Select(l => (l.LineNumber, l.Username, l.Outcome)));
        Assert.Equal("Invalid email address format.", first.Lines[1].Message);
        var rest = await _cognito.Invoke(new ListUserImportLinesRequest { UserPoolId = _pool.Id!, JobId = job.JobId!, MaxResults = 2, NextToken = first.NextToken });
        Assert.Equal([new UserImportLineType(5, "ana", "SKIPPED", "The user already exists.")], rest.Lines);
        Assert.Null(rest.NextToken);
    }

    [Fact]
    public async Task Refuses_a_job_of_another_pool()
    {
        var job = await _cognito.AnImportJob(_pool);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new ListUserImportLinesRequest { UserPoolId = (await _cognito.APool()).Id!, JobId = job.JobId! })).Code);
    }
}
