using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.Tests.Kit;

public sealed class ShapeWordsTests
{
    [Theory]
    [InlineData("Member must not be null", "Enter a value.")]
    [InlineData("Member must have length greater than or equal to 1", "Enter a value.")]
    [InlineData("Member must have length greater than or equal to 6", "At least 6 characters.")]
    [InlineData("Member must have length less than or equal to 128", "At most 128 characters.")]
    [InlineData("Member must have value less than or equal to 100", "At most 100.")]
    [InlineData("Member must have value greater than or equal to 1", "At least 1.")]
    [InlineData(@"Member must satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+", "No spaces.")]
    [InlineData(@"Member must satisfy regular expression pattern: [\w]+", @"A character does not fit, or stands in the wrong place. The pattern is [\w]+")]
    [InlineData("Member must satisfy enum value set: [EMAIL, SMS]", "One of EMAIL, SMS.")]
    [InlineData("User does not exist.", "User does not exist.")]
    public void Says_at_the_field_what_a_person_would(string message, string words) => Assert.Equal(words, ShapeWords.Of(message));
}
