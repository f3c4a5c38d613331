using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetFormDraftTests
{
    [Fact]
    public async Task Answers_nothing_without_a_draft_and_refuses_who_is_no_operator()
    {
        await using var cognito = new TestCognito();
        var ana = cognito.As(await cognito.AnOperator());

        Assert.Null((await cognito.Invoke(new GetFormDraftRequest { Form = "/user-pools/create" }, ana)).Content);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(new GetFormDraftRequest { Form = "/user-pools/create" })).Code);
    }

    [Fact]
    public async Task Nobody_sees_the_draft_of_another()
    {
        await using var cognito = new TestCognito();
        var (ana, ben) = (cognito.As(await cognito.AnOperator()), cognito.As(await cognito.AnOperator("ben")));
        await cognito.Invoke(new SaveFormDraftRequest { Form = "/f", Content = "{}" }, ana);

        Assert.Null((await cognito.Invoke(new GetFormDraftRequest { Form = "/f" }, ben)).Content);
    }
}
