using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// What the running call has learnt about an attempt: whose it is, how his answers were judged, what risk was found. The parts of a sign-in
/// report here; <see cref="AuthEvents"/> writes it down.
/// </summary>
public sealed class AuthAttempt(TimeProvider clock)
{
    private readonly List<string> _answers = [];
    private string? _eventId;

    public CognitoUser? User { get; private set; }

    /// <summary>The app client that the attempt comes through; null when none is known.</summary>
    public UserPoolClient? Client { get; set; }

    /// <summary>The call continues an attempt that an earlier call began.</summary>
    public bool IsContinued { get; private set; }

    /// <summary>How the answers of this call were judged, named by what had been proven before.</summary>
    public IEnumerable<ChallengeResponseType> AnswersAfter(IReadOnlyList<ChallengeResponseType> earlier)
    {
        // The first factor is a password in AWS's words, whatever it is.
        var name = earlier.Any(a => a.ChallengeResponse == ChallengeResponse.Success) ? ChallengeName.Mfa : ChallengeName.Password;
        return _answers.Select(answer => new ChallengeResponseType { ChallengeName = name, ChallengeResponse = answer });
    }

    /// <summary>Functions lead the sign-in (CUSTOM_AUTH), which has a mode of threat protection of its own.</summary>
    public bool IsCustom => Flow == AuthFlowType.CustomAuth;

    /// <summary>The AuthFlow with which the sign-in began; null at the hosted UI.</summary>
    public string? Flow { get; private set; }

    public string? RiskLevel { get; set; }

    public string RiskDecision { get; set; } = RiskDecisionType.NoRisk;

    public bool IsCompromised { get; set; }

    /// <summary>The attempt failed, though its answer does not show it (PreventUserExistenceErrors).</summary>
    public bool IsRefused { get; set; }

    /// <summary>The attempt's name: made once, and carried by its challenge sessions.</summary>
    public string EventId => _eventId ??= Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    public void About(CognitoUser user) => User = user;

    public void Begin(string flow) => Flow = flow;

    /// <summary>An answer (a password, a code) was right or wrong.</summary>
    public void Judged(CognitoUser user, bool right)
    {
        User = user;
        _answers.Add(right ? ChallengeResponse.Success : ChallengeResponse.Failure);
    }

    /// <summary>What came before was an attempt of another kind (a sign-up whose session signs in).</summary>
    public void Anew()
    {
        _eventId = null;
        IsContinued = false;
    }

    /// <summary>A challenge session of the attempt was opened.</summary>
    public void Continue(string? eventId, string? flow)
    {
        Flow = flow ?? Flow;
        if (eventId is null) return;
        _eventId = eventId;
        IsContinued = true;
    }
}
