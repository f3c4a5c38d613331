using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class DeleteFormDraftTests
{
    [Fact]
    public async Task Removes_only_the_own_draft_of_that_form()
    {
        await using var cognito = new TestCognito();
        var (ana, ben) = (cognito.As(await cognito.AnOperator()), cognito.As(await cognito.AnOperator("ben")));
        foreach (var caller in new[] { ana, ben })
            foreach (var form in new[] { "/f", "/g" })
                await cognito.Invoke(new SaveFormDraftRequest { Form = form, Content = "{}" }, caller);

        await cognito.Invoke(new DeleteFormDraftRequest { Form = "/f" }, ana);

        Assert.Null((await cognito.Invoke(new GetFormDraftRequest { Form = "/f" }, ana)).Content);
        Assert.NotNull((await cognito.Invoke(new GetFormDraftRequest { Form = "/g" }, ana)).Content);
        Assert.NotNull((await cognito.Invoke(new GetFormDraftRequest { Form = "/f" }, ben)).Content);
    }
}
