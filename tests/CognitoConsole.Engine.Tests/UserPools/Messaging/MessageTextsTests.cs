using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.Extensions;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Each text of the pool stands in the message that it is for, and AWS's own where the pool has none.</summary>
public sealed class MessageTextsTests
{
    private const string Subject = "Your verification code", Text = "Your confirmation code is #";

    [Theory, MemberData(nameof(Codes))]
    [Shows("UserPool.EmailVerificationMessage", "UserPool.EmailVerificationSubject", "UserPool.SmsVerificationMessage")]
    [Shows("UserPool.VerificationMessageTemplate.EmailMessage", "UserPool.VerificationMessageTemplate.EmailSubject", "UserPool.VerificationMessageTemplate.SmsMessage")]
    public async Task A_code_comes_in_the_words_of_the_pool(string medium, Func<CreateUserPoolRequest, CreateUserPoolRequest> with, string? subject, string text)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => with(p) with { SmsConfiguration = TestCognito.SmsSettings, AutoVerifiedAttributes = [medium == MessageWriter.Sms ? "phone_number" : "email"] });
        await cognito.Invoke(SmsPool.SignUp((await cognito.AClient(pool)).ClientId!, "ana") with { UserAttributes = Both });
        Assert.Equal((medium, subject, text), await Newest(cognito, pool, @"\d{6}"));
    }

    public static TheoryData<string, Func<CreateUserPoolRequest, CreateUserPoolRequest>, string?, string> Codes => new()
    {
        { MessageWriter.Email, p => p, Subject, Text },
        { MessageWriter.Email, p => p with { EmailVerificationMessage = "Take {####}" }, Subject, "Take #" },
        { MessageWriter.Email, p => p with { EmailVerificationSubject = "Hello" }, "Hello", Text },
        { MessageWriter.Email, p => p with { SmsVerificationMessage = "Take {####}" }, Subject, Text },
        { MessageWriter.Email, p => p with { VerificationMessageTemplate = new() { EmailMessage = "<b>{####}</b>, {username}" } }, Subject, "<b>#</b>, ana" },
        { MessageWriter.Email, p => p with { VerificationMessageTemplate = new() { EmailSubject = "Hello" } }, "Hello", Text },
        { MessageWriter.Sms, p => p, null, Text },
        { MessageWriter.Sms, p => p with { SmsVerificationMessage = "Take {####}" }, null, "Take #" },
        { MessageWriter.Sms, p => p with { VerificationMessageTemplate = new() { SmsMessage = "{####} for {username}" } }, null, "# for ana" },
        { MessageWriter.Sms, p => p with { EmailVerificationMessage = "Take {####}", EmailVerificationSubject = "Hello" }, null, Text },
    };

    [Theory]
    [InlineData("CONFIRM_WITH_CODE", Subject, Text)]
    [InlineData("CONFIRM_WITH_LINK", "Hello", "Please <a href=\"#\">come in</a>")]
    [InlineData("CONFIRM_WITH_LINK", "Your verification link", "Please click the link below to verify your email address. <a href=\"#\">Verify Email</a> ")]
    [Shows("UserPool.VerificationMessageTemplate.DefaultEmailOption", "UserPool.VerificationMessageTemplate.EmailMessageByLink", "UserPool.VerificationMessageTemplate.EmailSubjectByLink")]
    public async Task A_link_takes_the_place_of_the_code_where_the_pool_says_so(string option, string subject, string text)
    {
        await using var cognito = new TestCognito();
        var own = subject == "Your verification link" ? null : "Please {##come in##}";
        var pool = await cognito.APool(p => OutboxTestData.Verifying(p) with
        {
            VerificationMessageTemplate = new() { DefaultEmailOption = option, EmailMessageByLink = own, EmailSubjectByLink = own is null ? null : "Hello" },
        });
        await cognito.ADomain(pool);
        await cognito.SignUp(await cognito.AClient(pool));
        Assert.Equal((MessageWriter.Email, subject, text), await Newest(cognito, pool, option == "CONFIRM_WITH_LINK" ? @"http[^""]+/confirmUser\?[^""]+" : @"\d{6}"));
    }

    [Theory, MemberData(nameof(Invitations))]
    [Shows("UserPool.AdminCreateUserConfig.InviteMessageTemplate.EmailMessage", "UserPool.AdminCreateUserConfig.InviteMessageTemplate.EmailSubject", "UserPool.AdminCreateUserConfig.InviteMessageTemplate.SMSMessage")]
    public async Task An_invitation_comes_in_the_words_of_the_pool(string medium, MessageTemplateType? template, string? subject, string text)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { SmsConfiguration = TestCognito.SmsSettings, AdminCreateUserConfig = new() { InviteMessageTemplate = template } });
        await cognito.Invoke(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ana", TemporaryPassword = "Temporary-1", UserAttributes = Both, DesiredDeliveryMediums = [medium] });
        Assert.Equal((medium, subject, text), await Newest(cognito, pool, "Temporary-1"));
    }

    public static TheoryData<string, MessageTemplateType?, string?, string> Invitations => new()
    {
        { MessageWriter.Email, null, "Your temporary password", "Your username is ana and temporary password is #. " },
        { MessageWriter.Email, new() { EmailMessage = "<i>{username}</i>: {####}" }, "Your temporary password", "<i>ana</i>: #" },
        { MessageWriter.Email, new() { EmailSubject = "Join us", SMSMessage = "{username} {####}" }, "Join us", "Your username is ana and temporary password is #. " },
        { MessageWriter.Sms, new() { EmailSubject = "Join us" }, null, "Your username is ana and temporary password is #. " },
        { MessageWriter.Sms, new() { SMSMessage = "{username} {####}" }, null, "ana #" },
    };

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("Shop <shop@example.com>", null, null, "Shop <shop@example.com>")]
    [InlineData(null, "help@example.com", null, null)]
    [InlineData(null, null, "identity/post@example.com", "post@example.com")]
    [InlineData("shop@example.com", "help@example.com", "identity/post@example.com", "shop@example.com")]
    [InlineData(null, null, "identity/example.com", null)]
    [Shows("UserPool.EmailConfiguration.From", "UserPool.EmailConfiguration.ReplyToEmailAddress", "UserPool.EmailConfiguration.SourceArn")]
    public async Task The_sender_gets_the_pools_addresses_with_the_message(string? from, string? replyTo, string? identity, string? sender)
    {
        var sent = new MemorySender();
        await using var cognito = OutboxTestData.With(sent);
        var pool = await cognito.APool(p => OutboxTestData.Verifying(p) with
        {
            EmailConfiguration = new()
            {
                From = from,
                ReplyToEmailAddress = replyTo,
                SourceArn = identity is null ? null : "arn:aws:ses:us-east-1:123456789012:" + identity,
                EmailSendingAccount = identity is null ? EmailSendingAccountType.CognitoDefault : EmailSendingAccountType.Developer,
            },
        });
        await cognito.AMessage(pool);
        await cognito.Dispatch();
        // Null: the server's own address.
        Assert.Equal((sender, replyTo), Assert.Single(sent.Sent) is var message ? (message.From, message.ReplyTo) : default);
    }

    private static IReadOnlyList<AttributeType> Both => TestCognito.Attributes(("email", "ana@example.com"), ("phone_number", SmsPool.Number));

    /// <summary>The newest message, with a mark in place of what differs each time.</summary>
    private static async Task<(string Medium, string? Subject, string Text)> Newest(TestCognito cognito, UserPoolType pool, string secret)
    {
        var (message, body) = (await cognito.Outbox(pool))[0];
        return (message.Medium, message.Subject, System.Text.RegularExpressions.Regex.Replace(body, secret, "#"));
    }
}
