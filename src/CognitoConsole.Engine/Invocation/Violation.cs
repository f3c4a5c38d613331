using CognitoConsole.Contracts;
using FluentValidation;
using FluentValidation.Results;

namespace CognitoConsole.Engine;

/// <summary>A broken meaning rule, for rules that two operations share (create and update of the same thing).</summary>
/// <param name="Path">Member path in lowerCamelCase, so that a form can show the message under its input.</param>
internal readonly record struct Violation(string Path, string Message, string Code = ErrorCodes.InvalidParameterException);

internal static class Violations
{
    /// <summary>Runs a shared set of rules as part of an operation's validator.</summary>
    public static void Rules<T>(this AbstractValidator<T> validator, Func<T, IEnumerable<Violation>> rules) =>
        validator.RuleFor(request => request).Custom((request, context) =>
        {
            foreach (var violation in rules(request))
                context.AddFailure(new ValidationFailure(violation.Path, violation.Message) { ErrorCode = violation.Code });
        });

    /// <summary>For rules that need what the database says.</summary>
    /// <exception cref="CognitoException">The first violation; all of them in its fields.</exception>
    public static void Demand(this IEnumerable<Violation> violations)
    {
        var all = violations.ToList();
        if (all.Count > 0) throw new CognitoException(all[0].Code, all[0].Message) { Fields = [.. all.Select(v => new FieldError(v.Path, v.Message))] };
    }
}
