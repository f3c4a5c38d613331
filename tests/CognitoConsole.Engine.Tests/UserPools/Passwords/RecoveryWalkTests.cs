using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Recovery walked at random beside a model of it: whatever is called in whatever order, a password changes by its own living code alone.</summary>
public sealed class RecoveryWalkTests
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_password_changes_only_by_the_newest_code_of_its_owner_within_the_hour(int seed)
    {
        await using var cognito = new TestCognito();
        var dice = new Random(seed);
        var people = new List<Person>();
        for (var i = 0; i < 2; i++)
        {
            var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
            var client = await cognito.AClient(pool);
            foreach (var name in new[] { "ana", "ben" })
            {
                await cognito.AUser(pool, name);
                people.Add(new Person(pool, client, name));
            }
        }

        var (changes, seen) = (0, new List<string> { "000000" });
        for (var step = 0; step < 120; step++)
        {
            var who = people[dice.Next(people.Count)];
            cognito.Clock.Advance(TimeSpan.FromSeconds(1 + dice.Next(dice.Next(4) == 0 ? 1800 : 60)));
            switch (dice.Next(4))
            {
                case 0 when (await cognito.Outcome(new ForgotPasswordRequest { ClientId = who.Client.ClientId!, Username = who.Name })).Answer is not null:
                    seen.Add(who.Code = await cognito.NewestCode(who.Pool));
                    who.SentAt = cognito.Clock.GetUtcNow();
                    break;
                case 1:
                    // A code of another kind, to the same address.
                    var token = (await cognito.SignIn(who.Client, who.Name, who.Password)).AccessToken!;
                    if ((await cognito.Outcome(new GetUserAttributeVerificationCodeRequest { AccessToken = token, AttributeName = "email" })).Answer is not null) seen.Add(await cognito.NewestCode(who.Pool));
                    break;
                default:
                    var (code, password) = (dice.Next(3) == 0 && who.Code is not null ? who.Code : seen[dice.Next(seen.Count)], $"Horse-{step}-Horse");
                    var isRight = code == who.Code && cognito.Clock.GetUtcNow() - who.SentAt < CodeLife;
                    var changed = (await cognito.Outcome(new ConfirmForgotPasswordRequest { ClientId = who.Client.ClientId!, Username = who.Name, ConfirmationCode = code, Password = password })).Answer is not null;
                    // A right code may meet the limits of wrong ones; a wrong code never passes.
                    Assert.True(isRight || !changed, $"step {step}: {who.Name}'s password was changed by a code that is not the one");
                    if (!changed) break;
                    (who.Password, who.Code) = (password, null);
                    changes++;
                    break;
            }

            foreach (var person in people) await cognito.SignIn(person.Client, person.Name, person.Password);
        }

        Assert.InRange(changes, 3, 60);
    }

    private sealed class Person(UserPoolType pool, UserPoolClientType client, string name)
    {
        public UserPoolType Pool { get; } = pool;
        public UserPoolClientType Client { get; } = client;
        public string Name { get; } = name;
        public string Password { get; set; } = TestCognito.Password;
        public string? Code { get; set; }
        public DateTimeOffset SentAt { get; set; }
    }
}
