using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using FluentValidation;

namespace CognitoConsole.Admin.Tests.Kit;

public sealed class FormErrorsTests
{
    private sealed record Model(string Name, IReadOnlyList<string> Urls);

    private sealed class ModelRules : AbstractValidator<Model>
    {
        public ModelRules()
        {
            RuleFor(m => m.Name).NotEmpty().WithMessage("Give it a name.");
            RuleForEach(m => m.Urls).Must(u => u.StartsWith("https:", StringComparison.Ordinal)).WithMessage("Use https.");
        }
    }

    [Fact]
    public void Shape_rules_show_only_once_the_field_was_left()
    {
        var errors = new FormErrors();
        errors.UseRules(() => new CreateUserPoolRequest { PoolName = "" });
        errors.Refresh();
        Assert.Empty(errors.For("poolName"));

        errors.Touch("poolName");
        Assert.Contains(errors.For("poolName"), e => e == "Enter a value.");
    }

    [Fact]
    public void A_tried_save_shows_every_rule()
    {
        var errors = new FormErrors();
        errors.UseRules(FormErrors.From(new ModelRules(), () => new Model("", ["http://a"])));
        Assert.False(errors.Validate());
        Assert.Equal(["Give it a name."], errors.For("name"));
        Assert.Equal(["Use https."], errors.For("urls"));
    }

    [Fact]
    public void A_correct_form_may_be_sent()
    {
        var errors = new FormErrors();
        errors.UseRules(FormErrors.From(new ModelRules(), () => new Model("x", ["https://a"])));
        Assert.True(errors.Validate());
        Assert.Empty(errors.Shown);
    }

    [Fact]
    public void What_the_engine_names_stands_under_its_field_until_the_next_call()
    {
        var errors = new FormErrors();
        errors.SetServer([new FieldError("policies.passwordPolicy.minimumLength", "Too short")]);
        Assert.Equal(["Too short"], errors.For("policies.passwordPolicy.minimumLength"));
        Assert.Equal(["Too short"], errors.For("policies"));
        Assert.Empty(errors.For("policies.passwordPolicy.minimum"));
        errors.ClearServer();
        Assert.Empty(errors.Shown);
    }

    [Theory]
    [InlineData("Policies.PasswordPolicy.MinimumLength", "policies.passwordPolicy.minimumLength")]
    [InlineData("Urls[0]", "urls.1.member")]
    public void Property_names_become_member_paths(string property, string path) => Assert.Equal(path, FormErrors.MemberPath(property));
}
