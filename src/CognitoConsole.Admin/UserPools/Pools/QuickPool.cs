using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Kinds of application of AWS's console; each implies secret and grant.</summary>
public enum ApplicationType { TraditionalWeb, SinglePage, Mobile, MachineToMachine }

/// <summary>What "Create with recommended settings" asks for, and all that it decides itself.</summary>
public sealed class QuickPool
{
    private (string For, string Domain) _proposal = ("", "");
    private string? _domain;
    private string? _returnUrl;

    public string Name { get; set; } = "";
    public ApplicationType Type { get; set; } = ApplicationType.TraditionalWeb;

    /// <summary>Proposed by type until the operator types one.</summary>
    public string ReturnUrl
    {
        get => _returnUrl ?? Type switch { ApplicationType.Mobile => "myapp://callback", ApplicationType.MachineToMachine => "", _ => "http://localhost:3000/callback" };
        set => _returnUrl = value;
    }

    /// <summary>Proposed from the name until the operator types one.</summary>
    public string Domain
    {
        get => _domain ?? (Name.Trim().Length == 0 ? "" : _proposal.For == Name ? _proposal.Domain : (_proposal = (Name, DomainName.Suggest(Name))).Domain);
        set => _domain = value;
    }

    public bool HasPages => Type != ApplicationType.MachineToMachine;

    /// <summary>Puts the decisions into the draft; what exists already stays noted there.</summary>
    public void FillIn(PoolDraft draft)
    {
        var machine = Type == ApplicationType.MachineToMachine;
        var server = Identifier(Name);
        draft.Pool = new PoolForm
        {
            PoolName = Name,
            SignInByAttribute = true,
            UsernameAttributes = [AliasAttributeType.Email],
            CaseSensitive = false,
            Required = [AliasAttributeType.Email],
            Verify = [VerifiedAttributeType.Email],
            AdminCreateOnly = machine,
        };
        draft.ResourceServer = machine ? server : null;
        draft.Domain = Domain;
        draft.Clients =
        [
            new ClientForm
            {
                Name = Name,
                GenerateSecret = Type is ApplicationType.TraditionalWeb or ApplicationType.MachineToMachine,
                Grants = [machine ? OAuthFlowType.ClientCredentials : OAuthFlowType.Code],
                Scopes = machine ? [$"{server}/read", $"{server}/write"] : ["openid", "email"],
                Callbacks = machine ? [] : [ReturnUrl],
            },
        ];
    }

    /// <summary>A resource server's identifier from the name: "Billing service" → "billing-service".</summary>
    private static string Identifier(string name)
    {
        var words = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "api" : string.Join('-', words);
    }
}
