using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a session between two steps carries of <see cref="SignInProof"/>.</summary>
public sealed record CarriedProof(AuthMethods Methods, int Level, DateTimeOffset? Since);

/// <summary>
/// What the sign-in under way has proven so far, and the level that it has to reach. Whoever checks a factor reports here; sealed sessions carry it from
/// step to step, and the end of the sign-in looks at it. One per invocation.
/// </summary>
public sealed class SignInProof
{
    public AuthMethods Methods { get; private set; }

    /// <summary>The level (<see cref="AcrLevels"/>) that this sign-in must reach; 0 for none in particular.</summary>
    public int Level { get; private set; }

    /// <summary>When an earlier sign-in was, whose proofs count here as well. Null: everything was proven in this one.</summary>
    public DateTimeOffset? Since { get; private set; }

    public void Add(AuthMethods method) => Methods |= method;

    public void Credit(AuthMethods methods, DateTimeOffset since) => (Methods, Since) = (Methods | methods, since);

    public void Demand(int level) => Level = level;

    /// <summary>Whether the level is reached, with one more method or without.</summary>
    public bool IsEnough(AuthMethods more = AuthMethods.None) => AcrLevels.Of(Methods | more) >= Level;

    public CarriedProof? Carried => this is { Methods: AuthMethods.None, Level: 0, Since: null } ? null : new(Methods, Level, Since);

    public void Continue(CarriedProof? carried)
    {
        if (carried is null) return;
        Methods |= carried.Methods;
        Level = carried.Level;
        Since = carried.Since;
    }

    /// <summary>The last word before tokens: whatever way a sign-in has taken, it does not end below its level.</summary>
    /// <exception cref="Contracts.CognitoException">NotAuthorizedException.</exception>
    public void DemandEnough()
    {
        if (!IsEnough()) throw Errors.LevelNotReachable();
    }

    /// <summary>What the answer to a challenge proves.</summary>
    public static AuthMethods MethodOf(string challenge) => challenge switch
    {
        ChallengeNameType.Password or ChallengeNameType.PasswordSrp => AuthMethods.Password,
        ChallengeNameType.SoftwareTokenMfa => AuthMethods.Totp,
        ChallengeNameType.SmsMfa or ChallengeNameType.SmsOtp => AuthMethods.Sms,
        ChallengeNameType.EmailOtp => AuthMethods.Email,
        ChallengeNameType.WebAuthn => AuthMethods.PlatformPasskey,
        _ => AuthMethods.None,
    };
}
